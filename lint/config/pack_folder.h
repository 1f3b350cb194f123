// A folder of rules that a configuration extends: CATEGORY/PROBLEM.yaml, classes/NAME.yaml, and its own .mannerly.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// A file of a pack: its path below the pack's folder and as shown in messages.
struct FolderFile {
  std::string name;
  std::string path;
  std::string bytes;
};

/// Names of the files of a pack: rules and classes. Fails when the folder cannot be listed or has more than a thousand.
Result<std::vector<std::string>> pack_files(const FileSystem& files, const std::string& folder);
/// Whether a file of that name is a rule of a pack.
bool is_pack_rule(std::string_view name);

/// Rules and classes of the pack. What cannot be read, is too large or leads out of the repository that `base_dir` and
/// the configuration at `config_path` stand in is a problem and left out.
std::vector<FolderFile> read_pack(const FileSystem& files, const std::string& folder, const std::string& config_path,
                                  const std::string& base_dir, std::vector<Error>& problems);

}  // namespace mannerly
