// Runs the program itself on every folder of tests/golden: `cmd` is a shell line run in a copy of the folder, with
// `stdin` as its input; `stdout`, `stderr` and `exit` are what must come out, and `after/` what files must hold then.
// With MANNERLY_UPDATE_GOLDEN set, the expected files are written instead of compared.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cli/temp_folder.h"
#include "support/places.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(test::source_dir()) / "tests" / "golden";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kGolden)) {
    if (fs::exists(entry.path() / "cmd")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public ::testing::TestWithParam<std::string> {
 protected:
  /// Runs the case and returns the exit code; output is in out_ and err_.
  int run(const fs::path& golden) {
    const fs::path work = fs::path(folder_.path()) / "work";
    fs::copy(golden, work, fs::copy_options::recursive);
    fs::copy(kGolden / "pack", folder_.path("pack"), fs::copy_options::recursive);
    for (const char* name : {"cmd", "stdin", "stdout", "stderr", "exit", "after"}) fs::remove_all(work / name);
    const fs::path input = fs::exists(golden / "stdin") ? golden / "stdin" : fs::path("/dev/null");
    const std::string line = "cd '" + work.string() + "' && export PATH='" + MANNERLY_PROGRAM_DIR +
                             "':\"$PATH\" PACK=../pack NO_COLOR=1 XDG_CONFIG_HOME=\"$PWD/.own\" && { " +
                             read(golden / "cmd") + "\n} <'" + input.string() + "' >'" + folder_.path("out") + "' 2>'" +
                             folder_.path("err") + "'";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  void update(const fs::path& golden, int exit) const {
    std::ofstream(golden / "stdout", std::ios::binary) << folder_.read("out");
    std::ofstream(golden / "stderr", std::ios::binary) << folder_.read("err");
    std::ofstream(golden / "exit") << exit << '\n';
    if (!fs::exists(golden / "after")) return;
    for (const auto& entry : fs::directory_iterator(golden / "after")) {
      fs::copy_file(fs::path(folder_.path("work")) / entry.path().filename(), entry.path(),
                    fs::copy_options::overwrite_existing);
    }
  }

  test::TempFolder folder_;
};

TEST_P(Golden, PrintsWhatIsExpected) {
  const fs::path golden = kGolden / GetParam();
  const int exit = run(golden);
  if (std::getenv("MANNERLY_UPDATE_GOLDEN") != nullptr) {
    update(golden, exit);
    return;
  }
  EXPECT_EQ(folder_.read("out"), read(golden / "stdout"));
  EXPECT_EQ(folder_.read("err"), read(golden / "stderr"));
  EXPECT_EQ(std::to_string(exit) + "\n", read(golden / "exit"));
  if (!fs::exists(golden / "after")) return;
  for (const auto& entry : fs::directory_iterator(golden / "after")) {
    const std::string name = entry.path().filename().string();
    EXPECT_EQ(folder_.read("work/" + name), read(entry.path())) << name;
  }
}

std::string case_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(CommandLine, Golden, ::testing::ValuesIn(cases()), case_name);

}  // namespace
}  // namespace mannerly::cli
