#include "engine/ruleset.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/pack.h"
#include "base/strings.h"
#include "checks/kinds.h"
#include "checks/speller.h"
#include "config/resolution.h"
#include "config/rule_file.h"
#include "engine/configuration.h"
#include "engine/own_pack.h"
#include "engine/pack_files.h"
#include "engine/pattern_budget.h"
#include "engine/rules_pack.h"
#include "engine/suppression.h"
#include "yaml/node.h"
#include "yaml/rule_bytes.h"

namespace mannerly {
namespace {

std::vector<RuleSpec> read_rules(const std::vector<PackFile>& pack, std::vector<Error>& problems) {
  std::vector<RuleSpec> specs;
  for (const PackFile& file : pack) {
    if (!is_rule_file(file.name)) continue;
    auto spec = read_rule(rule_id_of(file), file.bytes, file.path, problems);
    if (spec) specs.push_back(std::move(*spec));
  }
  return specs;
}

bool by_id(const RuleSpec& a, const RuleSpec& b) { return a.id < b.id; }

/// All rules of a pack and the built-in ones, as far as a run needs them.
std::vector<RuleSpec> heads_of(const RulesPack& pack) { return pack.heads(built_in_rules(Examples::kNone)); }

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
  const RuleWords words = words_of(spec);
  info.why = words.why;
  info.source = words.source;
  info.severity.emplace_back("default", spec.severity.fallback);
  info.severity.insert(info.severity.end(), spec.severity.cases.begin(), spec.severity.cases.end());
  info.applies = applies_text(spec.applies);
  for (const auto& [key, value] : spec.params->entries) info.parameters.emplace_back(key.scalar, yaml::to_flow(value));
  if (!spec.model->is_null()) info.parameters.emplace_back("model", yaml::to_flow(spec.model));
  if (spec.weight != 1) info.parameters.emplace_back("weight", fmt::format("{}", spec.weight));
  info.examples = spec.examples;
  info.origin = spec.path;
  return info;
}

bool changes(const std::vector<RuleSetting>& rows, const std::string& id) {
  return std::any_of(rows.begin(), rows.end(), [&](const RuleSetting& row) {
    return changes_more_than_level(row) && glob_match(row.pattern, id);
  });
}

/// Whether the configuration, or an override of it, looks into a rule.
bool looks_into(const Config& config, const std::string& id) {
  return changes(config.rules, id) || std::any_of(config.overrides.begin(), config.overrides.end(),
                                                  [&](const Override& row) { return changes(row.settings.rules, id); });
}

void compile(std::vector<RuleSpec> specs, Ruleset& out) {
  CompileContext context{out.book, out.problems};
  out.heads = std::move(specs);
  out.rules.reserve(out.heads.size());
  for (const RuleSpec& spec : out.heads) {
    CompiledRule& rule = out.rules.emplace_back(CompiledRule{spec, nullptr});
    if (!is_off(spec.severity) && spec.kind != kBuiltInKind) rule.check = compile_check(spec, context);
  }
  out.read_all = [&out] { return out.heads; };
}

/// Rules as their files have them are compiled already; the others are compiled now, and those that have faults, which
/// this tells.
void compile(std::vector<RuleSpec> specs, const std::shared_ptr<const RulesPack>& pack, Ruleset& out) {
  CompileContext context{out.book, out.problems};
  out.heads = std::move(specs);
  out.rules.reserve(out.heads.size());
  std::size_t next = 0;
  for (const RuleSpec& spec : out.heads) {
    CompiledRule& rule = out.rules.emplace_back(CompiledRule{spec, nullptr});
    if (is_off(spec.severity) || spec.kind == kBuiltInKind) continue;
    const bool anew = changes(out.config.rules, spec.id) || pack->is_unfit(spec.id);
    rule.check = anew ? compile_check(spec, context) : pack->check(spec.id, next, out.book, out.regexes);
  }
  out.read_all = [pack, &out] {
    const Examples examples = pack->has(kExampleRule) ? Examples::kAll : Examples::kNone;
    std::vector<RuleSpec> all = pack->heads(built_in_rules(examples));
    for (RuleSpec& spec : all) {
      if (auto whole = pack->whole(spec.id)) spec = std::move(*whole);
    }
    std::vector<Error> reported;
    apply(out.config, all, reported);
    return all;
  };
}

/// The ids of the rules, and of those that have no file.
std::vector<std::string> with_built_in(std::vector<std::string> ids) {
  for (RuleSpec& spec : built_in_rules(Examples::kNone)) ids.push_back(std::move(spec.id));
  return ids;
}

std::vector<std::string> ids_of(const std::vector<PackFile>& files) {
  std::vector<std::string> ids;
  for (const PackFile& file : files) {
    if (is_rule_file(file.name)) ids.push_back(rule_id_of(file));
  }
  return with_built_in(std::move(ids));
}

/// Takes out of use what the configuration makes too costly.
void switch_off_costly(const Config& config, std::vector<RuleSpec>& specs, std::vector<Error>& problems) {
  PatternBudget budget;
  for (RuleSpec& spec : specs) {
    if (is_off(spec.severity) || !changes(config.rules, spec.id)) continue;
    if (!budget.charge(spec, Charged::kConfigured, problems)) spec.severity = {.fallback = Severity::kOff, .cases = {}};
  }
}

/// What follows once the rules are read: what the configuration changes and names.
std::optional<Error> configure(const LinterOptions& options, std::vector<RuleSpec>& specs, Ruleset& out) {
  apply(out.config, specs, out.problems);
  switch_off_costly(out.config, specs, out.problems);
  auto permissions = load_policies_for(options, out.config, out.problems);
  if (!permissions) return permissions.error();
  out.permissions = std::move(*permissions);
  auto speller = make_speller(options, out.config);
  if (!speller) return speller.error();
  out.book.speller = *speller;
  out.book.common = *speller;
  out.book.words = out.config.words;
  return std::nullopt;
}

Error no_rule(const LinterOptions& options) { return {.message = "no rule could be read", .path = options.rules_dir}; }

std::optional<Error> load_files(const LinterOptions& options, const std::vector<PackFile>& files, Ruleset& out) {
  read_models(files, out.book, out.problems);
  read_classes(files, out.book, out.problems);
  std::vector<RuleSpec> specs = read_rules(files, out.problems);
  if (specs.empty()) return no_rule(options);
  const bool can_show =
      std::any_of(specs.begin(), specs.end(), [](const RuleSpec& spec) { return spec.id == kExampleRule; });
  for (RuleSpec& spec : built_in_rules(can_show ? Examples::kAll : Examples::kNone)) specs.push_back(std::move(spec));
  std::sort(specs.begin(), specs.end(), by_id);
  if (auto fault = configure(options, specs, out)) return fault;
  compile(std::move(specs), out);
  return std::nullopt;
}

std::optional<Error> load_packs(const LinterOptions& options, const std::vector<Pack>& packs, Ruleset& out) {
  const auto rules = std::make_shared<const RulesPack>(packs);
  if (rules->empty()) return no_rule(options);
  rules->fill(out.book);
  std::vector<RuleSpec> specs = heads_of(*rules);
  for (RuleSpec& spec : specs) {
    if (looks_into(out.config, spec.id) || rules->is_unfit(spec.id)) spec = rules->whole(spec.id).value_or(spec);
  }
  if (auto fault = configure(options, specs, out)) return fault;
  compile(std::move(specs), rules, out);
  return std::nullopt;
}

/// Rules that are read from a folder each time, for those who keep nothing.
std::optional<Error> load_unkept(const LinterOptions& options, std::vector<PackFile> folder, Ruleset& out) {
  std::vector<PackFile> extended = extended_rules(options, out.config, out.problems);
  return load_files(options, replaced_by(std::move(folder), std::move(extended)), out);
}

/// The packs of the run; those of `base` when it has the same.
std::shared_ptr<const RuleSources> sources_of(const LinterOptions& options, const Ruleset* base, const Config& config,
                                              const std::vector<PackFile>& folder) {
  const bool same = base != nullptr && base->sources != nullptr && base->config.packs == config.packs;
  return same ? base->sources : rule_sources(options, config, folder);
}

/// The bundled pack serves when nothing else is asked for.
Result<std::unique_ptr<Ruleset>> load(const LinterOptions& options, const Ruleset* base, const Config* config) {
  auto out = std::make_unique<Ruleset>();
  if (base != nullptr) out->regexes = base->regexes;
  const Pack* bundled = options.rules_dir.empty() ? Pack::bundled() : nullptr;
  std::vector<PackFile> folder;
  if (bundled == nullptr) {
    auto read = read_pack_files(options, out->problems);
    if (!read) return fail(read.error());
    folder = std::move(*read);
    if (std::none_of(folder.begin(), folder.end(), [](const PackFile& file) { return is_rule_file(file.name); })) {
      return fail(Error{.message = "the folder has no rule, CATEGORY/PROBLEM.yaml", .path = options.rules_dir});
    }
  }
  if (config != nullptr) {
    out->config = *config;
  } else {
    std::vector<std::string> ids;  // the defaults name no rule that there is not
    if (!options.config_path.empty()) {
      ids = bundled != nullptr ? with_built_in(RulesPack({*bundled}).ids()) : ids_of(folder);
    }
    out->config = read_configuration(options, std::move(ids), out->problems);
  }
  out->place = ConfigPlace(options.config_path, options.base_dir);
  std::optional<Error> fault;
  if (!folder.empty() && options.store == nullptr) {
    fault = load_unkept(options, std::move(folder), *out);
  } else {
    out->sources = sources_of(options, base, out->config, folder);
    out->problems.insert(out->problems.end(), out->sources->problems.begin(), out->sources->problems.end());
    fault = load_packs(options, out->sources->packs, *out);
  }
  if (fault) return fail(std::move(*fault));
  out->book.phrases.finish();
  out->book.regexes.finish();
  return out;
}

}  // namespace

void read_models(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems) {
  const PackFile* weights = find_file(files, "model/sentences.tsv");
  const PackFile* words = find_file(files, "model/words.tsv");
  if (const PackFile* messages = find_file(files, "model/messages.tsv")) {
    book.messages = std::make_shared<const LinearModel>(messages->bytes, messages->path, problems);
  }
  if (weights == nullptr || words == nullptr) return;
  book.model = std::make_shared<const SentenceModel>(weights->bytes, words->bytes, weights->path, problems);
}

void read_classes(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems) {
  const auto is_class = [](const PackFile& file) { return !class_name_of(file).empty(); };
  book.classes.reserve(static_cast<std::size_t>(std::count_if(files.begin(), files.end(), is_class)));
  for (const PackFile& file : files) {
    if (!is_class(file)) continue;
    const auto node = yaml::parse(file.bytes, {.path = file.path});
    if (node) {
      book.classes.push_back(read_class(class_name_of(file), *node, file.path, book.phrases, problems));
    } else {
      problems.push_back(node.error());
    }
  }
}

const std::vector<RuleSpec>& Ruleset::specs() const {
  std::call_once(specs_once, [this] { specs_made = read_all(); });
  return specs_made;
}

const std::vector<RuleInfo>& Ruleset::infos() const {
  std::call_once(infos_once, [this] {
    for (const RuleSpec& spec : specs()) infos_made.push_back(info_of(spec));
  });
  return infos_made;
}

bool is_off(const SeverityTable& table) {
  return table.fallback == Severity::kOff &&
         std::all_of(table.cases.begin(), table.cases.end(), [](const auto& c) { return c.second == Severity::kOff; });
}

Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options) { return load(options, nullptr, nullptr); }

Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options, const Ruleset& base, const Config& config) {
  return load(options, &base, &config);
}

}  // namespace mannerly
