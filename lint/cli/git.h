// What git knows about the drafts: which files changed since a reference. Runs the program `git` and nothing else.
#pragma once

#include <string>
#include <vector>

#include "mannerly/result.h"

namespace mannerly::cli {

/// Those of `files` (in their order) that differ from the commit where the current branch left `reference`: committed,
/// staged, unstaged or untracked. A renamed file counts as changed. Each file is looked up in the repository it lies
/// in. Fails when git cannot be run, a file lies in no repository, or the reference is unknown to it.
Result<std::vector<std::string>> changed_since(const std::string& reference, const std::vector<std::string>& files);

}  // namespace mannerly::cli
