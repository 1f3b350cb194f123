// Entries of allow files that have no effect any more, for those who delete them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/workspace.h"
#include "mannerly/report.h"

namespace mannerly::cli {

/// What becomes of entries whose file is gone and that cover nothing elsewhere.
enum class GoneFiles { kKeep, kDelete };

struct DeadAllows {
  std::string path;                 ///< of the allow file
  std::vector<AllowEntry> entries;  ///< those to delete
  std::vector<std::size_t> places;  ///< of these, in AllowFile::entries
};

/// What `results` show to be without effect, by allow file; files without such entries are left out. Entries of files
/// that are gone are dead only when the options' paths hold all that could be their drafts.
std::vector<DeadAllows> dead_allows(Workspace& workspace, const std::vector<DraftResult>& results,
                                    const Options& options, GoneFiles gone);

/// Deletes the entries. False, with a problem added, when that is not possible.
bool delete_entries(const DeadAllows& dead, Workspace& workspace);

}  // namespace mannerly::cli
