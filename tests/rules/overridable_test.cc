// Everything overridable: each key that a configuration may change is changed at the top and in an override, and the
// draft's effective configuration names the line it was set in.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "base/embedded.h"
#include "config/config_keys.h"
#include "engine/pack_files.h"
#include "mannerly/linter.h"
#include "mannerly/schema.h"
#include "support/memory_files.h"
#include "yaml/node.h"

namespace mannerly::test {
namespace {

using ::testing::IsEmpty;

/// A key of a rule, and a value for it.
struct Sample {
  std::string rule;
  std::string kind;
  std::string key;
  std::string value;
};

/// Keys that no bundled rule has.
const std::vector<Sample>& unused_keys() {
  static const std::vector<Sample> kSamples = {
      {"etiquette/free-work", "phrase", "only_question", "true"},
      {"etiquette/free-work", "phrase", "instead", "soon"},
      {"length/preview-wasted", "pattern", "model", "{label: pressure}"},
      {"length/preview-wasted", "pattern", "once", "true"},
      {"length/preview-wasted", "pattern", "instead", "x"},
      {"followup/no-context", "cue", "scope", "[body]"},
      {"followup/no-context", "cue", "last", "0.5"},
      {"length/inmail-body-over-cap", "limit", "model", "{label: pressure}"},
      {"personalization/context-before-ask", "order", "model", "{label: pressure}"},
      {"etiquette/group-guidelines", "recipient", "model", "{label: pressure}"},
      {"template/low-slots", "placeholder", "weight", "2"},
      {"template/low-slots", "placeholder", "scope", "[body]"},
      {"template/low-slots", "placeholder", "model", "{label: pressure}"},
      {"template/low-slots", "placeholder", "superseded_by", "[tone/urgency]"},
      {"template/low-slots", "placeholder", "except", "[as is]"},
      {"template/low-slots", "placeholder", "fields", "[first_name]"},
      {"emoji/decorative-symbols", "emoji", "weight", "2"},
      {"emoji/decorative-symbols", "emoji", "applies", "{kinds: [note]}"},
      {"emoji/decorative-symbols", "emoji", "scope", "[body]"},
      {"emoji/decorative-symbols", "emoji", "model", "{label: pressure}"},
      {"emoji/decorative-symbols", "emoji", "superseded_by", "[tone/urgency]"},
      {"spelling/unknown-word", "spelling", "weight", "2"},
      {"spelling/unknown-word", "spelling", "applies", "{kinds: [note]}"},
      {"spelling/unknown-word", "spelling", "scope", "[body]"},
      {"spelling/unknown-word", "spelling", "model", "{label: pressure}"},
      {"spelling/unknown-word", "spelling", "superseded_by", "[tone/urgency]"},
      {"emoji/invisible-chars", "mechanics", "scope", "[body]"},
      {"emoji/invisible-chars", "mechanics", "model", "{label: pressure}"},
      {"etiquette/quality-over-quantity", "thread", "weight", "2"},
      {"etiquette/quality-over-quantity", "thread", "scope", "[body]"},
      {"etiquette/quality-over-quantity", "thread", "model", "{label: pressure}"},
      {"etiquette/quality-over-quantity", "thread", "superseded_by", "[tone/urgency]"},
      {"etiquette/quality-over-quantity", "thread", "utc_offset", "1"},
      {"etiquette/quality-over-quantity", "thread", "night_from", "22"},
      {"etiquette/quality-over-quantity", "thread", "night_to", "6"},
      {"permission/bulk", "similar", "weight", "2"},
      {"permission/bulk", "similar", "model", "{label: pressure}"},
      {"etiquette/inmail-low-quality", "outcome", "weight", "2"},
      {"etiquette/inmail-low-quality", "outcome", "scope", "[body]"},
      {"etiquette/inmail-low-quality", "outcome", "model", "{label: pressure}"},
      {"etiquette/inmail-low-quality", "outcome", "superseded_by", "[tone/urgency]"},
      {"permission/basic-cannot-initiate", "permission", "weight", "2"},
      {"permission/basic-cannot-initiate", "permission", "applies", "{kinds: [note]}"},
      {"permission/basic-cannot-initiate", "permission", "scope", "[body]"},
      {"permission/basic-cannot-initiate", "permission", "model", "{label: pressure}"},
      {"permission/basic-cannot-initiate", "permission", "superseded_by", "[tone/urgency]"}};
  return kSamples;
}

/// Every key of every kind of rule once, with the value that a bundled rule gives it.
std::vector<Sample> samples() {
  std::vector<Sample> out = unused_keys();
  std::set<std::pair<std::string, std::string>> known;
  for (const Sample& sample : out) known.emplace(sample.kind, sample.key);
  for (const PackFile& file : bundled_files()) {
    if (!is_rule_file(file.name)) continue;
    const auto root = yaml::parse(file.bytes, {.path = file.path});
    const std::string kind = root->find("kind")->scalar;
    for (const auto& [key, value] : root->entries) {
      if (key.scalar == "kind" || key.scalar == "examples" || !known.emplace(kind, key.scalar).second) continue;
      out.push_back({rule_id_of(file), kind, key.scalar, yaml::to_flow(value)});
    }
  }
  return out;
}

/// The lines of `rules:`, each sample on one of its own.
struct Written {
  std::string text;
  std::map<std::pair<std::string, std::string>, std::uint32_t> lines;  ///< rule and key → line of `text`, from 1
};

Written written(const std::string& head, const std::string& indent) {
  std::map<std::string, std::vector<Sample>> by_rule;
  for (Sample& sample : samples()) by_rule[sample.rule].push_back(std::move(sample));
  Written out{head + indent + "rules:\n", {}};
  auto line = static_cast<std::uint32_t>(std::count(out.text.begin(), out.text.end(), '\n'));
  for (const auto& [rule, rows] : by_rule) {
    out.text += indent + "  " + rule + ":\n";
    ++line;
    for (const Sample& row : rows) {
      out.text += indent + "    " + row.key + ": " + row.value + "\n";
      out.lines[{rule, row.key}] = ++line;
    }
  }
  return out;
}

std::shared_ptr<const Linter> linter_with(const std::string& config) {
  LinterOptions options;
  options.files = std::make_shared<const MemoryOverDisk>(MemoryOverDisk{{".mannerly.yaml", config}});
  options.config_path = ".mannerly.yaml";
  auto made = Linter::create(options);
  EXPECT_TRUE(made.has_value()) << (made ? "" : to_string(made.error()));
  if (!made) return nullptr;
  for (const Error& problem : (*made)->problems()) ADD_FAILURE() << to_string(problem);
  return *made;
}

EffectiveConfig effective_at(const Linter& linter, const std::string& path) {
  ReadResult read = read_drafts(path, "Hi Dana,\n\nthank you for the map.\n", linter.input_for(path));
  return linter.effective(read.drafts.at(0));
}

/// The place that set the key, or nullptr when no configuration did.
const Error* place_of(const EffectiveRule& rule, const std::string& key) {
  if (key == "severity") return rule.level.where.path == ".mannerly.yaml" ? &rule.level.where : nullptr;
  for (const EffectiveValue& value : rule.changed) {
    if (value.key == key || value.key.starts_with(key + ".")) return &value.where;
  }
  return nullptr;
}

void expect_places(const EffectiveConfig& config, const Written& expected) {
  std::map<std::string, const EffectiveRule*> rules;
  for (const EffectiveRule& rule : config.rules) rules[rule.id] = &rule;
  for (const auto& [name, line] : expected.lines) {
    const Error* place = place_of(*rules.at(name.first), name.second);
    ASSERT_NE(place, nullptr) << name.first << " " << name.second;
    EXPECT_EQ(place->path, ".mannerly.yaml") << name.first << " " << name.second;
    // A level that is written in the row of a rule is told with the row's place.
    const bool level = name.second == "severity";
    EXPECT_TRUE(place->line == line || (level && place->line < line)) << name.first << " " << name.second;
  }
}

TEST(Overridable, IsEveryKeyOfEveryKind) {
  std::set<std::pair<std::string, std::string>> known;
  for (const Sample& sample : samples()) known.emplace(sample.kind, sample.key);
  std::string missing;
  for (const std::string& kind : rule_kind_names()) {
    for (const KeyInfo& key : rule_keys(kind).keys) {
      if (key.name == "kind" || key.name == "examples") continue;
      if (!known.contains({kind, key.name})) missing += kind + "." + key.name + " ";
    }
  }
  EXPECT_EQ(missing, "");
}

TEST(Overridable, AtTheTop) {
  const Written config = written("", "");
  const auto linter = linter_with(config.text);
  ASSERT_NE(linter, nullptr);
  expect_places(effective_at(*linter, "a.md"), config);
}

TEST(Overridable, InAnOverride) {
  const Written config = written("overrides:\n  - files: 'team/**'\n", "    ");
  const auto linter = linter_with(config.text);
  ASSERT_NE(linter, nullptr);
  expect_places(effective_at(*linter, "team/a.md"), config);
  for (const EffectiveRule& rule : effective_at(*linter, "a.md").rules) {
    EXPECT_THAT(rule.changed, IsEmpty()) << rule.id;
    EXPECT_NE(rule.level.where.path, ".mannerly.yaml") << rule.id;
  }
}

/// A value for every other key, one a line.
constexpr const char* kSettings = R"(
kind: inmail
template: true
fields: [first_name]
language: en-GB
policy: reach-by-tier
words: [Northwind]
score:
  weights:
    purpose: 17
    personalization: 19
    structure: 14
    length: 11
    tone: 13
    sales: 9
    spelling: 7
    etiquette: 4
    emoji: 1
  costs:
    error: 11
    warning: 5
    advice: 1
  repeat: 0.5
  ceilings:
    safety: 20
    error: 50
  send_from: 81
gate:
  fail_on: warning
  fail_under: 65
)";

/// `indent` before every line.
std::string indented(const std::string& text, const std::string& indent) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    out += indent + text.substr(at, end - at);
    at = end;
  }
  return out;
}

void expect_all_set(const EffectiveConfig& config, std::uint32_t lines_before) {
  std::set<std::uint32_t> lines;
  for (const EffectiveValue& value : config.values) {
    EXPECT_EQ(value.where.path, ".mannerly.yaml") << value.key;
    EXPECT_TRUE(lines.insert(value.where.line).second) << value.key << " has the line of another value";
    EXPECT_GT(value.where.line, lines_before) << value.key;
  }
  EXPECT_EQ(config.values.size(), 24U);
}

TEST(Overridable, AreAllSettings) {
  const auto top = linter_with(kSettings);
  ASSERT_NE(top, nullptr);
  expect_all_set(effective_at(*top, "a.md"), 0);
  const auto inner = linter_with("overrides:\n  - files: 'team/**'\n" + indented(kSettings, "    "));
  ASSERT_NE(inner, nullptr);
  expect_all_set(effective_at(*inner, "team/a.md"), 2);
  for (const EffectiveValue& value : effective_at(*inner, "a.md").values) EXPECT_EQ(value.where.path, "") << value.key;
}

TEST(Overridable, SettingsAreAllKeysOfAnOverride) {
  for (const KeyInfo& key : override_keys().keys) {
    if (key.name == "files" || key.name == "kinds" || key.name == "rules") continue;
    EXPECT_NE(std::string(kSettings).find("\n" + key.name + ":"), std::string::npos) << key.name;
  }
}

}  // namespace
}  // namespace mannerly::test
