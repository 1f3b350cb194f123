#include "checks/gate_table.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "checks/pattern_syntax.h"

namespace mannerly {
namespace {

using Kind = PatternTree::Kind;
using Boundary = PatternTree::Boundary;
using Place = std::uint32_t;

using StateId = std::uint16_t;

constexpr StateId kMatches = std::numeric_limits<StateId>::max();
constexpr std::uint8_t kMatchesNarrow = std::numeric_limits<std::uint8_t>::max();  ///< where states are bytes
constexpr std::size_t kByteCount = 256;
constexpr std::size_t kMostStates = 700;
constexpr std::size_t kMostPlaces = 4'000;
constexpr std::size_t kMostVisits = 1'000'000;  ///< of places, while the states are made

/// The tree as places with steps between them, written from its end to its begin. Place 0 is the match.
class Steps {
 public:
  struct Step {
    enum class Kind { kMatch, kFork, kBoundary, kAscii, kForeign };
    Kind kind = Kind::kMatch;
    Place next = 0;
    Place other = 0;  ///< kFork
    Boundary boundary = Boundary::kWord;
    std::bitset<kAsciiCount> ascii;
  };

  /// A repeat counts up to `counted` and is endless above that.
  Steps(const PatternTree& tree, std::size_t counted) : counted_(counted), steps_(1) { begin_ = add(tree, 0); }

  bool too_many() const { return steps_.size() > kMostPlaces; }
  Place begin() const { return begin_; }
  const Step& at(Place place) const { return steps_[place]; }
  const std::vector<Step>& all() const { return steps_; }

  /// Takes for a match what has taken `most` characters.
  void cut(std::size_t most) {
    std::vector<Place> begins{begin_};
    std::vector<bool> seen(steps_.size());
    for (std::size_t taken = 0; !begins.empty(); ++taken) {
      std::vector<Place> next;
      while (!begins.empty()) {
        const Place place = begins.back();
        begins.pop_back();
        if (seen[place]) continue;
        seen[place] = true;
        Step& step = steps_[place];
        if (step.kind == Step::Kind::kMatch) continue;
        const bool takes = step.kind == Step::Kind::kAscii || step.kind == Step::Kind::kForeign;
        if (takes && taken == most) {
          step = Step();
        } else {
          (takes ? next : begins).push_back(step.next);
          if (step.kind == Step::Kind::kFork) begins.push_back(step.other);
        }
      }
      begins = std::move(next);
    }
  }

 private:
  Place put(Step step) {
    steps_.push_back(std::move(step));
    return static_cast<Place>(steps_.size() - 1);
  }
  Place fork(Place next, Place other) {
    Step out;
    out.kind = Step::Kind::kFork;
    out.next = next;
    out.other = other;
    return put(out);
  }

  /// Where `tree` begins when `next` follows it.
  Place add(const PatternTree& tree, Place next) {
    if (too_many()) return next;
    switch (tree.kind) {
      case Kind::kChars:
        return add_chars(tree, next);
      case Kind::kBoundary: {
        Step out;
        out.kind = Step::Kind::kBoundary;
        out.boundary = tree.boundary;
        out.next = next;
        return put(out);
      }
      case Kind::kAll:
        for (auto part = tree.parts.rbegin(); part != tree.parts.rend(); ++part) next = add(*part, next);
        return next;
      case Kind::kAny: {
        Place out = add(tree.parts.front(), next);
        for (std::size_t i = 1; i < tree.parts.size(); ++i) out = fork(out, add(tree.parts[i], next));
        return out;
      }
      case Kind::kRepeat:
        return add_repeat(tree, next);
    }
    return next;
  }

  /// A character outside ASCII has two bytes or more: one, and any number behind it.
  Place add_chars(const PatternTree& tree, Place next) {
    Step ascii;
    ascii.kind = Step::Kind::kAscii;
    ascii.ascii = tree.ascii;
    ascii.next = next;
    const Place own = put(ascii);
    if (!tree.takes_foreign()) return own;
    Step foreign;
    foreign.kind = Step::Kind::kForeign;
    const Place first = put(foreign);
    steps_[first].next = fork(next, first);
    return tree.ascii.none() ? first : fork(own, first);
  }

  Place add_repeat(const PatternTree& tree, Place next) {
    const PatternTree& part = tree.parts.front();
    const std::size_t least = std::min(tree.least, counted_);
    if (tree.most <= counted_) {
      for (std::size_t i = least; i < tree.most; ++i) next = fork(next, add(part, next));
    } else {
      const Place again = fork(next, next);
      steps_[again].other = add(part, again);
      next = again;
    }
    for (std::size_t i = 0; i < least; ++i) next = add(part, next);
    return next;
  }

  std::size_t counted_ = 0;
  std::vector<Step> steps_;
  Place begin_ = 0;
};

/// Bytes that no step and no boundary tells apart, numbered; the last class is of all bytes outside ASCII.
struct Classes {
  explicit Classes(const Steps& steps) {
    split([](std::size_t c) { return side_of(c) == Side::kLineEnd; });
    split([](std::size_t c) { return side_of(c) == Side::kWord; });
    std::unordered_set<std::bitset<kAsciiCount>> known;
    for (const Steps::Step& step : steps.all()) {
      if (step.kind != Steps::Step::Kind::kAscii || !known.insert(step.ascii).second) continue;
      split([&](std::size_t c) { return step.ascii[c]; });
    }
    for (std::size_t c = 0; c < kAsciiCount; ++c) {
      if (of[c] == examples.size()) examples.push_back(c);
    }
  }

  std::size_t foreign() const { return examples.size(); }
  /// The column for the end of the text.
  std::size_t end() const { return examples.size() + 1; }
  std::size_t columns() const { return examples.size() + 2; }
  Side side(std::size_t column) const {
    if (column == end()) return Side::kTextEnd;
    return column == foreign() ? Side::kOther : side_of(examples[column]);
  }

  std::array<std::uint8_t, kAsciiCount> of{};
  std::vector<std::size_t> examples;

 private:
  /// Tells apart what was alike so far, numbered as it comes.
  template <class Has>
  void split(const Has& has) {
    std::array<std::array<int, 2>, kAsciiCount> number_of;
    number_of.fill({-1, -1});
    int count = 0;
    for (std::size_t c = 0; c < kAsciiCount; ++c) {
      int& number = number_of[of[c]][has(c) ? 1 : 0];
      if (number < 0) number = count++;
      of[c] = static_cast<std::uint8_t>(number);
    }
  }
};

/// Sets of places as states. A match may begin anywhere: the begin is in every state.
class States {
 public:
  explicit States(const Steps& steps) : steps_(steps), classes_(steps), seen_(steps.all().size()) {
    state_of({{steps.begin()}, Side::kTextEnd});
    for (std::size_t i = 0; i < states_.size() && !too_many(); ++i) follow(*states_[i]);
  }

  bool too_many() const { return states_.size() > kMostStates || visits_ > kMostVisits; }

  std::string packed() const {
    ByteWriter out;
    out.number(classes_.columns());
    std::vector<std::uint8_t> class_of(classes_.of.begin(), classes_.of.end());
    class_of.resize(kByteCount, static_cast<std::uint8_t>(classes_.foreign()));
    out.array(class_of);
    const bool fits = states_.size() < kMatchesNarrow;
    std::vector<std::uint8_t> narrow;
    for (const StateId next : next_)
      narrow.push_back(static_cast<std::uint8_t>(std::min<StateId>(next, kMatchesNarrow)));
    out.array(fits ? narrow : std::vector<std::uint8_t>());
    out.array(fits ? std::vector<StateId>() : next_);
    return out.take();
  }

 private:
  struct State {
    std::vector<Place> places;  ///< sorted; before forks and boundaries
    Side before = Side::kOther;
    auto operator<=>(const State&) const = default;
  };

  StateId state_of(State state) {
    const auto [it, is_new] = known_.try_emplace(std::move(state), states_.size());
    if (is_new) states_.push_back(&it->first);
    return static_cast<StateId>(it->second);  // not used when there are too many
  }

  /// What lies before the next character.
  struct Reach {
    bool matches = false;
    std::vector<Place> takers;  ///< steps that take a character
  };

  Reach reach(const State& from, Side behind) {
    Reach out;
    ++walk_;
    std::vector<Place> open = from.places;
    while (!open.empty()) {
      const Place place = open.back();
      open.pop_back();
      if (std::exchange(seen_[place], walk_) == walk_) continue;
      ++visits_;
      const Steps::Step& step = steps_.at(place);
      switch (step.kind) {
        case Steps::Step::Kind::kMatch:
          out.matches = true;
          return out;
        case Steps::Step::Kind::kFork:
          open.push_back(step.next);
          open.push_back(step.other);
          break;
        case Steps::Step::Kind::kBoundary:
          if (holds(step.boundary, from.before, behind)) open.push_back(step.next);
          break;
        case Steps::Step::Kind::kAscii:
        case Steps::Step::Kind::kForeign:
          out.takers.push_back(place);
          break;
      }
    }
    return out;
  }

  /// Appends the state's row.
  void follow(const State& from) {
    std::array<std::optional<Reach>, kSideCount> reached;
    for (std::size_t column = 0; column < classes_.columns(); ++column) {
      const Side behind = classes_.side(column);
      std::optional<Reach>& reach_behind = reached[static_cast<std::size_t>(behind)];
      if (!reach_behind) reach_behind = reach(from, behind);
      if (reach_behind->matches) {
        next_.push_back(kMatches);
      } else {
        next_.push_back(column == classes_.end() ? StateId{0} : take(*reach_behind, column, behind));
      }
    }
  }

  StateId take(const Reach& reached, std::size_t column, Side behind) {
    State out{{steps_.begin()}, behind};
    visits_ += reached.takers.size();
    for (const Place place : reached.takers) {
      const Steps::Step& step = steps_.at(place);
      const bool takes = step.kind == Steps::Step::Kind::kForeign
                             ? column == classes_.foreign()
                             : column < classes_.foreign() && step.ascii[classes_.examples[column]];
      if (takes) out.places.push_back(step.next);
    }
    std::sort(out.places.begin(), out.places.end());
    out.places.erase(std::unique(out.places.begin(), out.places.end()), out.places.end());
    return state_of(std::move(out));
  }

  const Steps& steps_;
  Classes classes_;
  std::vector<std::uint32_t> seen_;  ///< by place: the last walk that came there
  std::uint32_t walk_ = 0;
  std::size_t visits_ = 0;
  std::map<State, std::size_t> known_;
  std::vector<const State*> states_;
  std::vector<StateId> next_;
};

}  // namespace

std::string gate_table(const PatternTree& tree) {
  constexpr std::size_t kWhole = std::numeric_limits<std::size_t>::max();
  struct Size {
    std::size_t counted;
    std::size_t characters;
  };
  for (const Size size : {Size{8, kWhole}, {3, kWhole}, {1, kWhole}, {3, 16}, {1, 12}, {1, 8}, {1, 5}, {1, 3}}) {
    Steps steps(tree, size.counted);
    if (steps.too_many()) continue;
    if (size.characters != kWhole) steps.cut(size.characters);
    const States states(steps);
    if (!states.too_many()) return states.packed();
  }
  return {};
}

}  // namespace mannerly
