// Replaces a file so that at every moment it holds the old bytes or the new ones, never a mix.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "mannerly/result.h"

namespace mannerly::cli {

/// Puts `bytes` in the place of the file at `path`, which must still hold `expected`: writes a new file in the same
/// folder, syncs it and renames it. Links are followed to the file itself; mode and, where allowed, owner stay.
/// Fails, and leaves everything as it was, when the file changed meanwhile or anything cannot be written.
Result<void> replace_file(const std::string& path, std::string_view expected, std::string_view bytes);

/// Creates the file at `path` with `bytes`, all or nothing; its folder must exist. Fails when there already is one.
Result<void> create_file(const std::string& path, std::string_view bytes);
/// Takes the next bytes of a file.
using PutBytes = std::function<void(std::string_view)>;

/// Creates or replaces the file at `path` with the bytes that `produce` hands over. Links and modes as above. What is
/// no regular file (a device, a pipe) is written as it stands.
Result<void> write_file(const std::string& path, const std::function<void(const PutBytes&)>& produce);

/// The same for bytes that come over time: without commit() the file stays as it was, and a new one does not appear.
class FileWriter {
 public:
  static Result<std::unique_ptr<FileWriter>> open(const std::string& path);
  virtual ~FileWriter() = default;
  /// A failure is told by commit().
  virtual void put(std::string_view bytes) = 0;
  virtual Result<void> commit() = 0;
};

}  // namespace mannerly::cli
