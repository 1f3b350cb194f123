// A FileSystem of texts in memory, so that tests need no disk.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/linter.h"

namespace mannerly::test {

class MemoryFiles : public FileSystem {
 public:
  /// Pairs of path and bytes.
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files) : files_(files) {}

  Result<std::string> read(const std::string& path) const override {
    const auto file = files_.find(path);
    if (file == files_.end()) return fail("no such file");
    return file->second;
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> out;
    for (const auto& [path, bytes] : files_) {
      if (path.starts_with(folder + "/")) out.push_back(path.substr(folder.size() + 1));
    }
    return out;
  }
  bool exists(const std::string& path) const override { return files_.contains(path); }

 private:
  std::map<std::string, std::string> files_;
};

/// These texts, and the disk for all else.
class MemoryOverDisk : public MemoryFiles {
 public:
  using MemoryFiles::MemoryFiles;

  Result<std::string> read(const std::string& path) const override {
    return MemoryFiles::exists(path) ? MemoryFiles::read(path) : disk_->read(path);
  }
  bool exists(const std::string& path) const override { return MemoryFiles::exists(path) || disk_->exists(path); }
  /// A folder is in memory or on the disk.
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    auto names = MemoryFiles::list(folder);
    return names && !names->empty() ? names : disk_->list(folder);
  }

 private:
  std::shared_ptr<const FileSystem> disk_ = disk_file_system();
};

}  // namespace mannerly::test
