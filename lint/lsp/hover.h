// What is shown when the pointer rests on a finding, and the texts of scheme `mannerly` that links lead to.
#pragma once

#include "lsp/session.h"

namespace mannerly::lsp {

/// textDocument/hover
Reply hover(Session& session, const Json& params);
/// workspace/textDocumentContent
Reply text_content(Session& session, const Json& params);

}  // namespace mannerly::lsp
