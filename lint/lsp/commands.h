// What the server does on request, in any client: workspace/executeCommand.
#pragma once

#include <string_view>

#include "lsp/session.h"

namespace mannerly::lsp {

/// All commands, with their prefix.
Json command_names();
/// A Command of the protocol: `name` without prefix, and its arguments.
Json command(std::string_view name, const Json& title, Json arguments);

/// workspace/executeCommand
Reply execute_command(Session& session, const Json& params);

}  // namespace mannerly::lsp
