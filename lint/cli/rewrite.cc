#include "cli/rewrite.h"

#include "cli/atomic_file.h"
#include "cli/found_file.h"

namespace mannerly::cli {

bool rewrite_file(const std::string& path, Workspace& workspace, const FileChange& change) {
  const auto files = disk_file_system();
  const bool found = files->exists(path);
  const auto before = found ? files->read_at_most(path, kMaxBaselineBytes) : Result<std::string>(std::string());
  const Result<std::string> after = before ? change(*before) : before;
  if (!after) {
    workspace.add_problem(after.error());
    return false;
  }
  if (found && *after == *before) return true;
  const auto written = found ? replace_file(path, *before, *after) : create_file(path, *after);
  if (!written) workspace.add_problem(written.error());
  return written.has_value();
}

}  // namespace mannerly::cli
