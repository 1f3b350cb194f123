// The files that rules come from: the bundled ones or a folder of the same form, as names and bytes. What they mean is
// ruleset.cc's and rules_pack.cc's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// A file of the pack: its path below the pack's root ("tone/urgency.yaml") and as shown in messages.
struct PackFile {
  std::string name;
  std::string path;
  std::string bytes;
};

/// Whether a file of that name is a rule ("tone/urgency.yaml"), and the id it then has.
bool is_rule_file(std::string_view name);
std::string rule_id_of(const PackFile& file);
/// The name of the class that a file defines ("ask"), or empty.
std::string class_name_of(const PackFile& file);

/// The files that the program brings along.
std::vector<PackFile> bundled_files();

/// The files of options.rules_dir, or the bundled ones. Unreadable ones become problems; fails when there is no folder.
Result<std::vector<PackFile>> read_pack_files(const LinterOptions& options, std::vector<Error>& problems);

/// `files` with `more`, which take the place of those of the same name.
std::vector<PackFile> replaced_by(std::vector<PackFile> files, std::vector<PackFile> more);

/// A hash of all names, paths and bytes.
std::uint64_t hash_of(const std::vector<PackFile>& files);

/// Whether the program brings a file of that name along.
bool is_bundled(std::string_view name);
/// The bytes of the file of that name, or nullptr.
const PackFile* find_file(const std::vector<PackFile>& files, std::string_view name);

}  // namespace mannerly
