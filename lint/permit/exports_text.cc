#include "permit/exports_text.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace mannerly::permit {

std::string_view cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string valid(std::string_view text) {
  std::string out;
  while (const auto bad = first_invalid_utf8(text)) {
    out.append(text.substr(0, *bad)).append(1, '?');
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

std::string shown(std::string_view text) {
  constexpr std::size_t kShownBytes = 60;
  std::string out(cut(trim(text), kShownBytes));
  if (const auto bad = first_invalid_utf8(out)) out.resize(*bad);
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return out;
}

}  // namespace mannerly::permit
