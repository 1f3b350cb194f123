// The texts of an export that were sent to others, as drafts can be compared with them.
#include "mannerly/sent_texts.h"

#include <algorithm>

#include "base/utf8.h"
#include "permit/history_data.h"

namespace mannerly {

std::vector<SentText> sent_texts(const History& history, Day first, Day last, std::size_t most) {
  struct Found {
    permit::PersonId person;
    const History::Text* text;
    Day day;
  };
  std::vector<Found> found;
  for (const auto& [person, texts] : history.texts) {
    for (const History::Text& text : texts) {
      const std::chrono::sys_seconds time{std::chrono::seconds(text.time)};
      const Day day = std::chrono::floor<std::chrono::days>(time);
      if (day >= first && day <= last && !first_invalid_utf8(text.text)) found.push_back({person, &text, day});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.text->time > b.text->time; });
  found.resize(std::min(found.size(), most));
  std::vector<SentText> out;
  for (const Found& one : found) out.push_back({history.people.shown(one.person), one.text->text, one.day});
  return out;
}

}  // namespace mannerly
