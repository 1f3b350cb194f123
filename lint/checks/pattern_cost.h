// What one regular expression costs, for those who accept expressions of strangers.
#pragma once

#include <cstddef>
#include <string>

namespace mannerly {

/// The instructions of the pattern's program, and something for the rest: compiling takes time by it, and so does
/// searching a byte at worst. A pattern that cannot be compiled costs what trying may.
std::size_t pattern_cost(const std::string& pattern);

}  // namespace mannerly
