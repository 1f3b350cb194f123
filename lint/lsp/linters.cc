#include "lsp/linters.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include "lsp/uris.h"

namespace mannerly::lsp {
namespace {

/// Passes everything on and notes which files were read or looked for.
class NotingFiles final : public FileSystem {
 public:
  explicit NotingFiles(std::shared_ptr<const Disk> disk) : disk_(std::move(disk)) {}

  Result<std::string> read(const std::string& path) const override {
    note(path);
    return disk_->read(path);
  }
  Result<std::string> read_at_most(const std::string& path, std::size_t most) const override {
    note(path);
    return disk_->read_at_most(path, most);
  }
  Result<std::string> resolve(const std::string& path) const override { return disk_->resolve(path); }
  Result<std::uint64_t> stream(const std::string& path,
                               const std::function<bool(std::string_view)>& use) const override {
    note(path);
    return disk_->stream(path, use);
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    note(folder);
    auto names = disk_->list(folder);
    for (const std::string& name : names.value_or(std::vector<std::string>())) {
      note(std::string(folder_of(folder + "/" + name)));
    }
    return names;
  }
  bool exists(const std::string& path) const override {
    note(path);
    return disk_->exists(path);
  }

  std::set<std::string> noted() const {
    const std::lock_guard lock(mutex_);
    return noted_;
  }

 private:
  void note(const std::string& path) const {
    const std::lock_guard lock(mutex_);
    noted_.insert(path);
  }

  std::shared_ptr<const Disk> disk_;
  mutable std::mutex mutex_;
  mutable std::set<std::string> noted_;
};

}  // namespace

std::string Linters::config_for(const std::string& folder, const Settings& settings) {
  if (!settings.linter.config_path.empty()) return settings.linter.config_path;
  if (folder.empty()) return {};
  const auto [entry, is_new] = configs_.try_emplace(folder);
  if (is_new) entry->second = find_config(*disk_, folder + "/draft");
  return entry->second;
}

Governing Linters::make(const std::string& config, const Settings& settings) const {
  const auto files = std::make_shared<NotingFiles>(disk_);
  LinterOptions options = settings.linter;
  options.files = files;
  options.config_path = config;
  Governing out;
  out.config = config;
  if (auto linter = Linter::create(options)) {
    out.linter = std::move(*linter);
    out.problems = out.linter->problems();
  } else {
    out.problems.push_back(linter.error());
  }
  for (const std::string& path : files->noted()) out.files.emplace_back(path, disk_->stamp(path));
  return out;
}

const Governing& Linters::find(const std::string& path, const std::string& fallback_folder, const Settings& settings) {
  const std::string folder = path.empty() ? fallback_folder : std::string(folder_of(path));
  const std::string config = config_for(folder, settings);
  const auto entry = by_config_.find(config);
  if (entry != by_config_.end()) return entry->second;
  return by_config_.emplace(config, make(config, settings)).first->second;
}

bool Linters::holds(const Governing& governing) const {
  return std::all_of(governing.files.begin(), governing.files.end(),
                     [&](const auto& file) { return disk_->stamp(file.first) == file.second; });
}

bool Linters::refresh() {
  bool changed = false;
  for (auto& [folder, config] : configs_) {
    std::string now = find_config(*disk_, folder + "/draft");
    changed = changed || now != config;
    config = std::move(now);
  }
  const auto dropped = std::erase_if(by_config_, [&](const auto& entry) { return !holds(entry.second); });
  return changed || dropped > 0;
}

void Linters::forget() {
  configs_.clear();
  by_config_.clear();
}

}  // namespace mannerly::lsp
