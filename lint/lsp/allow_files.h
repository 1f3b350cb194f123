// The allow files that drafts are governed by, read again when they change. Beside the configuration, else in the
// draft's folder.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/host.h"
#include "mannerly/allow_file.h"

namespace mannerly::lsp {

/// A configuration or an allow file has fewer bytes, here as on the command line.
inline constexpr std::size_t kMaxSettingsBytes = std::size_t{1} << 20;

/// Not thread safe.
class AllowFiles {
 public:
  explicit AllowFiles(std::shared_ptr<const Disk> disk) : disk_(std::move(disk)) {}

  /// Where the allow file of a draft is or would be; empty for a draft that is no file.
  static std::string path_for(const std::string& config, const std::string& draft);
  /// The draft's path as the entries of that file spell it; empty when it is not below the file's folder.
  static std::string name_in(const std::string& allow_path, const std::string& draft);

  /// Adds the entries about a draft at `path`, governed by `config`, to it.
  void add_to(Draft& draft, const std::string& config, const std::string& path);

  /// What is wrong with the file that add_to() uses; empty when there is none. Holds until the next refresh().
  const std::vector<Error>& problems_for(const std::string& config, const std::string& path);

  /// Looks at all files again; whether any has changed.
  bool refresh();

 private:
  struct Known {
    std::optional<FileStamp> stamp;
    AllowFile file;
    std::vector<Error> problems;
  };
  const Known& find(const std::string& path);

  std::shared_ptr<const Disk> disk_;
  std::map<std::string, Known> known_;
};

}  // namespace mannerly::lsp
