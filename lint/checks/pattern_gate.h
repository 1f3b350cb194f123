// Whether an expression can match in a text, from a table that lies ready in the pack: an automaton that takes every
// text the expression matches in, and few others. RE2 compiles an expression in a hundred times the time that looking
// through a draft takes; where the gate is shut, nothing is compiled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mannerly {

/// Immutable view.
class PatternGate {
 public:
  /// Lets everything through.
  PatternGate() = default;
  /// `bytes` as gate_of() wrote them; they must outlive this. None: lets everything through.
  explicit PatternGate(std::string_view bytes);

  /// False when the expression matches nowhere in the text, which begins and ends where the search does.
  bool may_match(std::string_view text) const;

 private:
  template <class State>
  bool passes(std::string_view text, std::string_view rows) const;

  std::size_t columns_ = 0;
  std::string_view class_of_;  ///< of every byte
  std::string_view narrow_;    ///< per state, the next for each class of bytes and for the text's end: a byte each
  std::string_view wide_;      ///< the same where there are too many states: two bytes each
};

/// The table of an expression that Regex::compile() has accepted. Empty where it would be too large, or where the
/// expression uses what pattern_syntax.h does not read.
std::string gate_of(std::string_view pattern);
/// The same of the matches alone in which that group has no letter and no digit of ASCII, or took no part.
std::string gate_without_words(std::string_view pattern, int group);

}  // namespace mannerly
