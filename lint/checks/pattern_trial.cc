#include "checks/pattern_trial.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "checks/pattern_syntax.h"
#include "checks/regex.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostSteps = 4096;

}  // namespace

/// One search, up to a match.
class PatternTrial::Run {
 public:
  Run(const PatternTrial& trial, std::string_view text, std::uint32_t end, MatchGroups& groups)
      : trial_(trial), text_(text), end_(end), groups_(groups) {}

  /// A match that begins here.
  Answer match_at(std::uint32_t begin, std::size_t& steps) {
    groups_.clear();
    open_.clear();
    at_ = begin;
    std::uint16_t place = trial_.begin_;
    for (; steps > 0; --steps) {
      const Step step = trial_.steps_[place];
      if (step.kind == Kind::kMatch) {
        groups_.set(0, {begin, at_});
        return Answer::kMatch;
      }
      const std::optional<bool> goes_on = go(step);
      if (!goes_on) return Answer::kUnknown;
      place = step.next;
      if (!*goes_on && !go_back(place)) return Answer::kNone;
    }
    return Answer::kUnknown;
  }

 private:
  static constexpr std::uint8_t kNoMark = 0xFF;

  /// What to do when the way fails that is being tried.
  struct Open {
    std::uint32_t at = 0;     ///< where to go on, or what to put back into `mark`
    std::uint16_t place = 0;  ///< where to go on
    std::uint8_t mark = kNoMark;
  };

  /// Whether the way goes on; nullopt: that cannot be told.
  std::optional<bool> go(const Step& step) {
    switch (step.kind) {
      case Kind::kByte:
        if (at_ == end_ || static_cast<unsigned char>(text_[at_]) != step.which) return false;
        ++at_;
        return true;
      case Kind::kSet:
        return at_ == end_ ? false : take(trial_.sets_[step.which]);
      case Kind::kFork:
        open_.push_back({at_, step.other, kNoMark});
        return true;
      case Kind::kMark: {
        std::uint32_t& mark = groups_.ends_[step.which];
        open_.push_back({mark, 0, step.which});
        mark = at_;
        return true;
      }
      case Kind::kBoundary:
        return holds(static_cast<PatternTree::Boundary>(step.which), side(at_ == 0, at_ - 1),
                     side(at_ == text_.size(), at_));
      case Kind::kMatch:
        break;
    }
    return true;
  }

  std::optional<bool> take(const Set& set) {
    if (const auto byte = static_cast<unsigned char>(text_[at_]); byte < kAsciiCount) {
      ++at_;
      return set.has(byte);
    }
    if (!set.exact) return std::nullopt;
    std::size_t behind = at_;
    const char32_t character = next_code_point(text_, behind);
    if (behind > end_) return false;
    at_ = static_cast<std::uint32_t>(behind);
    for (std::size_t i = set.first_range; i < set.last_range; ++i) {
      const Range range = trial_.ranges_[i];
      if (range.first <= character && character <= range.last) return !set.any_but;
    }
    return set.any_but;
  }

  Side side(bool text_ends, std::size_t byte) const {
    return text_ends ? Side::kTextEnd : side_of(static_cast<unsigned char>(text_[byte]));
  }

  /// To the last place with another way.
  bool go_back(std::uint16_t& place) {
    while (!open_.empty()) {
      const Open last = open_.back();
      open_.pop_back();
      if (last.mark == kNoMark) {
        at_ = last.at;
        place = last.place;
        return true;
      }
      groups_.ends_[last.mark] = last.at;
    }
    return false;
  }

  const PatternTrial& trial_;
  std::string_view text_;
  std::uint32_t end_;
  MatchGroups& groups_;
  std::uint32_t at_ = 0;
  std::vector<Open> open_;
};

PatternTrial::PatternTrial(std::string_view bytes) {
  ByteReader in(bytes);
  folds_ = in.value<bool>();
  begin_ = in.value<std::uint16_t>();
  begins_ = in.value<Set>();
  steps_ = in.array<Step>();
  sets_ = in.array<Set>();
  ranges_ = in.array<Range>();
}

bool PatternTrial::serves(std::string_view part) const {
  return steps_.size() > 0 && !(folds_ && folds_into_ascii(part));
}

PatternTrial::Answer PatternTrial::find(std::string_view text, Span where, Begin begin, MatchGroups& groups,
                                        std::size_t& steps) const {
  Run run(*this, text, where.end, groups);
  if (begin == Begin::kHere) return run.match_at(where.begin, steps);
  for (std::uint32_t at = where.begin; at <= where.end; ++at) {
    if (at < where.end && !may_begin_with(text[at])) continue;
    if (const Answer answer = run.match_at(at, steps); answer != Answer::kNone) return answer;
  }
  return Answer::kNone;
}

/// The tree of an expression as steps, from its end to its begin. The first is the match.
struct TrialWriter {
  using Trial = PatternTrial;
  using Place = std::uint16_t;

  std::vector<Trial::Step> steps{Trial::Step()};
  std::vector<Trial::Set> sets;
  std::vector<Trial::Range> ranges;
  bool folds = false;
  bool failed = false;

  Place put(Trial::Kind kind, std::size_t which, std::size_t next, std::size_t other = 0) {
    failed = failed || steps.size() >= kMostSteps;
    if (failed) return 0;
    steps.push_back({kind, static_cast<std::uint8_t>(which), static_cast<Place>(next), static_cast<Place>(other)});
    return static_cast<Place>(steps.size() - 1);
  }

  /// Where `tree` begins when `next` follows it.
  Place add(const PatternTree& tree, Place next) {
    switch (tree.kind) {
      case PatternTree::Kind::kChars:
        return add_chars(tree, next);
      case PatternTree::Kind::kBoundary:
        return put(Trial::Kind::kBoundary, static_cast<std::size_t>(tree.boundary), next);
      case PatternTree::Kind::kAll:
        for (auto part = tree.parts.rbegin(); part != tree.parts.rend(); ++part) next = add(*part, next);
        return next;
      case PatternTree::Kind::kAny:
        return add_any(tree, next);
      case PatternTree::Kind::kRepeat:
        return add_repeat(tree, next);
    }
    return next;
  }

  Place add_any(const PatternTree& tree, Place next) {
    const auto mark = static_cast<std::size_t>(tree.group) * 2;
    failed = failed || tree.group >= MatchGroups::kMost;
    if (tree.group > 0) next = put(Trial::Kind::kMark, mark + 1, next);
    Place out = add(tree.parts.back(), next);
    for (auto part = tree.parts.rbegin() + 1; part != tree.parts.rend(); ++part) {
      out = put(Trial::Kind::kFork, 0, add(*part, next), out);
    }
    return tree.group > 0 ? put(Trial::Kind::kMark, mark, out) : out;
  }

  Place add_repeat(const PatternTree& tree, Place next) {
    const PatternTree& part = tree.parts.front();
    failed = failed || (tree.most > 1 && takes_nothing(part));
    const auto fork = [&](Place once_more, Place enough) {
      return tree.lazy ? put(Trial::Kind::kFork, 0, enough, once_more) : put(Trial::Kind::kFork, 0, once_more, enough);
    };
    const Place enough = next;
    if (tree.most == PatternTree::kEndless) {
      const Place again = fork(enough, enough);
      const Place once_more = add(part, again);
      Trial::Step& step = steps[again];
      (tree.lazy ? step.other : step.next) = once_more;
      next = again;
    } else {
      for (std::size_t i = tree.least; i < tree.most && !failed; ++i) next = fork(add(part, next), enough);
    }
    for (std::size_t i = 0; i < tree.least && !failed; ++i) next = add(part, next);
    return next;
  }

  /// Whether the tree can be passed without taking a character: how often RE2 then repeats it is not told here.
  static bool takes_nothing(const PatternTree& tree) {
    switch (tree.kind) {
      case PatternTree::Kind::kChars:
        return false;
      case PatternTree::Kind::kBoundary:
        return true;
      case PatternTree::Kind::kAll:
        return std::all_of(tree.parts.begin(), tree.parts.end(), takes_nothing);
      case PatternTree::Kind::kAny:
        return std::any_of(tree.parts.begin(), tree.parts.end(), takes_nothing);
      case PatternTree::Kind::kRepeat:
        return tree.least == 0 || takes_nothing(tree.parts.front());
    }
    return true;
  }

  Place add_chars(const PatternTree& tree, Place next) {
    folds = folds || tree.folds;
    if (tree.foreign.none() && tree.ascii.count() == 1) {
      return put(Trial::Kind::kByte, tree.ascii._Find_first(), next);
    }
    Trial::Set set;
    for (std::size_t c = 0; c < kAsciiCount; ++c) {
      if (tree.ascii[c]) set.add(c);
    }
    set.any_but = tree.foreign.any_but;
    set.exact = tree.foreign.exact;
    set.first_range = static_cast<std::uint16_t>(ranges.size());
    for (const auto& range : tree.foreign.ranges) ranges.push_back({range.first, range.last});
    set.last_range = static_cast<std::uint16_t>(ranges.size());
    auto known = std::find_if(sets.begin(), sets.end(), [&](const Trial::Set& other) { return is_same(set, other); });
    if (known == sets.end()) known = sets.insert(known, set);
    const auto which = static_cast<std::size_t>(known - sets.begin());
    failed = failed || which > std::numeric_limits<std::uint8_t>::max() ||
             ranges.size() > std::numeric_limits<std::uint16_t>::max();
    return put(Trial::Kind::kSet, which, next);
  }

  /// Those with ranges each have their own.
  static bool is_same(const Trial::Set& a, const Trial::Set& b) {
    const auto plain = [](const Trial::Set& set) { return set.first_range == set.last_range; };
    return plain(a) && plain(b) && a.ascii == b.ascii && a.any_but == b.any_but && a.exact == b.exact;
  }

  /// What a match can begin with; `any_but`: all outside ASCII.
  Trial::Set begins(Place begin) const {
    Trial::Set out;
    std::vector<bool> seen(steps.size());
    std::vector<Place> open{begin};
    while (!open.empty()) {
      const Place place = open.back();
      open.pop_back();
      if (seen[place]) continue;
      seen[place] = true;
      const Trial::Step& step = steps[place];
      switch (step.kind) {
        case Trial::Kind::kMatch:
          for (std::size_t c = 0; c < kAsciiCount; ++c) out.add(c);
          out.any_but = true;
          break;
        case Trial::Kind::kByte:
          out.add(step.which);
          break;
        case Trial::Kind::kSet: {
          const Trial::Set& set = sets[step.which];
          for (std::size_t c = 0; c < kAsciiCount; ++c) {
            if (set.has(c)) out.add(c);
          }
          out.any_but = out.any_but || set.any_but || set.first_range < set.last_range;
          break;
        }
        case Trial::Kind::kFork:
          open.push_back(step.other);
          open.push_back(step.next);
          break;
        case Trial::Kind::kMark:
        case Trial::Kind::kBoundary:
          open.push_back(step.next);
          break;
      }
    }
    return out;
  }
};

std::string trial_of(std::string_view pattern) {
  const std::optional<PatternTree> tree = read_pattern_tree(pattern);
  if (!tree) return {};
  TrialWriter writer;
  const std::uint16_t begin = writer.add(*tree, 0);
  if (writer.failed) return {};
  ByteWriter out;
  out.value(writer.folds);
  out.value(begin);
  out.value(writer.begins(begin));
  out.array(writer.steps);
  out.array(writer.sets);
  out.array(writer.ranges);
  return out.take();
}

}  // namespace mannerly
