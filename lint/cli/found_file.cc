#include "cli/found_file.h"

#include <filesystem>

#include "base/fence.h"

namespace mannerly::cli {

Result<std::string> read_found_file(const FileSystem& files, const std::string& path, std::size_t most) {
  std::error_code code;
  if (!Fence(files, path, std::filesystem::current_path(code).generic_string()).holds(path)) {
    return fail(Error{.message = "a link that leads out of the repository; only files in it are read", .path = path});
  }
  return files.read_at_most(path, most);
}

}  // namespace mannerly::cli
