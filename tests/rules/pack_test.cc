// The bundled pack and the rule files it was made from say the same.
#include "base/pack.h"

#include <gtest/gtest.h>

#include <map>

#include "rules/pack.h"
#include "support/places.h"

namespace mannerly {
namespace {

using test::DraftPtr;

std::shared_ptr<const Linter> from_files(LinterOptions options = {}) {
  options.rules_dir = test::source_dir() + "/rules";
  auto linter = Linter::create(options);
  return linter ? *linter : nullptr;
}

std::string told(const DraftResult& result) {
  std::string out = std::to_string(result.score.overall) + "\n";
  for (const Finding& f : result.findings) {
    out += f.rule + " " + std::string(to_string(f.severity)) + " " + std::to_string(f.span.begin) + "-" +
           std::to_string(f.span.end) + " " + f.message + " " + f.why + " " + f.fingerprint;
    for (const Fix& fix : f.fixes) out += " " + fix.title;
    for (const std::string& note : f.notes) out += " " + note;
    out += "\n";
  }
  return out;
}

/// Every so many drafts, so that the test is quick.
void expect_the_same(const Linter& packed, const Linter& read, std::size_t step) {
  const std::vector<DraftPtr> drafts = test::example_drafts();
  for (std::size_t i = 0; i < drafts.size(); i += step) {
    EXPECT_EQ(told(packed.lint(drafts[i])), told(read.lint(drafts[i]))) << drafts[i]->source.bytes();
  }
}

TEST(Pack, SaysWhatTheFilesSay) {
  ASSERT_NE(Pack::bundled(), nullptr);
  const auto read = from_files();
  ASSERT_NE(read, nullptr);
  expect_the_same(test::pack(), *read, 5);
}

TEST(Pack, TellsOfRulesWhatTheFilesTell) {
  const auto read = from_files();
  const auto& packed = test::pack().rules();
  ASSERT_EQ(packed.size(), read->rules().size());
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const RuleInfo& a = packed[i];
    const RuleInfo& b = read->rules()[i];
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.severity, b.severity) << a.id;
    EXPECT_EQ(a.parameters, b.parameters) << a.id;
    EXPECT_EQ(a.title + a.why + a.applies, b.title + b.why + b.applies) << a.id;
    EXPECT_EQ(a.examples.size(), b.examples.size()) << a.id;
  }
}

/// The disk, and one configuration that is not on it.
class WithConfiguration final : public FileSystem {
 public:
  static constexpr const char* kPath = "memory/.mannerly.yaml";
  explicit WithConfiguration(std::string text) : text_(std::move(text)) {}
  Result<std::string> read(const std::string& path) const override {
    if (path == kPath) return text_;
    return disk_->read(path);
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return disk_->list(folder); }
  bool exists(const std::string& path) const override { return path == kPath || disk_->exists(path); }

 private:
  std::string text_;
  std::shared_ptr<const FileSystem> disk_ = disk_file_system();
};

TEST(Pack, AConfigurationChangesItAsItChangesTheFiles) {
  LinterOptions options;
  options.files = std::make_shared<WithConfiguration>(
      "extends: [strict]\nrules:\n"
      "  tone/urgency: {severity: error, phrases: [\"(hope|right now|away)\", zzz~1 yyy], class: apology}\n"
      "  length/*: off\n"
      "  spelling/confusable: {patterns: [{pattern: '(?i)\\bthe\\b', instead: teh}]}\n"
      "  purpose/*: error\n");
  options.config_path = WithConfiguration::kPath;
  const auto packed = Linter::create(options);
  const auto read = from_files(options);
  ASSERT_TRUE(packed && read != nullptr);
  EXPECT_EQ((*packed)->problems().size(), read->problems().size());
  expect_the_same(**packed, *read, 9);
  const auto& rules = read->rules();
  for (std::size_t i = 0; i < rules.size(); ++i) EXPECT_EQ((*packed)->rules()[i].parameters, rules[i].parameters);
}

/// Keeps bytes in memory and damages them on request.
class MemoryStore final : public ByteStore {
 public:
  std::optional<std::string> find(const std::string& name) const override {
    const auto it = kept.find(name);
    return it == kept.end() ? std::nullopt : std::optional<std::string>(it->second);
  }
  void keep(const std::string& name, const std::string& bytes) const override {
    ++times_kept;
    kept[name] = bytes;
  }
  mutable std::map<std::string, std::string> kept;
  mutable int times_kept = 0;
};

TEST(Pack, RulesOfAFolderAreKeptAndMadeAgainWhenDamaged) {
  const auto store = std::make_shared<MemoryStore>();
  LinterOptions options;
  options.store = store;
  const auto first = from_files(options);
  ASSERT_EQ(store->times_kept, 1);
  const auto second = from_files(options);
  EXPECT_EQ(store->times_kept, 1);
  expect_the_same(*first, *second, 40);
  expect_the_same(test::pack(), *second, 40);
  std::string& bytes = store->kept.begin()->second;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const auto third = from_files(options);
  EXPECT_EQ(store->times_kept, 2);
  expect_the_same(*first, *third, 40);
}

}  // namespace
}  // namespace mannerly
