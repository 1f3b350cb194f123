#include "lsp/file_checks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lsp/overlay.h"
#include "lsp/uris.h"
#include "mannerly/allow_file.h"
#include "mannerly/baseline.h"
#include "mannerly/words.h"

namespace mannerly::lsp {
namespace {

using Faults = std::vector<Error>;

Faults faults_of(LinterOptions options, const Session& session, Overlay::Texts texts) {
  options.files = std::make_shared<Overlay>(session.host.disk, std::move(texts));
  const auto linter = Linter::create(options);
  return linter ? (*linter)->problems() : Faults{linter.error()};
}

Faults check_configuration(Session& session, const Document& document) {
  LinterOptions options = session.settings.linter;
  options.config_path = document.path;
  return faults_of(std::move(options), session, {{document.path, document.text.bytes()}});
}

/// A pack by itself when it brings sources and classes along; else on top of the bundled rules, by the configuration
/// that extends it or by one made up for it.
Faults check_pack_file(Session& session, const Document& document) {
  LinterOptions options = session.settings.linter;
  const std::string pack = pack_of(session, document.path);
  Overlay::Texts texts = {{document.path, document.text.bytes()}};
  const Governing& governing = session.linters.find(document.path, session.root, session.settings);
  const auto extends = [&] {
    if (governing.linter == nullptr) return false;
    const auto& packs = governing.linter->config().packs;
    return std::find(packs.begin(), packs.end(), pack) != packs.end();
  };
  if (pack == options.rules_dir || session.host.disk->exists(pack + "/sources.yaml")) {
    options.rules_dir = pack;
  } else if (extends()) {
    options.config_path = governing.config;
  } else {
    options.config_path = std::string(folder_of(pack)) + "/.mannerly.yaml";
    texts[options.config_path] = "extends: [recommended, ./" + std::string(file_name(pack)) + "]\n";
  }
  return faults_of(std::move(options), session, std::move(texts));
}

Faults check_policy(Session& session, const Document& document) {
  const PermissionOptions options{
      .files = std::make_shared<Overlay>(session.host.disk, Overlay::Texts{{document.path, document.text.bytes()}}),
      .policy = document.path,
      .rules_dir = session.settings.linter.rules_dir};
  Faults faults;
  const auto made = Permissions::create(options, faults);
  if (!made && faults.empty()) faults.push_back(made.error());
  return faults;
}

Faults check_allow_file(Session&, const Document& document) {
  Faults faults;
  read_allow_file(document.path, document.text.bytes(), faults);
  return faults;
}

Faults check_baseline(Session&, const Document& document) {
  const auto baseline = read_baseline(document.path, document.text.bytes());
  return baseline ? Faults{} : Faults{baseline.error()};
}

Faults check_words(Session&, const Document& document) {
  Faults faults;
  word_list(document.path, document.text.bytes(), faults);
  return faults;
}

constexpr std::array<std::pair<Role, Faults (*)(Session&, const Document&)>, 7> kReaders = {{
    {Role::kConfiguration, check_configuration},
    {Role::kRule, check_pack_file},
    {Role::kClass, check_pack_file},
    {Role::kPolicy, check_policy},
    {Role::kAllowFile, check_allow_file},
    {Role::kBaseline, check_baseline},
    {Role::kWords, check_words},
}};

}  // namespace

std::vector<Error> check_file(Session& session, const Document& document) {
  if (document.path.empty()) return {};
  const auto row =
      std::find_if(kReaders.begin(), kReaders.end(), [&](const auto& each) { return each.first == document.role; });
  if (row == kReaders.end()) return {};
  Faults faults = row->second(session, document);
  std::erase_if(faults, [&](const Error& fault) { return fault.path != document.path; });
  return faults;
}

}  // namespace mannerly::lsp
