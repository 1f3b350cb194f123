// Files as they would be: the disk with some texts laid over it. For checking a configuration or a rule as it stands in
// the editor, and for trying a change before it is offered.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lsp/session.h"

namespace mannerly::lsp {

class Overlay final : public FileSystem {
 public:
  /// Path → bytes.
  using Texts = std::map<std::string, std::string>;

  Overlay(std::shared_ptr<const FileSystem> below, Texts texts) : below_(std::move(below)), texts_(std::move(texts)) {}

  Result<std::string> read(const std::string& path) const override;
  Result<std::string> resolve(const std::string& path) const override { return below_->resolve(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override;
  bool exists(const std::string& path) const override { return texts_.contains(path) || below_->exists(path); }

 private:
  std::shared_ptr<const FileSystem> below_;
  Texts texts_;
};

/// The linter that a configuration of these bytes at `path` makes.
Result<std::shared_ptr<const Linter>> linter_with(const Session& session, const std::string& path, std::string bytes);

}  // namespace mannerly::lsp
