// Names and counts shared by the formats.
#include "report/place.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/display.h"

namespace mannerly {

std::string shown_name(const std::string& name) { return first_invalid_utf8(name) ? name : printable(name); }

std::string draft_name(const Draft& draft) {
  return shown_name(draft.id.empty() ? draft.source.path() : draft.source.path() + "#" + draft.id);
}

std::string place_name(const Draft& draft, std::uint32_t offset) {
  const Position position = draft.source.position(offset);
  if (draft.record_line == 0) return fmt::format("{}:{}:{}", draft_name(draft), position.line, position.column);
  return fmt::format("{}:{} #{} {}:{}", shown_name(draft.source.path()), draft.record_line, shown_name(draft.id),
                     position.line, position.column);
}

std::string counted(std::size_t count, const std::string& singular, const std::string& plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string level_counts(const Summary& summary) {
  std::string counts;
  const auto add = [&](std::size_t count, const char* singular, const char* plural) {
    if (count == 0) return;
    counts += (counts.empty() ? "" : ", ") + counted(count, singular, plural);
  };
  add(summary.errors, "error", "errors");
  add(summary.warnings, "warning", "warnings");
  add(summary.advice, "advice", "advice");
  return counts.empty() ? "nothing to change" : counts;
}

std::string counts_text(const Summary& summary) {
  return level_counts(summary) + " in " + counted(summary.drafts, "draft", "drafts");
}

}  // namespace mannerly
