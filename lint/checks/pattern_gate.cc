#include "checks/pattern_gate.h"

#include <limits>
#include <optional>
#include <utility>

#include "base/bytes.h"
#include "checks/gate_syntax.h"
#include "checks/gate_table.h"

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
  const auto next = [&](std::size_t state, std::size_t column) { return table[state * columns_ + column]; };
  const std::size_t foreign = columns_ - 2;
  State state = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t column = byte < kAsciiCount ? static_cast<unsigned char>(class_of_[byte]) : foreign;
    state = next(state, column);
    if (state == kOpen) return true;
  }
  return next(state, columns_ - 1) == kOpen;
}

bool PatternGate::may_match(std::string_view text) const {
  if (!narrow_.empty()) return passes<std::uint8_t>(text, narrow_);
  return wide_.empty() || passes<std::uint16_t>(text, wide_);
}

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Puts any characters but letters and digits of ASCII in the place of the group.
void take_words_out(GateTree& tree, int group) {
  if (tree.group == group) {
    GateTree other;
    other.kind = GateTree::Kind::kChars;
    for (std::size_t c = 0; c < kAsciiCount; ++c) other.ascii[c] = !is_letter_or_digit(static_cast<char>(c));
    other.foreign = true;
    tree = GateTree();
    tree.kind = GateTree::Kind::kRepeat;
    tree.most = GateTree::kEndless;
    tree.parts.push_back(std::move(other));
    return;
  }
  for (GateTree& part : tree.parts) take_words_out(part, group);
}

}  // namespace

std::string gate_of(std::string_view pattern) {
  const std::optional<GateTree> tree = read_gate_tree(pattern);
  return tree ? gate_table(*tree) : std::string();
}

std::string gate_without_words(std::string_view pattern, int group) {
  std::optional<GateTree> tree = read_gate_tree(pattern);
  if (!tree) return {};
  take_words_out(*tree, group);
  return gate_table(*tree);
}

}  // namespace mannerly
