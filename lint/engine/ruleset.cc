#include "engine/ruleset.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/strings.h"
#include "checks/kinds.h"
#include "checks/speller.h"
#include "config/pack_folder.h"
#include "config/resolution.h"
#include "config/rule_file.h"
#include "engine/configuration.h"
#include "engine/suppression.h"
#include "yaml/node.h"

namespace mannerly {
namespace {

/// A file of the pack: its path below the pack's root ("tone/urgency.yaml") and as shown in messages.
struct PackFile {
  std::string name;
  std::string path;
  std::string bytes;
};

constexpr std::string_view kModelFolder = "model/";

bool is_rule_file(std::string_view name) {
  return name.ends_with(".yaml") && name.find('/') != std::string_view::npos && !name.starts_with("classes/") &&
         !name.starts_with("presets/") && !name.starts_with("policies/");
}

std::vector<PackFile> bundled_pack() {
  constexpr std::string_view kRoot = "rules/";
  std::vector<PackFile> out;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kRoot)) continue;
    out.push_back({std::string(file.path.substr(kRoot.size())), std::string(file.path), std::string(file.bytes)});
  }
  return out;
}

Result<std::vector<PackFile>> pack_from(const FileSystem& files, const std::string& folder,
                                        std::vector<Error>& problems) {
  const auto names = files.list(folder);
  if (!names) return fail(names.error());
  std::vector<PackFile> out;
  for (const std::string& name : *names) {
    if (!name.ends_with(".yaml") && !name.starts_with(kModelFolder)) continue;
    auto bytes = files.read(folder + "/" + name);
    if (bytes) {
      out.push_back({name, folder + "/" + name, std::move(*bytes)});
    } else {
      problems.push_back(bytes.error());
    }
  }
  return out;
}

/// The models of the pack, when it has them.
void read_model(const std::vector<PackFile>& pack, Ruleset& out) {
  const PackFile* weights = nullptr;
  const PackFile* words = nullptr;
  for (const PackFile& file : pack) {
    if (file.name == "model/sentences.tsv") weights = &file;
    if (file.name == "model/words.tsv") words = &file;
    if (file.name == "model/messages.tsv") {
      out.book.messages = std::make_shared<const LinearModel>(file.bytes, file.path, out.problems);
    }
  }
  if (weights == nullptr || words == nullptr) return;
  out.book.model = std::make_shared<const SentenceModel>(weights->bytes, words->bytes, weights->path, out.problems);
}

void read_classes(const std::vector<PackFile>& pack, Ruleset& out) {
  constexpr std::string_view kFolder = "classes/";
  std::vector<const PackFile*> files;
  for (const PackFile& file : pack) {
    if (file.name.starts_with(kFolder) && file.name.ends_with(".yaml")) files.push_back(&file);
  }
  out.book.classes.reserve(files.size());
  for (const PackFile* file : files) {
    const auto node = yaml::parse(file->bytes, {.path = file->path});
    if (!node) {
      out.problems.push_back(node.error());
      continue;
    }
    const std::string name = file->name.substr(kFolder.size(), file->name.size() - kFolder.size() - 5);
    out.book.classes.push_back(read_class(name, *node, file->path, out.book.phrases, out.problems));
  }
}

std::vector<RuleSpec> read_rules(const std::vector<PackFile>& pack, std::vector<Error>& problems) {
  std::vector<RuleSpec> specs;
  for (const PackFile& file : pack) {
    if (!is_rule_file(file.name)) continue;
    auto spec = read_rule(file.name.substr(0, file.name.size() - 5), file.bytes, file.path, problems);
    if (spec) specs.push_back(std::move(*spec));
  }
  std::sort(specs.begin(), specs.end(), [](const RuleSpec& a, const RuleSpec& b) { return a.id < b.id; });
  return specs;
}

void add_built_in_rules(std::vector<RuleSpec>& specs) {
  std::vector<std::string> ids;
  for (const RuleSpec& spec : specs) ids.push_back(spec.id);
  for (RuleSpec& spec : built_in_rules(ids)) specs.push_back(std::move(spec));
  std::sort(specs.begin(), specs.end(), [](const RuleSpec& a, const RuleSpec& b) { return a.id < b.id; });
}

/// Files of the packs that the configuration extends; a later file takes the place of an earlier one of its name.
void add_packs(const LinterOptions& options, const Config& config, std::vector<PackFile>& pack,
               std::vector<Error>& problems) {
  for (const std::string& folder : config.packs) {
    for (FolderFile& file : read_pack(*options.files, folder, options.config_path, options.base_dir, problems)) {
      const auto same = [&](const PackFile& other) { return other.name == file.name; };
      std::erase_if(pack, same);
      pack.push_back({std::move(file.name), std::move(file.path), std::move(file.bytes)});
    }
  }
}

std::string applies_text(const Applies& applies) {
  std::vector<std::string> parts;
  std::vector<std::string> kinds;
  for (const Kind kind : applies.kinds) kinds.emplace_back(to_string(kind));
  parts.push_back(kinds.empty() ? "every kind" : join(kinds, ", "));
  if (applies.relation == Relation::kCold) parts.emplace_back("cold");
  if (applies.relation == Relation::kWarm) parts.emplace_back("warm");
  if (applies.is_template) parts.emplace_back(*applies.is_template ? "templates only" : "no templates");
  if (applies.min_words > 0) parts.push_back("from " + std::to_string(applies.min_words) + " words");
  return join(parts, "; ");
}

RuleInfo info_of(const RuleSpec& spec) {
  RuleInfo info;
  info.id = spec.id;
  info.category = spec.category;
  info.kind = spec.kind;
  info.title = spec.title;
  info.why = spec.why;
  info.source = spec.source;
  info.severity.emplace_back("default", spec.severity.fallback);
  info.severity.insert(info.severity.end(), spec.severity.cases.begin(), spec.severity.cases.end());
  info.applies = applies_text(spec.applies);
  for (const auto& [key, value] : spec.params.entries) info.parameters.emplace_back(key.scalar, yaml::to_flow(value));
  if (!spec.model.is_null()) info.parameters.emplace_back("model", yaml::to_flow(spec.model));
  if (spec.weight != 1) info.parameters.emplace_back("weight", fmt::format("{}", spec.weight));
  info.examples = spec.examples;
  info.origin = spec.path;
  return info;
}

void compile(std::vector<RuleSpec> specs, Ruleset& out) {
  CompileContext context{out.book, out.problems};
  for (RuleSpec& spec : specs) {
    out.infos.push_back(info_of(spec));
    CompiledRule rule{std::move(spec), nullptr};
    if (!is_off(rule.spec.severity) && rule.spec.kind != kBuiltInKind) {
      rule.check = compile_check(rule.spec, context);
    }
    out.rules.push_back(std::move(rule));
  }
}

/// The ids of the rules in the files, and of those that have no file.
std::vector<std::string> ids_of(const std::vector<PackFile>& pack) {
  std::vector<std::string> ids;
  for (const PackFile& file : pack) {
    if (is_rule_file(file.name)) ids.push_back(file.name.substr(0, file.name.size() - 5));
  }
  for (const RuleSpec& spec : built_in_rules(ids)) ids.push_back(spec.id);
  return ids;
}

Result<std::unique_ptr<Ruleset>> load(const LinterOptions& options, const Config* config) {
  auto out = std::make_unique<Ruleset>();
  std::vector<PackFile> pack;
  if (options.rules_dir.empty()) {
    pack = bundled_pack();
  } else {
    auto read = pack_from(*options.files, options.rules_dir, out->problems);
    if (!read) return fail(read.error());
    pack = std::move(*read);
  }
  out->config = config != nullptr ? *config : read_configuration(options, ids_of(pack), out->problems);
  out->place = ConfigPlace(options.config_path, options.base_dir);
  add_packs(options, out->config, pack, out->problems);
  read_model(pack, *out);
  read_classes(pack, *out);
  std::vector<RuleSpec> specs = read_rules(pack, out->problems);
  if (specs.empty()) return fail(Error{.message = "no rule could be read", .path = options.rules_dir});
  add_built_in_rules(specs);
  apply(out->config, specs, out->problems);
  auto permissions = load_policies_for(options, out->config, out->problems);
  if (!permissions) return fail(permissions.error());
  out->permissions = std::move(*permissions);

  auto speller = make_speller(options, out->config);
  if (!speller) return fail(speller.error());
  out->book.speller = *speller;
  out->book.common = *speller;
  out->book.words = out->config.words;
  compile(std::move(specs), *out);
  out->book.phrases.finish();
  out->book.regexes.finish();
  return out;
}

}  // namespace

bool is_off(const SeverityTable& table) {
  return table.fallback == Severity::kOff &&
         std::all_of(table.cases.begin(), table.cases.end(), [](const auto& c) { return c.second == Severity::kOff; });
}

Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options) { return load(options, nullptr); }

Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options, const Config& config) {
  return load(options, &config);
}

}  // namespace mannerly
