// Finds what an expression matches in a short text by trying: at each place, each way in the expression's order, by
// steps that lie ready in the pack. RE2 compiles an expression in some hundred times the time that takes, and then
// finds faster. The answer is RE2's, or none: where a character outside ASCII could differ by case alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/utf8.h"
#include "mannerly/span.h"

namespace mannerly {

/// The groups of a match, the whole being group 0; offsets from the text's begin.
class MatchGroups {
 public:
  static constexpr int kMost = 10;

  bool took_part(int group) const { return ends_[index(group) + 1] != kNowhere; }
  Span span(int group) const { return {ends_[index(group)], ends_[index(group) + 1]}; }
  void set(int group, Span span) {
    ends_[index(group)] = span.begin;
    ends_[index(group) + 1] = span.end;
  }
  void clear() { ends_.fill(kNowhere); }

 private:
  friend class PatternTrial;
  static constexpr std::uint32_t kNowhere = ~0U;
  static constexpr std::size_t index(int group) { return static_cast<std::size_t>(group) * 2; }

  std::array<std::uint32_t, 2 * kMost> ends_;  ///< of each group its begin and its end
};

/// Immutable view.
class PatternTrial {
 public:
  /// Answers nothing.
  PatternTrial() = default;
  /// `bytes` as trial_of() wrote them; they must outlive this. None: answers nothing.
  explicit PatternTrial(std::string_view bytes);

  /// Whether find() may be asked about this part of a text, which is valid UTF-8.
  bool serves(std::string_view part) const;

  enum class Answer { kMatch, kNone, kUnknown };
  enum class Begin { kAnywhere, kHere };
  /// The first match that begins at `where.begin`, or behind it, and takes nothing behind `where.end`. Boundaries look
  /// at the whole text. Takes the steps it makes from `steps`, and knows nothing when none are left.
  Answer find(std::string_view text, Span where, Begin begin, MatchGroups& groups, std::size_t& steps) const;

 private:
  friend struct TrialWriter;
  enum class Kind : std::uint8_t { kMatch, kByte, kSet, kFork, kMark, kBoundary };
  struct Step {
    Kind kind = Kind::kMatch;
    std::uint8_t which = 0;   ///< the byte, set, place among the ends of groups, or boundary
    std::uint16_t next = 0;   ///< of a fork the way to try first
    std::uint16_t other = 0;  ///< of a fork
  };
  /// A set of characters.
  struct Set {
    static constexpr std::size_t kBytes = 16;
    std::array<std::uint8_t, kBytes> ascii{};
    std::uint16_t first_range = 0;
    std::uint16_t last_range = 0;  ///< behind it
    bool any_but = false;
    bool exact = true;

    bool has(std::size_t c) const { return (ascii[c / 8] >> (c % 8) & 1U) != 0; }
    void add(std::size_t c) { ascii[c / 8] = static_cast<std::uint8_t>(ascii[c / 8] | 1U << (c % 8)); }
  };
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  class Run;

  bool may_begin_with(char byte) const {
    const auto c = static_cast<unsigned char>(byte);
    return c < Set::kBytes * 8 ? begins_.has(c) : begins_.any_but && !is_continuation(byte);
  }

  bool folds_ = false;       ///< takes signs outside ASCII for k or s
  std::uint16_t begin_ = 0;  ///< the first step
  Set begins_;               ///< what a match can begin with; `any_but`: all outside ASCII
  FlatArray<Step> steps_;
  FlatArray<Set> sets_;
  FlatArray<Range> ranges_;
};

/// The steps of an expression that Regex::compile() has accepted. Empty where they would be too many, or where the
/// expression uses what pattern_syntax.h does not read.
std::string trial_of(std::string_view pattern);

}  // namespace mannerly
