// Regular expressions: the only place that includes RE2. An expression is compiled when it is first searched for and
// neither its gate nor trying gives the answer; which strings must occur before a search is worth it,
// required_strings() says (pattern_index.h looks for them).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/pattern_gate.h"
#include "checks/pattern_trial.h"
#include "mannerly/result.h"
#include "mannerly/span.h"

namespace re2 {
class RE2;
}

namespace mannerly {

/// A text, and the same with A to Z in lower case, byte for byte as long. The bytes must outlive it.
struct CasedText {
  std::string_view written;
  std::string_view lower;
};

/// Whether the text has one of the two letters outside ASCII whose lower case is in it: a pattern that ignores case
/// takes them for k and s.
bool folds_into_ascii(std::string_view text);

/// One expression. `^` and `$` match at lines. Thread safe.
class Regex {
 public:
  /// An Error for bad syntax, for a pattern over 64 KiB, and for one that matches the empty string.
  static Result<Regex> compile(const std::string& pattern);
  /// An expression that compile() has accepted before; it is compiled when a text that its gate lets through is
  /// searched.
  static Regex accepted(std::string pattern, PatternGate gate = {}, PatternTrial trial = {});

  /// Spans of group `group` (0: whole match) of all disjoint matches in `text`, offsets from the text's start; `limit`
  /// at most. Groups that took no part are left out.
  struct Match {
    Span whole;
    Span group;
  };
  std::vector<Match> find_all(const CasedText& text, int group) const;
  /// Of the matches within these parts of the text alone, each of which is searched as a text of its own.
  std::vector<Match> find_all(const CasedText& text, const std::vector<Span>& parts, int group) const;
  std::vector<Match> find_all(std::string_view text, int group) const;
  /// `rewrite` with \0 to \9 replaced by the groups of the match at `whole` of `text`.
  std::string rewrite(const CasedText& text, Span whole, const std::string& rewrite) const;
  /// Group `group` of the match at `whole` of `text`; empty when it took no part.
  Span group_of(const CasedText& text, Span whole, int group) const;
  int group_count() const;
  const std::string& pattern() const;

 private:
  struct Compiled;
  struct Lazy;
  class Search;
  const Compiled& compiled() const;
  /// The one to search this text with.
  const Compiled& compiled_for(std::string_view written) const;
  std::shared_ptr<Lazy> lazy_;
};

/// The size of an escape at `i` of a pattern such as \x{1f600} that stands for an arrow, a symbol or an emoji; 0 where
/// there is none.
std::size_t symbol_escape_size(std::string_view pattern, std::size_t i);

/// Strings of which at least one occurs, in any ASCII casing, in a text that matches.
using AnyOf = std::vector<std::string>;
/// What a text that `pattern` (accepted by compile()) matches has: one string of each list. Empty: that cannot be told.
std::vector<AnyOf> required_strings(const std::string& pattern);

}  // namespace mannerly
