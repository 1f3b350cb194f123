#include "lsp/overlay.h"

#include <algorithm>
#include <utility>

namespace mannerly::lsp {

Result<std::string> Overlay::read(const std::string& path) const {
  const auto text = texts_.find(path);
  return text == texts_.end() ? below_->read(path) : Result<std::string>(text->second);
}

Result<std::vector<std::string>> Overlay::list(const std::string& folder) const {
  auto names = below_->list(folder);
  for (const auto& [path, bytes] : texts_) {
    if (!names || !path.starts_with(folder + "/")) continue;
    const std::string own = path.substr(folder.size() + 1);
    const auto place = std::lower_bound(names->begin(), names->end(), own);
    if (place == names->end() || *place != own) names->insert(place, own);
  }
  return names;
}

Result<std::shared_ptr<const Linter>> linter_with(const Session& session, const std::string& path, std::string bytes) {
  LinterOptions options = session.settings.linter;
  options.config_path = path;
  options.files = std::make_shared<Overlay>(session.host.disk, Overlay::Texts{{path, std::move(bytes)}});
  return Linter::create(options);
}

}  // namespace mannerly::lsp
