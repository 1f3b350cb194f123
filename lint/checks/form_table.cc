#include "checks/form_table.h"

#include <algorithm>
#include <cstdint>

#include "base/strings.h"
#include "base/utf8.h"
#include "checks/near_words.h"
#include "text/casing.h"
#include "text/document.h"

namespace mannerly {
namespace {

/// Letters whose other case Hunspell and Unicode see differently.
bool is_odd(char32_t c) { return c == 0x130 || c == 0xDF || c == 0x1E9E || c == 0x149 || c >= 0x250; }

/// Dotless i, Cyrillic and all behind it up to the letters of Vietnamese, and from the radicals of Chinese on: in no
/// casing letters that English is written with.
bool is_foreign(char32_t c) {
  constexpr char32_t kDotless = 0x131;
  constexpr char32_t kCapitalSharp = 0x1E9E;
  return c == kDotless || (c >= 0x400 && c < 0x1F00 && c != kCapitalSharp) || (c >= 0x2E80 && c < 0xFB00);
}

bool has_foreign(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (is_foreign(next_code_point(word, at))) return true;
  }
  return false;
}

/// The casings that Hunspell tells apart; kForeign: a letter of another script is among them.
enum class Shape { kLower, kCapital, kUpper, kMixed, kForeign, kOther };

Shape shape_of(std::string_view word) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool first_capital = false;
  bool foreign = false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++count) {
    const char32_t c = next_code_point(word, at);
    if (c == '\'' || c == '.') continue;
    foreign = foreign || is_foreign(c);
    if (is_foreign(c)) continue;
    if (!is_letter(c) || is_odd(c)) return Shape::kOther;
    ++letters;
    if (!is_upper(c)) continue;
    ++capitals;
    first_capital = first_capital || count == 0;
  }
  if (foreign) return Shape::kForeign;
  if (capitals == 0) return Shape::kLower;
  if (capitals == 1 && first_capital) return Shape::kCapital;
  return capitals == letters ? Shape::kUpper : Shape::kMixed;
}

}  // namespace

std::optional<std::string> FormTable::packed(const std::vector<std::vector<std::string>>& dictionaries) {
  const std::optional<std::string> graph = word_graph(dictionaries);
  if (!graph) return std::nullopt;
  std::vector<std::uint8_t> foreign;
  for (const std::vector<std::string>& forms : dictionaries) {
    foreign.push_back(std::any_of(forms.begin(), forms.end(), has_foreign) ? 1 : 0);
  }
  ByteWriter out;
  out.array(foreign);
  out.text(*graph);
  return out.take();
}

FormTable::FormTable(std::string_view bytes, std::size_t n) {
  ByteReader in(bytes);
  const auto foreign = in.array<std::uint8_t>();
  if (n >= foreign.size()) return;
  has_foreign_ = foreign[n] != 0;
  forms_ = WordGraph(in.text(), n);
}

/// With a full stop behind it where the word has one there, for abbreviations.
bool FormTable::has(const std::string& word, bool stopped) const {
  return forms_.contains(word) || (stopped && forms_.contains(word + "."));
}

std::vector<std::string> FormTable::one_edit_away(std::string_view word) const {
  return words_one_edit_away(forms_, word);
}

std::optional<bool> FormTable::spells(std::string_view word) const {
  const auto is_plain = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return forms_.contains(word);
  constexpr std::size_t kLongest = 100;
  const std::string straight = replace_all(std::string(word), "’", "'");
  std::string_view bare = straight;
  while (bare.ends_with('.')) bare.remove_suffix(1);
  const bool stopped = bare.size() < straight.size();
  if (bare.empty()) return true;
  const Shape shape = bare.size() > kLongest ? Shape::kOther : shape_of(bare);
  const std::string as_is(bare);
  switch (shape) {
    case Shape::kForeign:
      return has_foreign_ ? std::nullopt : std::optional(false);
    case Shape::kOther:
      return std::nullopt;
    case Shape::kLower:
    case Shape::kMixed:
      return has(as_is, stopped);
    case Shape::kUpper: {
      if (has(as_is, stopped)) return true;
      const std::string lower = to_lower(bare);
      const std::size_t mark = lower.find('\'');
      if (mark != std::string::npos && mark + 1 < lower.size()) {
        const std::string parts = lower.substr(0, mark + 1) + capitalised(lower.substr(mark + 1));
        if (has(parts, false) || has(capitalised(parts), false)) return true;
      }
      return has(capitalised(lower), stopped) || has(lower, stopped);
    }
    case Shape::kCapital:
      return has(as_is, stopped) || has(to_lower(bare), stopped);
  }
  return std::nullopt;
}

}  // namespace mannerly
