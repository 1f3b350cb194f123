// Files as they would be: the disk with one text laid over it. For checking a configuration or a rule as it stands in
// the editor, and for trying a change before it is offered.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lsp/session.h"

namespace mannerly::lsp {

class Overlay final : public FileSystem {
 public:
  Overlay(std::shared_ptr<const FileSystem> below, std::string path, std::string bytes)
      : below_(std::move(below)), path_(std::move(path)), bytes_(std::move(bytes)) {}

  Result<std::string> read(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override;

 private:
  std::shared_ptr<const FileSystem> below_;
  std::string path_;
  std::string bytes_;
};

/// The linter that a configuration of these bytes at `path` makes.
Result<std::shared_ptr<const Linter>> linter_with(const Session& session, const std::string& path, std::string bytes);

/// What is wrong with a configuration or rule file as it stands in the editor.
std::vector<Error> check_file(Session& session, const Document& document);

}  // namespace mannerly::lsp
