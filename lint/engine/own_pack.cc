#include "engine/own_pack.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/checksum.h"
#include "config/pack_folder.h"
#include "config/rule_file.h"
#include "engine/pattern_budget.h"
#include "engine/rules_pack.h"

namespace mannerly {
namespace {

/// Files of the packs that the configuration extends; a later file takes the place of an earlier one of its name.
std::vector<PackFile> read_extended(const LinterOptions& options, const Config& config, std::vector<Error>& problems) {
  std::vector<PackFile> out;
  for (const std::string& folder : config.packs) {
    std::vector<PackFile> files;
    for (FolderFile& file : read_pack(*options.files, folder, options.config_path, options.base_dir, problems)) {
      files.push_back({std::move(file.name), std::move(file.path), std::move(file.bytes)});
    }
    out = replaced_by(std::move(out), std::move(files));
  }
  return out;
}

/// Whether the rule may be compiled; faults of reading it are told when it is read to be used.
bool is_affordable(const PackFile& file, PatternBudget& budget, std::vector<Error>& problems) {
  if (!is_rule_file(file.name)) return true;
  std::vector<Error> told_later;
  const auto spec = read_rule(rule_id_of(file), file.bytes, file.path, told_later);
  return !spec || budget.charge(*spec, Charged::kAll, problems);
}

void drop_costly(std::vector<PackFile>& files, std::vector<Error>& problems) {
  PatternBudget budget;
  std::erase_if(files, [&](const PackFile& file) { return !is_affordable(file, budget, problems); });
}

/// Bundled rules were compiled with the bundled classes.
bool replaces_class(const std::vector<PackFile>& files) {
  return std::any_of(files.begin(), files.end(),
                     [](const PackFile& file) { return !class_name_of(file).empty() && is_bundled(file.name); });
}

std::uint64_t contents_of(const std::vector<PackFile>& files, const std::vector<PackFile>& extended,
                          std::size_t below) {
  ByteWriter out;
  out.value(hash_of(files));
  out.value(hash_of(extended));
  out.number(below);
  return checksum(out.take());
}

/// Puts the pack of the files on top of those that are there: the kept one, or one made now. One that has faults is not
/// kept, as they must be told every time.
void add_own_pack(std::vector<PackFile> files, std::vector<PackFile> extended, const ByteStore* store,
                  RuleSources& out) {
  const std::uint64_t contents = contents_of(files, extended, out.packs.size());
  const std::string name = "rules-" + std::to_string(contents);
  if (store != nullptr) {
    if (auto kept = store->find(name)) {
      out.own_bytes = std::move(*kept);
      if (auto pack = Pack::open(out.own_bytes, contents)) return out.packs.push_back(std::move(*pack));
    }
  }
  drop_costly(extended, out.problems);
  const MadePack made = make_rules_pack(replaced_by(std::move(files), std::move(extended)), out.packs);
  out.problems.insert(out.problems.end(), made.unread.begin(), made.unread.end());
  out.own_bytes = pack_bytes(made.sections, contents);
  if (auto pack = Pack::trusted(out.own_bytes)) out.packs.push_back(std::move(*pack));
  if (store != nullptr && out.problems.empty() && made.unfit.empty()) store->keep(name, out.own_bytes);
}

}  // namespace

std::vector<PackFile> extended_rules(const LinterOptions& options, const Config& config, std::vector<Error>& problems) {
  std::vector<PackFile> out = read_extended(options, config, problems);
  drop_costly(out, problems);
  return out;
}

std::shared_ptr<const RuleSources> rule_sources(const LinterOptions& options, const Config& config,
                                                const std::vector<PackFile>& folder) {
  auto out = std::make_shared<RuleSources>();
  std::vector<PackFile> files = folder;
  std::vector<PackFile> extended = read_extended(options, config, out->problems);
  if (const Pack* bundled = folder.empty() ? Pack::bundled() : nullptr) {
    if (replaces_class(extended)) {
      files = bundled_files();
    } else {
      out->packs.push_back(*bundled);
    }
  }
  if (!files.empty() || !extended.empty()) {
    add_own_pack(std::move(files), std::move(extended), options.store.get(), *out);
  }
  return out;
}

}  // namespace mannerly
