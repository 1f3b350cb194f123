// What was found, as the protocol's diagnostics: pushed with the version they are for, or pulled, never both.
#pragma once

#include <cstddef>

#include "lsp/session.h"

namespace mannerly::lsp {

/// The diagnostic of a finding.
Json diagnostic_of(const Session& session, const SourceText& text, const Finding& finding);

/// The list of all diagnostics of a document, at most as many as the settings say; a last one tells how many were left
/// out. Written as it is made: every keystroke sends it.
WrittenJson diagnostics_of(Session& session, Document& document);

/// Checks the document and pushes its diagnostics, unless a newer text is already waiting or the client pulls.
void publish(Session& session, Document& document);

/// Takes a document's diagnostics away.
void clear_diagnostics(Session& session, const Document& document);

/// textDocument/diagnostic
Reply pull_diagnostics(Session& session, const Json& params);

}  // namespace mannerly::lsp
