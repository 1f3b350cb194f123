// Case folding, case conversion and character classes, by ICU's properties (root locale).
#include "text/casing.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/byte_set.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "text/code_points.h"
#include "text/western.h"

namespace mannerly {
namespace {

UChar32 icu_point(char32_t c) { return static_cast<UChar32>(c); }

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

using CaseFunction = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string mapped(CaseFunction function, std::string_view utf8) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  function("", 0, piece(utf8), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(utf8);
}

/// `upper` and `lower` letters; `starts_upper`: the first of them is upper case.
Casing casing_from(std::size_t upper, std::size_t lower, bool starts_upper) {
  if (upper == 0) return lower == 0 ? Casing::kNone : Casing::kLower;
  if (upper == 1 && starts_upper) return Casing::kCapital;
  return lower == 0 ? Casing::kUpper : Casing::kMixed;
}

/// ' or " for a mark that straightened() takes for one, or 0.
char straight(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x02BC) return '\'';
  return c >= 0x201C && c <= 0x201F ? '"' : '\0';
}

/// The text with `map` of every character; nothing for one that has others than those of western.h.
template <class Map>
std::optional<std::string> mapped_western(std::string_view utf8, const Map& map) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    if (!western::has(c.value)) return std::nullopt;
    append_utf8(out, map(c.value));
    at += c.size;
  }
  return out;
}

/// fold() of a text of ASCII, letters of Latin-1 and quotation marks; nothing for another.
std::optional<std::string> fold_western(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    at += c.size;
    const char plain = straight(c.value);
    const bool is_letter = c.value >= 0xC0 && c.value <= 0xFF && c.value != 0xD7 && c.value != 0xF7;
    if (plain == 0 && c.value >= 0x80 && !is_letter) return std::nullopt;
    if (plain != 0) {
      out += plain;
    } else if (c.value == 0xDF) {
      out += "ss";
    } else {
      append_utf8(out, western::lower(c.value));
    }
  }
  return out;
}

/// fold() of a text that is not ASCII.
std::string fold_more(std::string_view utf8) {
  if (auto western = fold_western(utf8)) return std::move(*western);
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&out);
    folder->normalizeUTF8(0, piece(utf8), sink, nullptr, status);
  }
  return straightened(U_SUCCESS(status) ? std::string_view(out) : utf8);
}

}  // namespace

Casing casing_of(std::string_view word) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool starts_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.size;
    if (is_upper(c.value)) {
      if (upper + lower == 0) starts_upper = true;
      ++upper;
    } else if (is_lower(c.value)) {
      ++lower;
    }
  }
  return casing_from(upper, lower, starts_upper);
}

FoldedWord folded_word(std::string_view word) {
  static constexpr ByteSet kLower("abcdefghijklmnopqrstuvwxyz");
  if (std::all_of(word.begin(), word.end(), [&](char c) { return kLower.has(c); })) {
    return {std::string(word), word.empty() ? Casing::kNone : Casing::kLower};
  }
  if (!is_ascii(word)) return {fold_more(word), casing_of(word)};
  FoldedWord out{std::string(word), Casing::kNone};
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t lower_before = 0;  // lower-case letters before the first upper-case one
  for (char& c : out.folded) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_lower = c >= 'a' && c <= 'z';
    upper += is_upper ? 1U : 0U;
    lower += is_lower ? 1U : 0U;
    if (upper == 0) lower_before = lower;
    if (is_upper) c = static_cast<char>(c - 'A' + 'a');
  }
  out.casing = casing_from(upper, lower, lower_before == 0);
  return out;
}

bool is_upper(char32_t c) {
  if (western::has(c)) return western::is_upper(c);
  return u_isupper(icu_point(c)) != 0 || u_istitle(icu_point(c)) != 0;
}

bool is_lower(char32_t c) {
  if (western::has(c)) return western::is_lower(c);
  return u_islower(icu_point(c)) != 0;
}

bool is_letter(char32_t c) {
  if (western::has(c)) return western::is_letter(c);
  return u_isalpha(icu_point(c)) != 0;
}

bool is_numeric(char32_t c) {
  if (western::has(c)) return western::is_numeric(c);
  return (U_GET_GC_MASK(icu_point(c)) & U_GC_N_MASK) != 0;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && ((U_GET_GC_MASK(icu_point(c)) & U_GC_M_MASK) != 0 || c == 0x200D);
}

bool is_blank(char32_t c) {
  if (western::has(c)) return western::is_blank(c);
  return u_isUWhiteSpace(icu_point(c)) != 0 ||
         (U_GET_GC_MASK(icu_point(c)) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_Z_MASK)) != 0;
}

bool ends_sentence(char32_t c) {
  if (western::has(c)) return c == '.' || c == '!' || c == '?' || c == 0x2026;
  return u_hasBinaryProperty(icu_point(c), UCHAR_S_TERM) != 0;
}

std::string straightened(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    if (const char plain = straight(c.value); plain != 0) {
      out += plain;
    } else {
      out.append(utf8.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view utf8) { return is_ascii(utf8) ? ascii_lower(utf8) : fold_more(utf8); }

std::string to_upper(std::string_view utf8) { return mapped(&icu::CaseMap::utf8ToUpper, utf8); }

std::string to_lower(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_lower(utf8);
  if (auto western = mapped_western(utf8, western::lower)) return std::move(*western);
  return mapped(&icu::CaseMap::utf8ToLower, utf8);
}

std::string base_letters(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  if (auto western = mapped_western(utf8, western::base)) return std::move(*western);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  std::string split;
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&split);
    decomposer->normalizeUTF8(0, piece(utf8), sink, nullptr, status);
  }
  if (U_FAILURE(status)) return std::string(utf8);
  std::string out;
  for (std::size_t at = 0; at < split.size();) {
    const CodePoint c = code_point_at(split, at);
    if (!is_combining(c.value)) out.append(split, at, c.size);
    at += c.size;
  }
  return out;
}

std::string capitalised(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    at += c.size;
    if (is_letter(c.value)) {
      append_utf8(out, static_cast<char32_t>(u_totitle(icu_point(c.value))));
      out.append(utf8.substr(at));
      return out;
    }
    out.append(utf8.substr(at - c.size, c.size));
  }
  return out;
}

}  // namespace mannerly
