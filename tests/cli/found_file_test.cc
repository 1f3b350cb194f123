// What stands beside a configuration is read only when it is small, a file, and inside the repository.
#include "cli/found_file.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "cli/temp_folder.h"

namespace mannerly::cli {
namespace {

using ::testing::HasSubstr;

class FoundFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("repo/.git/HEAD", "ref: refs/heads/main\n");
    folder_.write("secret.json", "{}");
  }
  std::string fault(const std::string& name) {
    const auto read = read_found_file(*files_, folder_.path(name), kMaxSideFileBytes);
    return read ? "" : read.error().message;
  }

  test::TempFolder folder_;
  std::shared_ptr<const FileSystem> files_ = disk_file_system();
};

TEST_F(FoundFile, MayBeALinkInsideTheRepositoryOnly) {
  folder_.write("repo/all/base.json", "{}");
  std::filesystem::create_symlink("all/base.json", folder_.path("repo/inside.json"));
  std::filesystem::create_symlink("../secret.json", folder_.path("repo/outside.json"));
  EXPECT_EQ(fault("repo/inside.json"), "");
  EXPECT_THAT(fault("repo/outside.json"), HasSubstr("leads out of the repository"));
}

TEST_F(FoundFile, IsNotReadWhenItIsLarge) {
  folder_.write("repo/large.json", "");
  std::filesystem::resize_file(folder_.path("repo/large.json"), std::uintmax_t{100} << 20);
  EXPECT_THAT(fault("repo/large.json"), HasSubstr("larger than 1024 KiB"));
}

TEST_F(FoundFile, IsNoPipe) {
  ASSERT_EQ(std::system(("mkfifo '" + folder_.path("repo/pipe.json") + "'").c_str()), 0);
  EXPECT_THAT(fault("repo/pipe.json"), HasSubstr("not a regular file"));
}

}  // namespace
}  // namespace mannerly::cli
