// Regular expressions: the only place that includes RE2. One RE2::Set per kind of text is the prefilter: a single
// linear scan says which expressions can match at all; only those are searched for their spans.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"
#include "mannerly/span.h"

namespace re2 {
class RE2;
}

namespace mannerly {

/// Text a pattern is searched in: the prose mask, the source's own bytes, or the subject line.
enum class PatternText { kProse, kRaw, kSubject };
inline constexpr std::size_t kPatternTextCount = 3;

/// One compiled expression. `^` and `$` match at lines. Immutable and thread safe.
class Regex {
 public:
  /// An Error for bad syntax, for a pattern over 64 KiB, and for one that matches the empty string.
  static Result<Regex> compile(const std::string& pattern);

  /// Spans of group `group` (0: whole match) of all disjoint matches in `text`, offsets from the text's start; `limit`
  /// at most. Groups that took no part are left out.
  struct Match {
    Span whole;
    Span group;
  };
  std::vector<Match> find_all(std::string_view text, int group) const;
  /// `rewrite` with \0 to \9 replaced by the groups of the match at `whole` of `text`.
  std::string rewrite(std::string_view text, Span whole, const std::string& rewrite) const;
  int group_count() const;

 private:
  std::shared_ptr<const re2::RE2> re_;
};

/// The prefilters of one pack. add() while compiling, finish() once, then only candidates().
class RegexSets {
 public:
  RegexSets();
  ~RegexSets();
  RegexSets(RegexSets&&) noexcept;
  RegexSets& operator=(RegexSets&&) noexcept;

  /// The id of a pattern that Regex::compile has accepted.
  std::uint32_t add(PatternText text, const std::string& pattern);
  void finish();
  /// Per id of `kind`: whether the pattern can match in `text`.
  std::vector<bool> candidates(PatternText kind, std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mannerly
