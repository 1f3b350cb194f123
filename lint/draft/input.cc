// Size, UTF-8 and NUL checks on raw bytes. Everything about meaning is left to the formats.
#include "draft/input.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace mannerly::draft {

Error error_at_byte(std::string_view text, std::size_t at, const std::string& path, std::string message) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  Error error{.message = std::move(message), .path = path, .line = 1, .column = 1};
  error.line += u32(static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')));
  error.column += u32(
      static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return !is_continuation(c); })));
  return error;
}

std::optional<Error> check_text(std::string_view text, const std::string& path, std::uint32_t first_line) {
  std::optional<Error> error;
  if (text.size() > kMaxDraftBytes) {
    error = error_at_byte(text, 0, path, "the draft is larger than 64 MiB");
  } else if (const auto bad = first_invalid_utf8(text)) {
    error = error_at_byte(text, *bad, path, "invalid UTF-8; save the text as UTF-8");
  } else if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    error = error_at_byte(text, nul, path, "a NUL byte; this is not a text");
  }
  if (error) error->line += first_line - 1;
  return error;
}

std::size_t byte_order_mark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

}  // namespace mannerly::draft
