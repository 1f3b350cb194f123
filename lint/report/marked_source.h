// A draft's text as HTML, with every finding marked in place.
#pragma once

#include <cstddef>

#include "mannerly/report.h"
#include "report/sink.h"

namespace mannerly {

/// Writes a <pre> with the whole text. What any finding covers is a <mark> of the gravest level there; a number at each
/// finding's first character links to "#dNfI" and is itself "dNmI" (N is `draft`, I the finding from 1).
void write_marked_source(const DraftResult& result, std::size_t draft, Sink& out);

}  // namespace mannerly
