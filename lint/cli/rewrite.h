// Changing one small file as a whole: read, change, replace or make it.
#pragma once

#include <functional>
#include <string>

#include "cli/workspace.h"

namespace mannerly::cli {

/// Old bytes (none when there is no file) → new bytes.
using FileChange = std::function<Result<std::string>(const std::string& bytes)>;

/// Applies `change` to the file at `path`, atomically; it is not touched when nothing changes. False, with a problem
/// added, when that is not possible.
bool rewrite_file(const std::string& path, Workspace& workspace, const FileChange& change);

}  // namespace mannerly::cli
