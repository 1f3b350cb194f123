#include "checks/pattern_gate.h"

#include <limits>
#include <optional>
#include <utility>

#include "base/bytes.h"
#include "checks/gate_table.h"
#include "checks/pattern_syntax.h"

namespace mannerly {

PatternGate::PatternGate(std::string_view bytes) {
  ByteReader in(bytes);
  columns_ = in.number();
  class_of_ = in.text();
  narrow_ = in.text();
  wide_ = in.text();
}

template <class State>
bool PatternGate::passes(std::string_view text, std::string_view rows) const {
  constexpr State kOpen = std::numeric_limits<State>::max();
  const FlatArray<State> table(rows);
  const FlatArray<std::uint8_t> class_of(class_of_);
  const std::size_t columns = columns_;
  std::size_t row = 0;
  for (const char c : text) {
    const State state = table[row + class_of[static_cast<unsigned char>(c)]];
    if (state == kOpen) return true;
    row = state * columns;
  }
  return table[row + columns - 1] == kOpen;
}

bool PatternGate::may_match(std::string_view text) const {
  if (!narrow_.empty()) return passes<std::uint8_t>(text, narrow_);
  return wide_.empty() || passes<std::uint16_t>(text, wide_);
}

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Puts any characters but letters and digits of ASCII in the place of the group.
void take_words_out(PatternTree& tree, int group) {
  if (tree.group == group) {
    PatternTree other;
    other.kind = PatternTree::Kind::kChars;
    for (std::size_t c = 0; c < kAsciiCount; ++c) other.ascii[c] = !is_letter_or_digit(static_cast<char>(c));
    other.foreign.any_but = true;
    tree = PatternTree();
    tree.kind = PatternTree::Kind::kRepeat;
    tree.most = PatternTree::kEndless;
    tree.parts.push_back(std::move(other));
    return;
  }
  for (PatternTree& part : tree.parts) take_words_out(part, group);
}

}  // namespace

std::string gate_of(std::string_view pattern) {
  const std::optional<PatternTree> tree = read_pattern_tree(pattern);
  return tree ? gate_table(*tree) : std::string();
}

std::string gate_without_words(std::string_view pattern, int group) {
  std::optional<PatternTree> tree = read_pattern_tree(pattern);
  if (!tree) return {};
  take_words_out(*tree, group);
  return gate_table(*tree);
}

}  // namespace mannerly
