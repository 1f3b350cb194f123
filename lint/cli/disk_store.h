// Compiled rules kept in the user's cache folder. Nothing there is trusted: the engine checks what it gets.
#pragma once

#include <memory>
#include <string>

#include "mannerly/linter.h"

namespace mannerly::cli {

/// A store in `folder`, which is made when something is kept; null for an empty path. Files are written whole or not at
/// all, the oldest are deleted when there are many.
std::shared_ptr<const ByteStore> disk_store(const std::string& folder);

}  // namespace mannerly::cli
