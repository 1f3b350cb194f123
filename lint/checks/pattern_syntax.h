// What an expression takes: a tree of its characters, repeats and boundaries, for pattern_gate.h and pattern_trial.h.
// Where the tree is not exact it takes more than the expression; flags that no rule needs give no tree at all.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mannerly {

inline constexpr std::size_t kAsciiCount = 128;

/// Characters outside ASCII.
struct ForeignChars {
  struct Range {
    char32_t first = 0;
    char32_t last = 0;
  };
  std::vector<Range> ranges;
  bool any_but = false;  ///< all but those of the ranges
  bool exact = true;     ///< false: others too that differ from them by case

  bool none() const { return ranges.empty() && !any_but; }
};

struct PatternTree {
  enum class Kind { kChars, kBoundary, kAll, kAny, kRepeat };
  enum class Boundary { kLineBegin, kLineEnd, kTextBegin, kTextEnd, kWord, kNoWord };
  static constexpr std::size_t kEndless = ~std::size_t{0};

  Kind kind = Kind::kAll;
  std::bitset<kAsciiCount> ascii;  ///< kChars: one of these, or
  ForeignChars foreign;
  bool folds = false;  ///< kChars: and the signs outside ASCII whose lower case is k or s
  Boundary boundary = Boundary::kWord;
  int group = 0;          ///< kAny: the number of the group it is; 0: none that is numbered
  std::size_t least = 0;  ///< kRepeat, of the one part
  std::size_t most = 0;
  bool lazy = false;               ///< kRepeat: rather less often than more often
  std::vector<PatternTree> parts;  ///< kAll: one behind the other; kAny: one of them, rather the first; none: nothing

  bool takes_foreign() const { return folds || !foreign.none(); }
};

/// What stands on one side of a place.
enum class Side : std::uint8_t { kTextEnd, kLineEnd, kWord, kOther };
inline constexpr std::size_t kSideCount = 4;
/// Of a byte; those outside ASCII are of no word.
Side side_of(std::size_t byte);
bool holds(PatternTree::Boundary boundary, Side before, Side behind);

/// The tree of an expression that Regex::compile() has accepted; nullopt where it uses what this does not read.
std::optional<PatternTree> read_pattern_tree(std::string_view pattern);

/// Whether a letter, digit or underscore of ASCII stands before that group in every match. False where it is not plain.
bool has_word_before(std::string_view pattern, int group);

}  // namespace mannerly
