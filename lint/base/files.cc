// The disk behind FileSystem; the only place of the library that opens files.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "mannerly/linter.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunkBytes = std::size_t{64} << 10;
constexpr std::size_t kLeastChunk = std::size_t{4} << 10;

Error file_error(const std::string& path, int code) {
  return Error{.message = std::string("cannot read: ") + std::generic_category().message(code), .path = path};
}

Error too_large(const std::string& path, std::size_t most) {
  return {.message = "the file is larger than " + std::to_string(most >> 10) + " KiB", .path = path};
}

class DiskFileSystem final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override {
    std::string bytes;
    const auto size = stream(path, [&](std::string_view chunk) {
      bytes += chunk;
      return true;
    });
    if (!size) return fail(size.error());
    return bytes;
  }

  Result<std::string> read_at_most(const std::string& path, std::size_t most) const override {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
      return fail(Error{.message = "cannot read: not a regular file", .path = path});
    }
    const std::uintmax_t size = fs::file_size(path, code);
    if (!code && size > most) return fail(too_large(path, most));
    return read(path);
  }

  Result<std::string> resolve(const std::string& path) const override {
    std::error_code code;
    const fs::path real = fs::weakly_canonical(path, code);
    if (code) return fail(Error{.message = "cannot follow: " + code.message(), .path = path});
    return real.generic_string();
  }

  Result<std::uint64_t> stream(const std::string& path,
                               const std::function<bool(std::string_view)>& use) const override {
    std::error_code code;
    if (fs::is_directory(path, code)) return fail(file_error(path, EISDIR));
    errno = 0;
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);  // the chunk is the buffer
    in.open(path, std::ios::binary);
    if (!in) return fail(file_error(path, errno != 0 ? errno : EIO));
    const std::uintmax_t size = fs::file_size(path, code);
    std::vector<char> chunk(code ? kChunkBytes : std::clamp<std::size_t>(size + 1, kLeastChunk, kChunkBytes));
    std::uint64_t bytes = 0;
    while (in) {
      in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      const auto count = static_cast<std::size_t>(in.gcount());
      bytes += count;
      if (count > 0 && !use(std::string_view(chunk.data(), count))) return bytes;
    }
    if (in.bad()) return fail(file_error(path, EIO));
    return bytes;
  }

  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> paths;
    std::error_code code;
    fs::recursive_directory_iterator it(folder, code);
    for (const fs::recursive_directory_iterator end; !code && it != end; it.increment(code)) {
      if (it->is_regular_file(code)) paths.push_back(it->path().lexically_relative(folder).generic_string());
    }
    if (code) return fail(Error{.message = "cannot list: " + code.message(), .path = folder});
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  bool exists(const std::string& path) const override {
    std::error_code code;
    return fs::exists(path, code);
  }

  Result<std::uint64_t> size(const std::string& path) const override {
    std::error_code code;
    const std::uintmax_t bytes = fs::file_size(path, code);
    if (code) return fail(file_error(path, code.value()));
    return bytes;
  }
};

}  // namespace

Result<std::string> FileSystem::read_at_most(const std::string& path, std::size_t most) const {
  Result<std::string> bytes = read(path);
  if (bytes && bytes->size() > most) return fail(too_large(path, most));
  return bytes;
}

Result<std::string> FileSystem::resolve(const std::string& path) const {
  return fs::path(path).lexically_normal().generic_string();
}

Result<std::uint64_t> FileSystem::stream(const std::string& path,
                                         const std::function<bool(std::string_view)>& use) const {
  const Result<std::string> bytes = read(path);
  if (!bytes) return fail(bytes.error());
  use(*bytes);
  return bytes->size();
}

Result<std::uint64_t> FileSystem::size(const std::string& path) const {
  const Result<std::string> bytes = read(path);
  if (!bytes) return fail(bytes.error());
  return bytes->size();
}

std::shared_ptr<const FileSystem> disk_file_system() { return std::make_shared<DiskFileSystem>(); }

}  // namespace mannerly
