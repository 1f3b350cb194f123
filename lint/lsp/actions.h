// What can be done about a finding, and about a draft as a whole. Edits come from the server's own findings at the
// asked range; the diagnostics a client sends back are not looked at.
#pragma once

#include "lsp/session.h"

namespace mannerly::lsp {

/// textDocument/codeAction
Reply code_actions(Session& session, const Json& params);
/// codeAction/resolve
Reply resolve_action(Session& session, const Json& params);

/// The edits of all safe fixes of a draft, or none.
std::vector<Edit> safe_edits(Session& session, Document& document);

}  // namespace mannerly::lsp
