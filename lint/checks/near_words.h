// Words within a slip or two of another, found by walking the graph of all: words with a common beginning are compared
// with it once, and a beginning that is too far off is passed over with all that follow it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_graph.h"

namespace mannerly {

/// The words of `graph` that start with the first byte of `word` (not empty) and are at most `limit` edits away from
/// it, in bytes: a deletion, an insertion, a replacement or a swap of neighbours is one (optimal string alignment).
std::vector<std::string> words_near(const WordGraph& graph, std::string_view word, std::size_t limit);

/// The words of `graph` that are among one_edit_away(word), in any order, each as often as it is there.
std::vector<std::string> words_one_edit_away(const WordGraph& graph, std::string_view word);

}  // namespace mannerly
