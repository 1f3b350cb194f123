// The identity of a finding that survives edits elsewhere in the file: rule, sentence, match, ordinal; no line numbers.
#pragma once

#include <vector>

#include "mannerly/finding.h"
#include "text/document.h"

namespace mannerly {

/// Fills Finding::fingerprint (16 hex digits). Equal findings are told apart by their order.
void fill_fingerprints(std::vector<Finding>& findings, const Document& document);

}  // namespace mannerly
