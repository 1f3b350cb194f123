// From the paths a person names to the files to read.
#pragma once

#include <string>
#include <vector>

#include "mannerly/result.h"

namespace mannerly::cli {

struct FoundFiles {
  std::vector<std::string> files;  ///< "-" stays "-"; in the order named, each once
  std::vector<Error> problems;     ///< folders that could not be read
};

/// A file is taken as it is. A folder is walked in sorted order: hidden entries and what .gitignore excludes are left
/// out, and only single drafts are taken (.txt .md .markdown .msg, but no README, CHANGELOG, CONTRIBUTING, LICENSE and
/// CODE_OF_CONDUCT). Links to folders are not followed.
FoundFiles find_files(const std::vector<std::string>& paths);

}  // namespace mannerly::cli
