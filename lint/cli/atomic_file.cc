// Order matters: write, sync, compare, rename, sync the folder. The new file is removed on every failure.
#include "cli/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> system_failure(const std::string& what, const std::string& path) {
  return fail(Error{.message = what + ": " + std::generic_category().message(errno), .path = path});
}

/// A file that disappears with this object unless it was renamed.
class NewFile {
 public:
  explicit NewFile(const fs::path& target)
      : path_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()) {
    descriptor_ = mkostemp(path_.data(), O_CLOEXEC);
  }
  ~NewFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    if (!renamed_) unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool created() const { return descriptor_ >= 0; }

  bool copy_rights(const struct stat& original) {
    // Only root may give files away; a file of one's own keeps its owner anyway.
    if (fchown(descriptor_, original.st_uid, original.st_gid) != 0 && errno != EPERM) return false;
    return fchmod(descriptor_, original.st_mode & 07777U) == 0;
  }

  /// The mode that any program's new file has.
  bool take_usual_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return fchmod(descriptor_, 0666U & ~mask) == 0;
  }

  bool append(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  /// Gives the file its name, unless that is taken.
  bool link_to(const fs::path& target) { return link(path_.c_str(), target.c_str()) == 0; }
  bool sync() { return fsync(descriptor_) == 0; }

  bool rename_to(const fs::path& target) {
    renamed_ = rename(path_.c_str(), target.c_str()) == 0;
    return renamed_;
  }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

bool holds(const fs::path& path, std::string_view expected) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return in && bytes == expected;
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

/// Writes to what is no regular file.
class ThroughWriter final : public FileWriter {
 public:
  explicit ThroughWriter(const std::string& path) : path_(path), out_(path, std::ios::binary) {}

  bool good() const { return static_cast<bool>(out_); }
  void put(std::string_view bytes) override { out_ << bytes; }
  Result<void> commit() override {
    if (!out_.flush()) return system_failure("cannot write the file", path_);
    return {};
  }

 private:
  std::string path_;
  std::ofstream out_;
};

class WholeWriter final : public FileWriter {
 public:
  WholeWriter(std::string path, fs::path target) : path_(std::move(path)), target_(std::move(target)), file_(target_) {}

  NewFile& file() { return file_; }
  void put(std::string_view bytes) override { good_ = good_ && file_.append(bytes); }
  Result<void> commit() override {
    if (!good_ || !file_.sync()) return system_failure("cannot write the file", path_);
    if (!file_.rename_to(target_)) return system_failure("cannot replace the file", path_);
    sync_folder(target_.parent_path());
    return {};
  }

 private:
  std::string path_;
  fs::path target_;
  NewFile file_;
  bool good_ = true;
};

}  // namespace

Result<void> replace_file(const std::string& path, std::string_view expected, std::string_view bytes) {
  std::error_code code;
  const fs::path target = fs::canonical(path, code);
  if (code) return fail(Error{.message = "cannot find the file: " + code.message(), .path = path});
  struct stat original {};
  if (stat(target.c_str(), &original) != 0) return system_failure("cannot read the file", path);
  if (access(target.c_str(), W_OK) != 0) return system_failure("cannot write the file", path);
  NewFile file(target);
  if (!file.created()) return system_failure("cannot write beside the file", path);
  if (!file.copy_rights(original)) return system_failure("cannot keep the file's mode", path);
  if (!file.append(bytes) || !file.sync()) return system_failure("cannot write the new text", path);
  if (!holds(target, expected)) {
    return fail(Error{.message = "the file changed meanwhile; it was left alone", .path = path});
  }
  if (!file.rename_to(target)) return system_failure("cannot replace the file", path);
  sync_folder(target.parent_path());
  return {};
}

Result<void> create_file(const std::string& path, std::string_view bytes) {
  NewFile file(path);
  if (!file.created() || !file.take_usual_mode()) return system_failure("cannot create the file", path);
  if (!file.append(bytes) || !file.sync()) return system_failure("cannot write the new file", path);
  if (!file.link_to(path)) return system_failure("cannot create the file", path);
  sync_folder(fs::absolute(path).parent_path());
  return {};
}

Result<std::unique_ptr<FileWriter>> FileWriter::open(const std::string& path) {
  std::error_code code;
  const bool exists = fs::exists(path, code);
  if (exists && !fs::is_regular_file(path, code)) {
    errno = 0;
    auto through = std::make_unique<ThroughWriter>(path);
    if (!through->good()) return system_failure("cannot write the file", path);
    return through;
  }
  const fs::path target = exists ? fs::canonical(path, code) : fs::absolute(path, code);
  struct stat original {};
  if (exists && access(target.c_str(), W_OK) != 0) return system_failure("cannot write the file", path);
  if (exists && stat(target.c_str(), &original) != 0) return system_failure("cannot read the file", path);
  auto writer = std::make_unique<WholeWriter>(path, target);
  if (!writer->file().created()) return system_failure("cannot write the file", path);
  if (exists ? !writer->file().copy_rights(original) : !writer->file().take_usual_mode()) {
    return system_failure("cannot set the file's mode", path);
  }
  return writer;
}

Result<void> write_file(const std::string& path, const std::function<void(const PutBytes&)>& produce) {
  Result<std::unique_ptr<FileWriter>> writer = FileWriter::open(path);
  if (!writer) return fail(writer.error());
  produce([&](std::string_view bytes) { (*writer)->put(bytes); });
  return (*writer)->commit();
}

}  // namespace mannerly::cli
