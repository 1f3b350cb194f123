// The shapes of single words: possessives, brand names, acronyms, casing.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/document.h"

namespace mannerly {

inline bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Splits "Priya's", "teams'" into the word and its possessive ending.
inline std::pair<std::string_view, std::string_view> split_possessive(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S")))
    return {word.substr(0, word.size() - 2), word.substr(word.size() - 2)};
  if (word.size() > 2 && word.ends_with('\'')) return {word.substr(0, word.size() - 1), word.substr(word.size() - 1)};
  return {word, {}};
}

/// A capital behind a lower-case letter (iPhone, BrightSpike), or capitals with a lower-case s (KPIs, PhDs).
inline bool brand_or_acronym(std::string_view word) {
  constexpr std::size_t kLongestAcronym = 5;
  bool inner = false;
  for (std::size_t i = 1; i < word.size(); ++i)
    inner = inner || (is_ascii_lower(word[i - 1]) && is_ascii_upper(word[i]));
  if (inner) return true;
  std::string_view stem = word;
  if (stem.size() > 2 && stem.ends_with('s')) stem.remove_suffix(1);
  return stem.size() <= kLongestAcronym && stem.size() >= 2 && std::all_of(stem.begin(), stem.end(), is_ascii_upper);
}

/// `text` in the casing of `model`.
inline std::string in_case_of(std::string_view model, std::string text) {
  const std::string lower = to_lower(model);
  if (lower == model) return text;
  const bool upper = code_point_count(model) > 1 && to_upper(model) == model;
  return upper ? to_upper(text) : capitalised(text);
}

}  // namespace mannerly
