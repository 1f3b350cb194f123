#include "text/name_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/edit_distance.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "text/casing.h"
#include "text/code_points.h"
#include "text/document.h"

namespace mannerly {
namespace {

std::string decomposed(const std::string& utf8) {
  if (is_ascii(utf8)) return utf8;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
  std::string out;
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr, status);
  }
  return U_SUCCESS(status) ? out : utf8;
}

/// Latin letters that do not decompose into a base letter and a mark.
std::string_view plain_letter(char32_t c) {
  static constexpr std::array<std::pair<char32_t, std::string_view>, 10> kLetters{{{U'ø', "o"},
                                                                                   {U'ł', "l"},
                                                                                   {U'đ', "d"},
                                                                                   {U'ð', "d"},
                                                                                   {U'ħ', "h"},
                                                                                   {U'ı', "i"},
                                                                                   {U'æ', "ae"},
                                                                                   {U'œ', "oe"},
                                                                                   {U'þ', "th"},
                                                                                   {U'ŋ', "ng"}}};
  for (const auto& [letter, plain] : kLetters) {
    if (letter == c) return plain;
  }
  return {};
}

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) out.push_back(next_code_point(utf8, at));
  return out;
}

}  // namespace

std::string name_key(std::string_view utf8) {
  if (is_ascii(utf8)) {
    std::string out = ascii_lower(utf8);
    std::erase_if(out, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
    return out;
  }
  const std::string letters = decomposed(fold(utf8));
  std::string out;
  for (std::size_t at = 0; at < letters.size();) {
    const CodePoint c = code_point_at(letters, at);
    const std::string_view piece = std::string_view(letters).substr(at, c.size);
    at += c.size;
    if (!is_letter(c.value) && !is_numeric(c.value)) continue;
    const std::string_view plain = plain_letter(c.value);
    out += plain.empty() ? piece : plain;
  }
  return out;
}

std::vector<std::string> name_keys(std::string_view utf8) {
  std::vector<std::string> out;
  std::string word;
  const auto finish = [&] {
    if (std::string key = name_key(word); !key.empty()) out.push_back(std::move(key));
    word.clear();
  };
  const std::string text = straightened(utf8);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool inside = is_letter(c.value) || is_numeric(c.value) || is_combining(c.value) || c.value == U'\'';
    if (inside) word.append(text, at, c.size);
    if (!inside) finish();
    at += c.size;
  }
  finish();
  return out;
}

std::string whole_name_key(std::string_view utf8) {
  if (is_ascii(utf8)) return name_key(utf8);
  std::string out;
  for (const std::string& key : name_keys(utf8)) out += key;
  return out;
}

std::string transliteration_key(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kSame{{{"sch", "sh"},
                                                                                        {"kh", "h"},
                                                                                        {"zh", "i"},
                                                                                        {"ks", "x"},
                                                                                        {"iy", "i"},
                                                                                        {"yi", "i"},
                                                                                        {"iy", "i"},
                                                                                        {"ou", "u"},
                                                                                        {"oe", "o"},
                                                                                        {"ue", "u"},
                                                                                        {"ae", "a"},
                                                                                        {"aa", "a"},
                                                                                        {"ss", "s"},
                                                                                        {"y", "i"},
                                                                                        {"j", "i"},
                                                                                        {"w", "v"},
                                                                                        {"ii", "i"}}};
  std::string out(key);
  for (const auto& [from, to] : kSame) out = replace_all(std::move(out), from, to);
  return out;
}

std::size_t name_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string x = code_points(a);
  const std::u32string y = code_points(b);
  return std::min(distance_between<std::u32string_view>(x, y, limit), limit + 1);
}

bool same_script(std::string_view a, std::string_view b) {
  const auto script = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      UErrorCode status = U_ZERO_ERROR;
      if (is_letter(c)) return uscript_getScript(static_cast<UChar32>(c), &status);
    }
    return USCRIPT_COMMON;
  };
  return script(a) == script(b);
}

}  // namespace mannerly
