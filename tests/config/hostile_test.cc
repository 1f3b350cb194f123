// Configuration from strangers: whatever it holds, the answer is a located problem, and nothing is read that a file of
// the repository does not name.
#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "base/fence.h"
#include "cli/temp_folder.h"
#include "config/config_file.h"
#include "config/pack_folder.h"
#include "yaml/node.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The disk, and which files were read.
class Watched : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override {
    read_.insert(fs::weakly_canonical(path).string());
    return disk_->read(path);
  }
  Result<std::string> read_at_most(const std::string& path, std::size_t most) const override {
    auto bytes = disk_->read_at_most(path, most);
    if (bytes) read_.insert(fs::weakly_canonical(path).string());
    return bytes;
  }
  Result<std::string> resolve(const std::string& path) const override { return disk_->resolve(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return disk_->list(folder); }
  bool exists(const std::string& path) const override { return disk_->exists(path); }

  mutable std::set<std::string> read_;

 private:
  std::shared_ptr<const FileSystem> disk_ = disk_file_system();
};

class Hostile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("repo/.git/HEAD", "ref: refs/heads/main\n");
    folder_.write("secret.yaml", "kind: inmail\nwords: [secret]\n");
    folder_.write("secrets/tone/secret.yaml", "kind: phrase\n");
  }
  /// Reads the text as repo/team/.mannerly.yaml; the only problem, without the folder's own path.
  std::string problem_of(const std::string& yaml) {
    std::vector<Error> problems;
    const std::string path = folder_.path("repo/team/.mannerly.yaml");
    folder_.write("repo/team/.mannerly.yaml", yaml);
    const ConfigSources sources{.files = &files_,
                                .preset = [](std::string_view) { return std::optional<std::string>("{}"); },
                                .preset_names = {"recommended"},
                                .rule_ids = {"tone/urgency"},
                                .base_dir = {}};
    config_ = read_config(path, yaml, sources, problems);
    EXPECT_EQ(problems.size(), 1U);
    if (problems.empty()) return {};
    EXPECT_GT(problems[0].line, 0U) << problems[0].message;
    EXPECT_LT(problems[0].message.size(), 600U);
    return problems[0].message;
  }
  void expect_nothing_read() {
    for (const std::string& path : files_.read_) {
      EXPECT_EQ(path.find("secret"), std::string::npos) << path;
    }
    EXPECT_THAT(config_.words, IsEmpty());
  }

  test::TempFolder folder_;
  Watched files_;
  Config config_;
};

TEST_F(Hostile, PathsThatLeaveTheRepositoryAreNotRead) {
  for (const char* named : {"../../secret.yaml", "./a/../../../secret.yaml", "../../secrets"}) {
    EXPECT_THAT(problem_of(std::string("extends: [") + named + "]\n"), HasSubstr("leads out of the repository"));
    expect_nothing_read();
  }
  EXPECT_THAT(problem_of("extends: [" + folder_.path("secret.yaml") + "]\n"), HasSubstr("is absolute"));
  EXPECT_THAT(problem_of("policy: ../../secret.yaml\n"), HasSubstr("leads out of the repository"));
  EXPECT_THAT(problem_of("overrides: [{files: a, policy: " + folder_.path("secret.yaml") + "}]\n"),
              HasSubstr("is absolute"));
  expect_nothing_read();
}

TEST_F(Hostile, LinksThatLeaveTheRepositoryAreNotFollowed) {
  fs::create_directories(folder_.path("repo/team"));
  fs::create_symlink(folder_.path("secret.yaml"), folder_.path("repo/team/link.yaml"));
  fs::create_directory_symlink(folder_.path("secrets"), folder_.path("repo/team/pack"));
  EXPECT_THAT(problem_of("extends: [./link.yaml]\n"), HasSubstr("is a link that leads out"));
  EXPECT_THAT(problem_of("extends: [./pack]\n"), HasSubstr("is a link that leads out"));
  expect_nothing_read();
  folder_.write("repo/inside.yaml", "words: [Inside]\n");
  fs::create_symlink("../inside.yaml", folder_.path("repo/team/inside.yaml"));
  std::vector<Error> problems;
  const Fence fence(files_, folder_.path("repo/team/.mannerly.yaml"), "");
  EXPECT_TRUE(fence.path_of(folder_.path("repo/team/.mannerly.yaml"), "./inside.yaml").has_value());
}

TEST_F(Hostile, AFileOfAPackThatIsALinkIsLeftOut) {
  folder_.write("repo/team/pack/tone/own.yaml", "kind: phrase\n");
  fs::create_symlink(folder_.path("secret.yaml"), folder_.path("repo/team/pack/tone/link.yaml"));
  std::vector<Error> problems;
  const auto read =
      read_pack(files_, folder_.path("repo/team/pack"), folder_.path("repo/team/.mannerly.yaml"), "", problems);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].name, "tone/own.yaml");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, HasSubstr("link that leads out"));
  expect_nothing_read();
}

TEST_F(Hostile, WithoutARepositoryTheFolderIsTheFence) {
  fs::remove_all(folder_.path("repo/.git"));
  folder_.write("repo/base.yaml", "words: [secret]\n");
  EXPECT_THAT(problem_of("extends: [../base.yaml]\n"), HasSubstr("leads out of the repository"));
}

TEST_F(Hostile, PipesAndDevicesAreNotOpened) {
  fs::create_directories(folder_.path("repo/team"));
  ASSERT_EQ(std::system(("mkfifo '" + folder_.path("repo/team/pipe.yaml") + "'").c_str()), 0);
  EXPECT_THAT(problem_of("extends: [./pipe.yaml]\n"), HasSubstr("not a regular file"));
}

TEST_F(Hostile, LargeFilesAreNotRead) {
  folder_.write("repo/team/large.yaml", "");
  fs::resize_file(folder_.path("repo/team/large.yaml"), std::uintmax_t{100} << 20);
  EXPECT_THAT(problem_of("extends: [./large.yaml]\n"), HasSubstr("larger than 256 KiB"));
  EXPECT_THAT(problem_of(std::string(kMaxConfigBytes + 1, '#')), HasSubstr("larger than 256 KiB"));
}

TEST_F(Hostile, BombsAreRefusedAtTheirFirstByte) {
  EXPECT_THAT(problem_of("a: &a [x, x]\nb: [*a, *a, *a]\n"), HasSubstr("anchors"));
  EXPECT_THAT(problem_of(std::string(200'000, '[')), HasSubstr("a key must be plain text"));
  EXPECT_THAT(problem_of("a: " + std::string(100'000, '{')), HasSubstr("starts like a map"));
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  EXPECT_THAT(problem_of(deep), HasSubstr("nested deeper"));
  std::string wide = "words: [";
  for (int i = 0; i < 210'000; ++i) wide += "a,";
  EXPECT_THAT(yaml::parse(wide + "a]\n", {}).error().message, HasSubstr("more than 200000 values"));
  std::string keys;
  for (int i = 0; i < 6'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  EXPECT_THAT(problem_of(keys), HasSubstr("more than 5000 keys"));
}

TEST_F(Hostile, CyclesEnd) {
  folder_.write("repo/a.yaml", "extends: [./b.yaml]\n");
  folder_.write("repo/b.yaml", "extends: [./a.yaml]\n");
  EXPECT_THAT(problem_of("extends: [../a.yaml]\n"), HasSubstr("extends itself"));
  folder_.write("repo/pack/.mannerly.yaml", "extends: [../pack]\n");
  folder_.write("repo/pack/tone/own.yaml", "kind: phrase\n");
  EXPECT_THAT(problem_of("extends: [../pack]\n"), HasSubstr("extends itself"));
}

TEST_F(Hostile, ManyFilesEnd) {
  for (int i = 0; i < 12; ++i) {
    const std::string next = "./f" + std::to_string(i + 1) + ".yaml";
    folder_.write("repo/f" + std::to_string(i) + ".yaml", "extends: [" + next + ", " + next + "]\n");
  }
  folder_.write("repo/f12.yaml", "{}\n");
  folder_.write("repo/team/.mannerly.yaml", "");
  std::vector<Error> problems;
  const ConfigSources sources{.files = &files_, .preset = {}, .preset_names = {}, .rule_ids = {}, .base_dir = {}};
  const std::string path = folder_.path("repo/team/.mannerly.yaml");
  read_config(path, "extends: [../f0.yaml]\n", sources, problems);
  ASSERT_FALSE(problems.empty());
  EXPECT_THAT(problems[0].message, HasSubstr("more than 32 files"));
  EXPECT_LT(problems.size(), 100U);
}

TEST_F(Hostile, GlobsOfAllOverridesHaveALimit) {
  std::string yaml = "overrides:\n";
  for (int i = 0; i < 40; ++i) yaml += " - {kind: note, files: '" + std::string(240, '*') + std::to_string(i) + "'}\n";
  std::vector<Error> problems;
  const ConfigSources sources{.files = &files_, .preset = {}, .preset_names = {}, .rule_ids = {}, .base_dir = {}};
  read_config(folder_.path("repo/team/.mannerly.yaml"), yaml, sources, problems);
  ASSERT_EQ(problems.size(), 7U);
  EXPECT_THAT(problems[0].message, HasSubstr("too long together"));
  EXPECT_EQ(problems[0].line, 35U);
}

TEST_F(Hostile, RowsThatLookIntoManyRulesHaveALimit) {
  std::vector<std::string> ids;
  for (int i = 0; i < 200; ++i) ids.push_back("tone/r" + std::to_string(i));
  std::string yaml = "rules:\n  '*': off\n";
  for (int i = 0; i < 8; ++i) yaml += "  '*" + std::string(static_cast<std::size_t>(i), '*') + "/*': {message: m}\n";
  std::vector<Error> problems;
  const ConfigSources sources{.files = &files_, .preset = {}, .preset_names = {}, .rule_ids = ids, .base_dir = {}};
  const Config config = read_config(folder_.path("repo/team/.mannerly.yaml"), yaml, sources, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, HasSubstr("too many rules"));
  EXPECT_EQ(problems[0].line, 8U);
  EXPECT_EQ(config.rules.size(), 6U);
}

TEST_F(Hostile, LongNamesAreShortInMessages) {
  EXPECT_THAT(problem_of(std::string(1'000, 'k') + ": 1\n"), HasSubstr("…"));
  EXPECT_THAT(problem_of("rules: {\"" + std::string(1'000, 'r') + "\": off}\n"), HasSubstr("…"));
  EXPECT_THAT(problem_of(std::string(200'000, 'k') + ": 1\n"), HasSubstr("broken YAML"));
  EXPECT_THAT(problem_of("kind: " + std::string(200'000, 'k') + "\n"), HasSubstr("…"));
  EXPECT_THAT(problem_of("extends: ./" + std::string(200'000, 'p') + "\n"), HasSubstr("too long"));
  EXPECT_THAT(problem_of("overrides: [{files: '" + std::string(1000, '*') + "'}]\n"), HasSubstr("longer than 256"));
}

}  // namespace
}  // namespace mannerly
