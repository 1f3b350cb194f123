#include "text/break_machine.h"

#include <cstddef>

#include "text/code_points.h"

namespace mannerly {
namespace {

const BreakMachine& machine_of(const BreakTables& tables, BreakKind kind) {
  if (kind == BreakKind::kWords) return tables.words;
  return kind == BreakKind::kSentences ? tables.sentences : tables.graphemes;
}

/// About how many bytes a piece has at the least, to reserve memory by.
std::size_t usual_bytes(BreakKind kind) {
  if (kind == BreakKind::kWords) return 2;
  return kind == BreakKind::kSentences ? 16 : 1;
}

/// A character that is not ASCII.
struct Other {
  std::uint32_t end = 0;
  std::uint8_t kind = 0;  ///< its class
};

Other other_at(const BreakTables& tables, std::string_view utf8, std::uint32_t at) {
  const CodePoint c = code_point_at(utf8, at);
  const std::size_t block = tables.blocks[c.value / kBreakBlock];
  return {at + c.size, tables.classes[block * kBreakBlock + c.value % kBreakBlock]};
}

/// Calls `use(begin, end, holds dictionary characters)` for every piece. What the loops read is copied, so that it
/// stays in registers.
template <class Use>
void for_each_piece(const BreakTables& tables, const BreakMachine& machine, std::string_view utf8, Use use) {
  const std::uint8_t* const classes = tables.classes;
  const std::uint8_t* const next = machine.next;
  const std::uint32_t first_resting = machine.first_resting;
  const std::uint32_t resting = machine.last_resting + 1U - first_resting;
  const std::uint32_t last_accepting = machine.last_accepting;
  const auto size = static_cast<std::uint32_t>(utf8.size());
  const auto byte_at = [bytes = utf8.data()](std::uint32_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  const auto is_quiet = [&, quiet = machine.quiet.data()](std::uint32_t at) { return at < size && quiet[byte_at(at)]; };

  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t state = machine.start;
    std::uint32_t at = begin;
    std::uint32_t end = begin;
    std::uint32_t dictionary = size;  // the first character of a dictionary class
    while (state != 0 && at < size) {
      if (byte_at(at) < 0x80U) {
        state = next[state * kBreakColumns + classes[byte_at(at++)]];
        if (state - first_resting < resting && is_quiet(at)) {
          while (is_quiet(at)) ++at;
          state = next[state * kBreakColumns + classes[byte_at(at - 1)]];
        }
      } else {
        const Other other = other_at(tables, utf8, at);
        if (other.kind >= tables.first_dictionary && at < dictionary) dictionary = at;
        state = next[state * kBreakColumns + other.kind];
        at = other.end;
      }
      if (state - 1 < last_accepting) end = at;
    }
    if (state != 0 && next[state * kBreakColumns + kEndOfText] - 1U < last_accepting) end = size;
    use(begin, end, dictionary < end);
    begin = end;
  }
}

/// Calls `use` with the end of every piece, those that ICU cuts from pieces of dictionary scripts among them.
template <class Use>
void for_each_end(const BreakTables& tables, BreakKind kind, std::string_view utf8, Use use) {
  std::vector<std::uint32_t> inner;
  const auto cut = [&](std::uint32_t begin, std::uint32_t end) {
    inner.clear();
    append_icu_boundaries(kind, utf8.substr(begin, end - begin), begin, inner);
    for (const std::uint32_t at : inner) use(at);
  };
  for_each_piece(tables, machine_of(tables, kind), utf8, [&](std::uint32_t begin, std::uint32_t end, bool dictionary) {
    if (dictionary) return cut(begin, end);
    use(end);
  });
}

}  // namespace

std::vector<std::uint32_t> boundaries(const BreakTables& tables, BreakKind kind, std::string_view utf8) {
  std::vector<std::uint32_t> out;
  if (utf8.empty()) return out;
  out.reserve(utf8.size() / usual_bytes(kind) + 2);
  out.push_back(0);
  for_each_end(tables, kind, utf8, [&](std::uint32_t end) { out.push_back(end); });
  return out;
}

std::uint32_t piece_count(const BreakTables& tables, BreakKind kind, std::string_view utf8) {
  std::uint32_t out = 0;
  for_each_end(tables, kind, utf8, [&](std::uint32_t) { ++out; });
  return out;
}

}  // namespace mannerly
