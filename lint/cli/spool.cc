#include "cli/spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInMemory = std::size_t{1} << 20;          // of a pipe
constexpr std::size_t kScratchInMemory = std::size_t{64} << 10;  // of a few dozen texts
constexpr std::size_t kSpoolReadBytes = std::size_t{256} << 10;

/// What begins in the first kScratchInMemory bytes stays in memory.
class TemporaryScratch final : public Scratch {
 public:
  bool write(std::uint64_t offset, std::string_view bytes) override {
    if (offset < kScratchInMemory) {
      head_.resize(std::max<std::size_t>(head_.size(), offset + bytes.size()));
      bytes.copy(head_.data() + offset, bytes.size());
      return true;
    }
    if (file_ == nullptr) file_ = std::make_unique<TempFile>();
    return file_->write_at(offset, bytes);
  }

  std::string_view read(std::uint64_t offset, std::size_t size) override {
    if (offset < kScratchInMemory)
      return std::string_view(head_).substr(std::min<std::size_t>(offset, head_.size()), size);
    if (file_ == nullptr) return {};
    file_->read_at(offset, size, read_);
    return read_;
  }

 private:
  std::string head_;
  std::unique_ptr<TempFile> file_;
  std::string read_;
};

}  // namespace

TempFile::TempFile() {
  std::error_code code;
  const fs::path folder = fs::temp_directory_path(code);
  if (code) return;
  std::string path = (folder / "mannerly.XXXXXX").string();
  descriptor_ = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor_ >= 0) unlink(path.c_str());
}

TempFile::~TempFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool TempFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty() && good()) {
    const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return good();
}

void TempFile::read_at(std::uint64_t offset, std::size_t size, std::string& bytes) const {
  bytes.resize(size);
  std::size_t have = 0;
  while (have < size && good()) {
    const ssize_t count = pread(descriptor_, bytes.data() + have, size - have, static_cast<off_t>(offset + have));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    have += static_cast<std::size_t>(count);
  }
  bytes.resize(have);
}

void Spool::append(std::string_view bytes) {
  head_ += bytes;
  if (head_.size() < kInMemory || no_file_) return;
  if (file_ == nullptr) file_ = std::make_unique<TempFile>();
  if (file_->write_at(in_file_, head_)) {
    in_file_ += head_.size();
    head_.clear();
  } else {
    no_file_ = true;  // what the file holds stays there, the rest in memory
  }
}

bool Spool::replay(const std::function<void(std::string_view)>& use) const {
  std::string chunk;
  for (std::uint64_t at = 0; at < in_file_; at += chunk.size()) {
    const std::uint64_t left = in_file_ - at;
    file_->read_at(at, left < kSpoolReadBytes ? static_cast<std::size_t>(left) : kSpoolReadBytes, chunk);
    if (chunk.empty()) return false;
    use(chunk);
  }
  if (!head_.empty()) use(head_);
  return true;
}

std::unique_ptr<Scratch> temporary_scratch() { return std::make_unique<TemporaryScratch>(); }

}  // namespace mannerly::cli
