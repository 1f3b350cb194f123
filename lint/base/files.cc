// The disk behind FileSystem; the only place of the library that opens files.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "mannerly/linter.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunkBytes = std::size_t{256} << 10;

Error file_error(const std::string& path, int code) {
  return Error{.message = std::string("cannot read: ") + std::generic_category().message(code), .path = path};
}

class DiskFileSystem final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override {
    std::error_code code;
    if (fs::is_directory(path, code)) return fail(file_error(path, EISDIR));
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(file_error(path, errno != 0 ? errno : EIO));
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return fail(file_error(path, EIO));
    return bytes;
  }

  Result<std::uint64_t> stream(const std::string& path,
                               const std::function<void(std::string_view)>& use) const override {
    std::error_code code;
    if (fs::is_directory(path, code)) return fail(file_error(path, EISDIR));
    errno = 0;
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);  // the chunk is the buffer
    in.open(path, std::ios::binary);
    if (!in) return fail(file_error(path, errno != 0 ? errno : EIO));
    std::vector<char> chunk(kChunkBytes);
    std::uint64_t bytes = 0;
    while (in) {
      in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      const auto count = static_cast<std::size_t>(in.gcount());
      if (count > 0) use(std::string_view(chunk.data(), count));
      bytes += count;
    }
    if (in.bad()) return fail(file_error(path, EIO));
    return bytes;
  }

  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> paths;
    std::error_code code;
    fs::recursive_directory_iterator it(folder, code);
    for (const fs::recursive_directory_iterator end; !code && it != end; it.increment(code)) {
      if (it->is_regular_file(code)) paths.push_back(fs::relative(it->path(), folder, code).generic_string());
    }
    if (code) return fail(Error{.message = "cannot list: " + code.message(), .path = folder});
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  bool exists(const std::string& path) const override {
    std::error_code code;
    return fs::exists(path, code);
  }
};

}  // namespace

Result<std::uint64_t> FileSystem::stream(const std::string& path,
                                         const std::function<void(std::string_view)>& use) const {
  const Result<std::string> bytes = read(path);
  if (!bytes) return fail(bytes.error());
  use(*bytes);
  return bytes->size();
}

std::shared_ptr<const FileSystem> disk_file_system() { return std::make_shared<DiskFileSystem>(); }

}  // namespace mannerly
