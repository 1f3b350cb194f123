// Where a cursor stands in YAML that is being written: below which keys, at a key or at a value. Goes by indentation
// and the brackets of the line, so that it answers for text no parser takes yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly::lsp {

struct YamlPlace {
  std::vector<std::string> keys;  ///< around the cursor, outermost first; of a value, its own key is the last
  bool at_value = false;          ///< else at a key, or at an item of a list
  bool needs_blank = false;       ///< the value would touch its colon
  bool quoted = false;            ///< within quotation marks, or behind a number sign: nothing is offered there
  Span word;                      ///< what stands there up to the cursor, and the rest of it
};

/// `offset` counts in `yaml`, on a character boundary.
YamlPlace place_in(std::string_view yaml, std::uint32_t offset);

/// The piece of YAML that begins at `offset`: a quoted text, a bracket up to the one that closes it, a key, a value; at
/// most up to the end of the line. Where none begins, what stands on the line.
Span piece_at(std::string_view yaml, std::uint32_t offset);

/// The keys that stand beside the line of `offset`, in block form; not its own.
std::vector<std::string> keys_beside(std::string_view yaml, std::uint32_t offset);

}  // namespace mannerly::lsp
