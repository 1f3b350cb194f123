#include "base/embedded.h"

#include <algorithm>

namespace mannerly {

std::string_view embedded_file(std::string_view path) {
  const auto files = embedded_files();
  const auto it = std::lower_bound(files.begin(), files.end(), path,
                                   [](const EmbeddedFile& file, std::string_view p) { return file.path < p; });
  return it != files.end() && it->path == path ? it->bytes : std::string_view{};
}

}  // namespace mannerly
