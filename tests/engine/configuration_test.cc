// Permission without a draft: the policy that options and configuration choose, and nothing else read.
#include <gmock/gmock.h>

#include "mannerly/permission_setup.h"
#include "support/memory_files.h"

namespace mannerly::test {
namespace {

using testing::HasSubstr;

LinterOptions options_with(std::initializer_list<std::pair<const std::string, std::string>> files,
                           std::string config = "site/.mannerly.yaml") {
  LinterOptions options;
  options.files = std::make_shared<MemoryFiles>(files);
  options.config_path = std::move(config);
  options.dictionary_dirs = {"nowhere"};
  return options;
}

TEST(PermissionSetup, NeedsNoDictionary) {
  const LinterOptions options = options_with({}, "");
  EXPECT_FALSE(Linter::create(options));
  const auto setup = set_up_permissions(options);
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->permissions->active(), "documented");
  EXPECT_TRUE(setup->problems.empty());
}

TEST(PermissionSetup, TakesPolicyAndKindFromTheConfiguration) {
  const auto setup = set_up_permissions(
      options_with({{"site/.mannerly.yaml", "policy: strict\nkind: inmail\nrules: {tone/urgency: error}\n"}}));
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->permissions->active(), "strict");
  EXPECT_EQ(setup->config.kind, Kind::kInmail);
  EXPECT_TRUE(setup->problems.empty()) << to_string(setup->problems.front());
}

TEST(UserWords, AreTheConfigurationsToTakeBack) {
  LinterOptions options = options_with(
      {{"site/.mannerly.yaml", "words: {add: [ours], remove: [theirs]}\n"}, {"mine.txt", "mine\ntheirs\nno word\n"}});
  options.words_file = "mine.txt";
  const auto setup = set_up_permissions(options);
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->config.words, (std::vector<std::string>{"mine", "ours"}));
  ASSERT_EQ(setup->problems.size(), 1U);
  EXPECT_THAT(to_string(setup->problems.front()), HasSubstr("mine.txt:3:1: “no word”"));
  options.config_path.clear();
  EXPECT_EQ(set_up_permissions(options)->config.words, (std::vector<std::string>{"mine", "theirs"}));
  options.words_file = "absent.txt";
  EXPECT_TRUE(set_up_permissions(options)->problems.empty());
}

TEST(PermissionSetup, OptionsWin) {
  LinterOptions options = options_with({{"site/.mannerly.yaml", "policy: strict\n"}});
  options.policy = "lenient";
  const auto setup = set_up_permissions(options);
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->permissions->active(), "lenient");
}

TEST(PermissionSetup, ABadPolicyOfTheConfigurationIsSaidAndCostsOnlyItself) {
  const auto setup = set_up_permissions(options_with({{"site/.mannerly.yaml", "policy: documentd\n"}}));
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->permissions->active(), "documented");
  ASSERT_EQ(setup->problems.size(), 1U);
  EXPECT_THAT(to_string(setup->problems.front()), HasSubstr("site/.mannerly.yaml"));
}

TEST(PermissionSetup, ABadPolicyOfTheOptionsFails) {
  LinterOptions options = options_with({}, "");
  options.policy = "documentd";
  EXPECT_FALSE(set_up_permissions(options));
}

}  // namespace
}  // namespace mannerly::test
