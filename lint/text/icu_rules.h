// ICU's root rules for boundaries as the state machines that ICU compiles them to. Reads ICU's own layout, which is no
// public interface: a version of it that is not known is an error. Part of the build, not of the program.
#pragma once

#include <cstdint>
#include <vector>

#include "text/icu_breaks.h"

namespace mannerly {

struct BreakRules {
  struct State {
    bool accepting = false;
    std::vector<std::uint16_t> next;  ///< by category; 0 ends the piece
  };
  std::vector<State> states;
  std::uint16_t start = 0;
  std::uint16_t end_of_text = 0;          ///< the category that stands for the end of the text
  std::uint16_t first_dictionary = 0;     ///< categories from here on are for ICU's dictionaries
  std::vector<std::uint16_t> categories;  ///< by code point, surrogates too
};

/// Throws std::runtime_error where ICU's layout or rules are of a kind that is not known here.
BreakRules icu_rules(BreakKind kind);

}  // namespace mannerly
