// What is wrong with a file that says how drafts are judged, as it stands in the editor. The parsers say it; here they
// are only given the text in its surroundings.
#pragma once

#include <vector>

#include "lsp/session.h"

namespace mannerly::lsp {

/// The faults of the document, located in it. Empty for roles that nothing reads.
std::vector<Error> check_file(Session& session, const Document& document);

}  // namespace mannerly::lsp
