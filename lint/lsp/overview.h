// The draft as a whole: the line above it, hints in it, its parts.
#pragma once

#include "lsp/session.h"

namespace mannerly::lsp {

/// textDocument/codeLens
Reply code_lens(Session& session, const Json& params);
/// textDocument/inlayHint
Reply inlay_hints(Session& session, const Json& params);
/// textDocument/documentSymbol
Reply document_symbols(Session& session, const Json& params);

}  // namespace mannerly::lsp
