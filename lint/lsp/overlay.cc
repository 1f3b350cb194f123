#include "lsp/overlay.h"

#include <algorithm>
#include <utility>

#include "lsp/uris.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kRulesFolder = "/rules/";

/// The folder of the pack a rule file is in, or empty: the innermost folder named `rules`.
std::string pack_of(const std::string& path) {
  const std::size_t at = path.rfind(kRulesFolder);
  return at == std::string::npos ? std::string() : path.substr(0, at + kRulesFolder.size() - 1);
}

Result<std::shared_ptr<const Linter>> create(const Session& session, LinterOptions options, const std::string& path,
                                             std::string bytes) {
  options.files = std::make_shared<Overlay>(session.host.disk, path, std::move(bytes));
  return Linter::create(options);
}

}  // namespace

Result<std::string> Overlay::read(const std::string& path) const {
  if (path == path_) return bytes_;
  return below_->read(path);
}

Result<std::vector<std::string>> Overlay::list(const std::string& folder) const {
  auto names = below_->list(folder);
  if (!names || !path_.starts_with(folder + "/")) return names;
  const std::string own = path_.substr(folder.size() + 1);
  const auto place = std::lower_bound(names->begin(), names->end(), own);
  if (place == names->end() || *place != own) names->insert(place, own);
  return names;
}

bool Overlay::exists(const std::string& path) const { return path == path_ || below_->exists(path); }

Result<std::shared_ptr<const Linter>> linter_with(const Session& session, const std::string& path, std::string bytes) {
  LinterOptions options = session.settings.linter;
  options.config_path = path;
  return create(session, std::move(options), path, std::move(bytes));
}

std::vector<Error> check_file(Session& session, const Document& document) {
  if (document.path.empty()) return {};
  LinterOptions options = session.settings.linter;
  if (document.role == Role::kConfiguration) {
    options.config_path = document.path;
  } else {
    options.rules_dir = pack_of(document.path);
  }
  const auto linter = create(session, std::move(options), document.path, document.text.bytes());
  std::vector<Error> problems = linter ? (*linter)->problems() : std::vector<Error>{linter.error()};
  std::erase_if(problems, [&](const Error& problem) { return problem.path != document.path; });
  return problems;
}

}  // namespace mannerly::lsp
