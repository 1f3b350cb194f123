// Boundaries of text by state machines over classes of characters: the shape of the tables that make_break_tables
// writes at build time, and nothing of how they are made (icu_rules.h) or run (break_machine.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace mannerly {

constexpr std::size_t kBreakBlock = 256;    ///< code points that share one entry of BreakTables::blocks
constexpr std::size_t kBreakColumns = 128;  ///< entries a state has in BreakMachine::next; one per class
constexpr std::uint8_t kEndOfText = 0;      ///< the class no character has

/// One kind of boundary. A piece of text starts in state `start`; each character leads on by its class, until state 0
/// says that the piece is over. It ends where the last of the states 1 to last_accepting was reached. Quiet bytes are
/// ASCII characters that in every resting state lead to the same resting state, so that of a run of them only the last
/// counts.
struct BreakMachine {
  const std::uint8_t* next = nullptr;  ///< [state * kBreakColumns + class]
  std::uint8_t start = 0;
  std::uint8_t last_accepting = 0;
  std::uint8_t first_resting = 0;  ///< the resting states are first_resting to last_resting
  std::uint8_t last_resting = 0;
  std::array<bool, 256> quiet{};
};

/// Classes of all code points in two stages. Classes from first_dictionary on are characters of which only ICU's
/// dictionaries know the words.
struct BreakTables {
  const std::uint8_t* blocks = nullptr;   ///< [code point / kBreakBlock]
  const std::uint8_t* classes = nullptr;  ///< [block * kBreakBlock + code point % kBreakBlock]; ASCII comes first
  std::uint8_t first_dictionary = 0;
  BreakMachine words;
  BreakMachine sentences;
  BreakMachine graphemes;
};

/// The tables of the ICU that the program was built with.
extern const BreakTables kBreakTables;

}  // namespace mannerly
