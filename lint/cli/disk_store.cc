#include "cli/disk_store.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/atomic_file.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 8;
constexpr const char* kExtension = ".pack";

class DiskStore final : public ByteStore {
 public:
  explicit DiskStore(fs::path folder) : folder_(std::move(folder)) {}

  std::optional<std::string> find(const std::string& name) const override {
    const std::string path = path_of(name);
    std::error_code code;
    if (!fs::is_regular_file(path, code)) return std::nullopt;
    auto bytes = disk_file_system()->read(path);
    if (!bytes) return std::nullopt;
    return std::move(*bytes);
  }

  void keep(const std::string& name, const std::string& bytes) const override {
    std::error_code code;
    fs::create_directories(folder_, code);
    if (code) return;
    delete_oldest();
    // A run that cannot keep it compiles again.
    (void)write_file(path_of(name), [&](const PutBytes& put) { put(bytes); });
  }

 private:
  std::string path_of(const std::string& name) const { return (folder_ / (name + kExtension)).string(); }

  void delete_oldest() const {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code code;
    for (const auto& file : fs::directory_iterator(folder_, code)) {
      if (file.path().extension() == kExtension) files.emplace_back(file.last_write_time(code), file.path());
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + kMostFiles <= files.size(); ++i) fs::remove(files[i].second, code);
  }

  fs::path folder_;
};

}  // namespace

std::shared_ptr<const ByteStore> disk_store(const std::string& folder) {
  if (folder.empty()) return nullptr;
  return std::make_shared<const DiskStore>(folder);
}

}  // namespace mannerly::cli
