// Files of rules/ and dictionaries/ linked into the binary, so that it works with no set-up.
#pragma once

#include <span>
#include <string_view>

namespace mannerly {

/// `path` is relative to the project ("rules/tone/urgency.yaml"); both views live as long as the program.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// All embedded files, sorted by path.
std::span<const EmbeddedFile> embedded_files();
/// The bytes of one, or an empty view when there is no such file.
std::string_view embedded_file(std::string_view path);

}  // namespace mannerly
