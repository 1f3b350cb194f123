// Notifications that change what the server knows: documents, settings, files.
#pragma once

#include "lsp/session.h"

namespace mannerly::lsp {

void did_open(Session& session, const Json& params);
void did_change(Session& session, const Json& params);
void did_save(Session& session, const Json& params);
void did_close(Session& session, const Json& params);
/// `initialized`: asks for settings, and to be told of changed files.
void initialized(Session& session, const Json& params);
void did_change_configuration(Session& session, const Json& params);
void did_change_watched_files(Session& session, const Json& params);

/// Looks whether files that govern drafts have changed; if so, all drafts are checked again.
void look_at_files(Session& session);

/// Takes settings as the client gives them, under "mannerly" or bare.
void take_settings(Session& session, const Json& settings);

}  // namespace mannerly::lsp
