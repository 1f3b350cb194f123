#include "engine/inspect.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "config/config_keys.h"
#include "engine/suppression.h"
#include "yaml/node.h"

namespace mannerly {
namespace {

Error place_of(const yaml::Node& node, const std::string& path) { return yaml::error_at(node, path, {}); }

std::string fields_text(const DeclaredFields& fields) {
  std::vector<std::string> out;
  for (const DeclaredField& field : fields) {
    out.push_back(field.samples.empty() ? field.name : field.name + ": " + join(field.samples, " | "));
  }
  return "[" + join(out, ", ") + "]";
}

std::string number_text(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return std::to_string(whole);
  std::string out = std::to_string(value);
  while (out.ends_with('0')) out.pop_back();
  return out;
}

std::string level_text(const SeverityTable& table) {
  std::string out(to_string(table.fallback));
  if (table.cases.empty()) return out;
  out = "{default: " + out;
  for (const auto& [name, level] : table.cases) out += ", " + name + ": " + std::string(to_string(level));
  return out + "}";
}

/// Collects the values with their places: the draft's own, then the configuration's, then the default.
class Values {
 public:
  Values(const Config& config, const Draft& draft) : config_(config), draft_(draft) {}

  void add(const std::string& key, std::string value) {
    Error where;
    const auto written = config_.origins.find(key);
    if (written != config_.origins.end()) where = written->second;
    for (const StatedKey& stated : draft_.stated) {
      if (stated.key != key) continue;
      const Position place = draft_.source.position(stated.value.begin);
      where = {.message = {}, .path = draft_.source.path(), .line = place.line, .column = place.column};
    }
    out_.push_back({key, std::move(value), std::move(where)});
  }

  std::vector<EffectiveValue> take() { return std::move(out_); }

 private:
  const Config& config_;
  const Draft& draft_;
  std::vector<EffectiveValue> out_;
};

void add_score(const ScoreModel& model, Values& values) {
  const std::vector<std::string>& groups = score_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    values.add("score.weights." + groups[i], number_text(model.weights[i]));
  }
  values.add("score.costs.error", number_text(model.error_cost));
  values.add("score.costs.warning", number_text(model.warning_cost));
  values.add("score.costs.advice", number_text(model.advice_cost));
  values.add("score.repeat", number_text(model.repeat));
  values.add("score.ceilings.safety", number_text(model.safety_ceiling));
  values.add("score.ceilings.error", number_text(model.error_ceiling));
  values.add("score.send_from", number_text(model.send_from));
}

/// What keeps the rule from running on the draft, a line each; empty when it runs.
std::vector<std::string> obstacles(const Profile& profile, std::size_t index, const Analysis& analysis) {
  const CompiledRule& rule = profile.ruleset->rules[index];
  const Applies& applies = rule.spec.applies;
  const Draft& draft = analysis.draft();
  std::vector<std::string> out;
  if (profile.levels[index].of(draft.kind, analysis.relation()) == Severity::kOff) {
    out.push_back("its level is off for this kind and relation");
  } else if (rule.check == nullptr) {
    out.emplace_back("it could not be compiled; the problem is reported with its file");
  }
  std::vector<std::string> kinds;
  for (const Kind kind : applies.kinds) kinds.emplace_back(to_string(kind));
  const std::string kind(to_string(draft.kind));
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    out.push_back("it is for " + join(kinds, ", ") + "; the draft's kind is " + kind);
  }
  if (applies.relation != Relation::kUnknown && applies.relation != analysis.relation()) {
    const bool wants_cold = applies.relation == Relation::kCold;
    out.push_back(wants_cold ? "it is for cold messages; the two know each other here"
                             : "it is for warm messages; nothing says the two know each other");
  }
  if (applies.is_template && *applies.is_template != draft.is_template) {
    out.emplace_back(*applies.is_template ? "it is for templates; this is a draft"
                                          : "it passes templates; this is one");
  }
  if (analysis.word_count() < static_cast<std::uint32_t>(applies.min_words)) {
    out.push_back("it is for messages from " + std::to_string(applies.min_words) + " words; this has " +
                  std::to_string(analysis.word_count()));
  }
  return out;
}

/// "allowed in line 3 until 2027-01-31: their deadline".
std::string why_allowed(const Draft& draft, const Suppressed& row) {
  const auto covers = [&](const Allow& allow) {
    return allow.where.contains(row.finding.span) && glob_match(allow.rule, row.finding.rule) &&
           (allow.fingerprint.empty() || allow.fingerprint == row.finding.fingerprint) && allow.reason == row.reason &&
           allow.until == row.until;
  };
  const auto allow = std::find_if(draft.allows.begin(), draft.allows.end(), covers);
  std::string out = "allowed";
  if (allow != draft.allows.end() && allow->origin == AllowOrigin::kFile) {
    out += allow->place.empty() ? " by an entry of a file that is gone" : " at " + allow->place;
  } else if (allow != draft.allows.end()) {
    out += " in line " + std::to_string(draft.source.position(allow->span.begin).line);
  }
  if (row.until) out += " until " + to_string(*row.until);
  return row.reason.empty() ? out : out + ": " + row.reason;
}

/// Why a finding of the rule's check is not in the result.
std::string why_dropped(const Profile& profile, const Finding& finding, const Analysis& analysis,
                        const DraftResult& result) {
  const SourceText& source = analysis.draft().source;
  const std::string what = "“" + clipped(source.text(finding.span), 60) + "” in line " +
                           std::to_string(source.position(finding.span.begin).line) + ": ";
  for (const Suppressed& row : result.suppressed) {
    if (row.finding.rule == finding.rule && row.finding.span == finding.span) {
      return what + why_allowed(analysis.draft(), row);
    }
  }
  const auto row = profile.supersessions.find(finding.rule);
  for (const Finding& other : result.findings) {
    if (row == profile.supersessions.end()) break;
    if (std::find(row->second.begin(), row->second.end(), other.rule) != row->second.end()) {
      return what + other.rule + " says more about the same";
    }
  }
  return what + "another finding says the same";
}

/// What a configuration wrote into the value: the value, or the parts of a map that is not new as a whole.
void add_changed(const std::string& key, const yaml::Node& value, std::vector<EffectiveValue>& out) {
  if (value.file != nullptr) {
    out.push_back({key, yaml::to_flow(value), place_of(value, {})});
  } else if (value.is_map()) {
    for (const auto& [inner, part] : value.entries) add_changed(key + "." + inner.scalar, part, out);
  }
}

/// The words; those that another file or line than the last has say so.
std::string words_text(const Config& config) {
  const auto last = config.origins.find("words");
  std::vector<std::string> out;
  for (const std::string& word : config.words) {
    const auto own = config.origins.find("words/" + word);
    const bool elsewhere = last != config.origins.end() && own != config.origins.end() && own->second != last->second;
    out.push_back(elsewhere ? word + " (" + own->second.path + ":" + std::to_string(own->second.line) + ")" : word);
  }
  return "[" + join(out, ", ") + "]";
}

}  // namespace

EffectiveRule effective_rule(const Profile& profile, std::size_t index) {
  const RuleSpec& spec = profile.ruleset->specs()[index];
  EffectiveRule out;
  out.id = spec.id;
  const std::uint32_t line = spec.kind == kBuiltInKind ? 0 : 1;
  out.level = {"severity", level_text(profile.levels[index]), {.message = {}, .path = spec.path, .line = line}};
  if (const yaml::Node* severity = spec.common->find("severity")) out.level.where = place_of(*severity, spec.path);
  for (const RuleSetting& row : profile.config.rules) {
    if (!glob_match(row.pattern, spec.id)) continue;
    const bool has_levels = row.written != nullptr && row.written->find("severity") != nullptr;
    if (row.severity || has_levels) out.level.where = row.where;
  }
  for (const auto& [key, value] : spec.params->entries) {
    out.parameters.push_back({key.scalar, yaml::to_flow(value), place_of(value, spec.path)});
    add_changed(key.scalar, value, out.changed);
  }
  for (const auto& [key, value] : spec.common->entries) add_changed(key.scalar, value, out.changed);
  return out;
}

EffectiveConfig effective_config(const Profile& profile, const Draft& draft) {
  const Config& config = profile.config;
  Values values(config, draft);
  values.add("kind", std::string(to_string(draft.kind)));
  values.add("template", draft.is_template ? "true" : "false");
  values.add("fields", draft.fields ? fields_text(*draft.fields) : "not declared");
  values.add("language", draft.language.empty() ? config.language : draft.language);
  values.add("policy", profile.ruleset->permissions->active());
  values.add("gate.fail_on",
             config.gate.fail_on == Severity::kOff ? "never" : std::string(to_string(config.gate.fail_on)));
  values.add("gate.fail_under", std::to_string(config.gate.fail_under));
  values.add("words", words_text(config));
  add_score(profile.score, values);
  EffectiveConfig out;
  out.values = values.take();
  for (std::size_t i = 0; i < profile.levels.size(); ++i) out.rules.push_back(effective_rule(profile, i));
  return out;
}

RuleAccount account_of(const Profile& profile, const std::string& rule, const Analysis& analysis,
                       const DraftResult& result) {
  RuleAccount out;
  const auto& rules = profile.ruleset->rules;
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const CompiledRule& r) { return r.spec.id == rule; });
  if (found == rules.end()) return out;
  const auto index = static_cast<std::size_t>(found - rules.begin());
  out.rule = effective_rule(profile, index);
  out.reasons = obstacles(profile, index, analysis);
  for (const Finding& finding : result.findings) {
    if (finding.rule == rule) out.findings.push_back(finding);
  }
  if (found->check == nullptr) return out;
  out.facts = found->check->account(analysis);
  if (!out.reasons.empty()) return out;
  std::vector<Finding> raw;
  const Severity level = profile.levels[index].of(analysis.draft().kind, analysis.relation());
  FindingSink sink(analysis, found->spec, level, raw);
  found->check->run(analysis, sink);
  for (const Finding& finding : raw) {
    const auto same = [&](const Finding& other) { return other.span == finding.span; };
    if (std::any_of(out.findings.begin(), out.findings.end(), same)) continue;
    out.suppressed.push_back(why_dropped(profile, finding, analysis, result));
  }
  return out;
}

}  // namespace mannerly
