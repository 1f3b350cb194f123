// What an expression takes, roughly: a tree of its characters, repeats and boundaries for pattern_gate.h. Where the
// tree is not exact it takes more than the expression: every byte outside ASCII is alike, and flags that no rule needs
// give no tree at all.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mannerly {

inline constexpr std::size_t kAsciiCount = 128;

struct GateTree {
  enum class Kind { kChars, kBoundary, kAll, kAny, kRepeat };
  enum class Boundary { kLineBegin, kLineEnd, kTextBegin, kTextEnd, kWord, kNoWord };
  static constexpr std::size_t kEndless = ~std::size_t{0};

  Kind kind = Kind::kAll;
  std::bitset<kAsciiCount> ascii;  ///< kChars: one of these, or
  bool foreign = false;            ///< a character outside ASCII
  Boundary boundary = Boundary::kWord;
  int group = 0;          ///< kAny: the number of the group it is; 0: none that is numbered
  std::size_t least = 0;  ///< kRepeat, of the one part
  std::size_t most = 0;
  std::vector<GateTree> parts;  ///< kAll: one behind the other; kAny: one of them; none: nothing
};

/// The tree of an expression that Regex::compile() has accepted; nullopt where it uses what this does not read.
std::optional<GateTree> read_gate_tree(std::string_view pattern);

/// Whether a letter, digit or underscore of ASCII stands before that group in every match. False where it is not plain.
bool has_word_before(std::string_view pattern, int group);

}  // namespace mannerly
