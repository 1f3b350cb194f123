// A misspelt key deep in a rule's parameters is told with its place and the nearest known key, in the rule's own file
// and in a configuration alike.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "base/json_schema.h"
#include "config/config_keys.h"
#include "mannerly/linter.h"
#include "mannerly/schema.h"
#include "support/memory_files.h"

namespace mannerly::test {
namespace {

using ::testing::HasSubstr;

/// A rule, what a configuration makes of it, the misspelt key and the one that was meant.
struct Case {
  const char* rule;
  const char* change;
  const char* meant;
};

constexpr Case kCases[] = {
    {"tone/urgency", "{phrases: [{text: at noon, wieght: 2}]}", "weight"},
    {"tone/urgency", "{phrases: [{text: at noon, except: [{txt: x}]}]}", "text"},
    {"tone/urgency", "{unless_near: {phrases: [x], witin: 3}}", "within"},
    {"tone/urgency", "{unless_class: {clas: requested}}", "class"},
    {"tone/urgency", "{applies: {kids: [note]}}", "kinds"},
    {"tone/urgency", "{severity: {nte: error}}", "note"},
    {"tone/demanding", "{model: {lable: pressure}}", "label"},
    {"safety/pii-in-text", "{patterns: [{patern: x+}]}", "pattern"},
    {"purpose/late", "{by: {chrs: 3}}", "chars"},
    {"length/long", "{bands: {inmail: {wran: 600}}}", "warn"},
    {"length/long", "{bands: {inmail: {warn: {ovr: 600}}}}", "over"},
    {"length/long", "{bands: {inmal: {warn: 600}}}", "inmail"},
    {"emoji/present", "{limits: {defalt: 1}}", "default"},
    {"template/merge-artifact", "{patterns: [{pattern: a, gruop: 1}]}", "group"},
};

std::vector<Error> problems_of(const std::string& config) {
  LinterOptions options;
  options.files = std::make_shared<const MemoryOverDisk>(MemoryOverDisk{{".mannerly.yaml", config}});
  options.config_path = ".mannerly.yaml";
  const auto made = Linter::create(options);
  return made ? (*made)->problems() : std::vector<Error>{made.error()};
}

void expect_meant(const std::vector<Error>& problems, const Case& wanted, std::uint32_t line) {
  ASSERT_FALSE(problems.empty()) << wanted.rule << wanted.change;
  EXPECT_THAT(problems[0].message, HasSubstr(std::string("did you mean “") + wanted.meant + "”")) << wanted.change;
  EXPECT_EQ(problems[0].path, ".mannerly.yaml") << wanted.change;
  EXPECT_EQ(problems[0].line, line) << wanted.change;
}

TEST(NestedKeys, AreToldWithTheNearestOne) {
  for (const Case& one : kCases) {
    const std::string change = std::string(one.rule) + ": " + one.change + "\n";
    expect_meant(problems_of("rules:\n  " + change), one, 2);
    expect_meant(problems_of("overrides:\n  - files: a\n    rules:\n      " + change), one, 4);
  }
}

/// Every key that the rules of a kind may have, at any depth.
void add_names(const KeyTable& table, int depth, std::vector<std::string>& out) {
  for (const KeyInfo& key : table.keys) {
    out.push_back(key.name);
    for (const Shape& shape : key.value) {
      const auto add_inner = [&](const Shape& inner) {
        if (const KeyTable* keys = keys_of(inner); keys != nullptr && depth < 4) add_names(*keys, depth + 1, out);
      };
      add_inner(shape);
      if (!shape.items) continue;
      for (const Shape& item : *shape.items) add_inner(item);
    }
  }
}

TEST(NestedKeys, StandInTheSchemas) {
  const std::string rule = schema_text(schema_of_kinds(rule_kind_names(), rule_keys));
  const std::string config = schema_text(schema_of(configuration_keys()));
  for (const std::string& kind : rule_kind_names()) {
    std::vector<std::string> names;
    add_names(rule_keys(kind), 0, names);
    for (const std::string& name : names) {
      EXPECT_THAT(rule, HasSubstr("\"" + name + "\": {")) << kind;
      if (rule_change_keys().find(name) == nullptr) continue;
      EXPECT_THAT(config, HasSubstr("\"" + name + "\": {")) << kind;
    }
  }
  for (const Case& one : kCases) EXPECT_THAT(config, HasSubstr("\"" + std::string(one.meant) + "\"")) << one.meant;
}

}  // namespace
}  // namespace mannerly::test
