// Finds the subject line of plain and Markdown drafts, also in the bold form "**Subject:** …".
#include "draft/subject_line.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "draft/greeting.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kMarks = "*_ \t";

}  // namespace

void take_subject_line(Draft& draft) {
  if (draft.subject) return;
  const std::string_view text = std::string_view(draft.source.bytes()).substr(0, draft.body.end);
  const std::size_t begin = text.find_first_not_of(kBlank, draft.body.begin);
  if (begin == std::string_view::npos) return;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  const std::size_t next = std::min(end + 1, text.size());
  const std::size_t next_end = std::min(text.find('\n', next), text.size());
  const std::size_t key = text.find_first_not_of(kMarks, begin);
  if (key == std::string_view::npos || ascii_lower(text.substr(key, 8)) != "subject:") return;
  const Span behind = trimmed(text, {u32(next), u32(next_end)});
  if (!behind.empty() && greeting_end(draft, behind) == behind.begin) return;
  const std::size_t value = std::min(text.find_first_not_of(kMarks, key + 8), end);
  const std::string_view subject = trim(text.substr(value, end - value));
  draft.subject = Span{u32(value), u32(value + subject.size())};
  draft.body.begin = u32(end);
}

}  // namespace mannerly::draft
