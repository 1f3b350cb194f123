#include "text/break_machine.h"

#include <cstddef>

#include "text/code_points.h"

namespace mannerly {
namespace {

const BreakMachine& machine_of(const BreakTables& tables, BreakKind kind) {
  if (kind == BreakKind::kWords) return tables.words;
  return kind == BreakKind::kSentences ? tables.sentences : tables.graphemes;
}

struct Piece {
  std::uint32_t end = 0;
  bool dictionary = false;  ///< holds a character of a dictionary class
};

class Runner {
 public:
  Runner(const BreakTables& tables, const BreakMachine& machine, std::string_view utf8)
      : tables_(tables), machine_(machine), text_(utf8), size_(static_cast<std::uint32_t>(utf8.size())) {}

  /// The piece that starts at byte `from`, a boundary before the end of the text.
  Piece piece(std::uint32_t from) const {
    std::uint32_t end = from;
    std::uint32_t dictionary = size_;  // the first character of a dictionary class
    std::size_t state = machine_.start;
    std::uint32_t at = from;
    while (at < size_) {
      const std::uint8_t byte = byte_at(at);
      if (byte < 0x80U) {
        state = step(state, tables_.classes[byte]);
        ++at;
        if (state >= machine_.first_resting && state <= machine_.last_resting) pass_quiet(state, at);
      } else {
        const CodePoint c = code_point_at(text_, at);
        const std::uint8_t kind = class_of(c.value);
        if (kind >= tables_.first_dictionary && at < dictionary) dictionary = at;
        state = step(state, kind);
        at += c.size;
      }
      if (state == 0) return {end, dictionary < end};
      if (state <= machine_.last_accepting) end = at;
    }
    const std::size_t last = step(state, kEndOfText);
    if (last != 0 && last <= machine_.last_accepting) end = size_;
    return {end, dictionary < end};
  }

 private:
  std::uint8_t byte_at(std::uint32_t at) const { return static_cast<std::uint8_t>(text_[at]); }

  std::size_t step(std::size_t state, std::uint8_t kind) const { return machine_.next[state * kBreakColumns + kind]; }

  std::uint8_t class_of(char32_t c) const {
    return tables_.classes[tables_.blocks[c / kBreakBlock] * kBreakBlock + c % kBreakBlock];
  }

  void pass_quiet(std::size_t& state, std::uint32_t& at) const {
    const std::uint32_t first = at;
    while (at < size_ && machine_.quiet[byte_at(at)]) ++at;
    if (at > first) state = step(state, tables_.classes[byte_at(at - 1)]);
  }

  const BreakTables& tables_;
  const BreakMachine& machine_;
  std::string_view text_;
  std::uint32_t size_;
};

}  // namespace

std::vector<std::uint32_t> boundaries(const BreakTables& tables, BreakKind kind, std::string_view utf8) {
  std::vector<std::uint32_t> out;
  if (utf8.empty()) return out;
  const Runner runner(tables, machine_of(tables, kind), utf8);
  out.push_back(0);
  while (out.back() < utf8.size()) {
    const std::uint32_t begin = out.back();
    const Piece piece = runner.piece(begin);
    if (piece.dictionary) {
      append_icu_boundaries(kind, utf8.substr(begin, piece.end - begin), begin, out);
    } else {
      out.push_back(piece.end);
    }
  }
  return out;
}

}  // namespace mannerly
