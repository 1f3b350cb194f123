// The architecture as a test: which folder may include which, which package lives where, what the library never does.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/places.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const fs::path kRoot = test::source_dir();

/// Layer → layers it may include besides itself. "mannerly" is include/mannerly.
const std::map<std::string, Names> kEdges = {
    {"mannerly", {}},
    {"base", {"mannerly"}},
    {"yaml", {"base", "mannerly"}},
    {"config", {"yaml", "base", "mannerly"}},
    {"draft", {"yaml", "base", "mannerly"}},
    {"text", {"base", "mannerly"}},
    {"checks", {"text", "yaml", "base", "mannerly"}},
    {"permit", {"yaml", "base", "mannerly"}},
    {"engine", {"checks", "permit", "text", "draft", "config", "yaml", "base", "mannerly"}},
    {"report", {"base", "mannerly"}},
    {"lsp", {"base", "mannerly"}},
    {"cli", {"lsp", "report", "base", "mannerly"}},
};

/// Headers of a package → where they may be included: paths relative to lint/ that start so.
struct Package {
  const char* header;
  std::vector<std::string> places;
};
const std::vector<Package> kPackages = {
    {"yaml-cpp/", {"yaml/"}},
    {"unicode/", {"text/"}},
    {"re2/", {"checks/regex."}},
    {"hunspell/", {"checks/dictionaries."}},
    {"CLI/", {"cli/options"}},
    {"md4c", {"draft/"}},
    {"nlohmann/", {"base/", "draft/", "engine/", "report/", "lsp/", "cli/"}},
    {"fmt/", {"base/", "config/", "draft/", "text/", "checks/", "permit/", "engine/", "report/", "lsp/", "cli/"}},
    {"tl/", {"../include/mannerly/"}},
};

/// What only cli/ and tools of the build (make_*.cc) may do.
const std::regex kSideEffects(R"(\b(printf|fprintf|puts|fputs|perror|exit|abort|quick_exit|_exit|getenv|setenv)\s*\()"
                              R"(|std::(cout|cerr|clog|cin|print|println)\b|#include <(iostream|print)>)");

struct File {
  fs::path path;
  std::string layer;
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<File> sources() {
  std::vector<File> files;
  for (const char* root : {"lint", "include/mannerly"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / root)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      const fs::path below = entry.path().lexically_relative(kRoot / "lint");
      const std::string first = below.begin()->string();
      files.push_back({entry.path(), first == ".." ? "mannerly" : first, lines_of(entry.path())});
    }
  }
  return files;
}

std::string place(const File& file, std::size_t line) {
  return file.path.lexically_relative(kRoot).string() + ":" + std::to_string(line + 1);
}

/// Calls `use(file, line number, quoted or angled, header)` for every #include line.
template <class Use>
void for_each_include(const std::vector<File>& files, Use use) {
  const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  for (const File& file : files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::smatch found;
      if (std::regex_search(file.lines[i], found, include)) use(file, i, found[1].str(), found[2].str());
    }
  }
}

TEST(Layers, EveryFolderIsInTheTable) {
  for (const File& file : sources()) EXPECT_TRUE(kEdges.contains(file.layer)) << file.path;
}

TEST(Layers, IncludesFollowTheTable) {
  std::size_t seen = 0;
  for_each_include(
      sources(), [&](const File& file, std::size_t line, const std::string& mark, const std::string& header) {
        const std::string target = header.substr(0, header.find('/'));
        if (mark != "\"" && !kEdges.contains(target)) return;
        ++seen;
        EXPECT_EQ(mark, "\"") << place(file, line) << ": own headers are written in quotes";
        EXPECT_NE(target, header) << place(file, line) << ": own headers are written with their folder";
        const auto edges = kEdges.find(file.layer);
        const bool allowed = target == file.layer || (edges != kEdges.end() && edges->second.contains(target));
        EXPECT_TRUE(allowed) << place(file, line) << ": " << file.layer << " must not include " << header;
      });
  EXPECT_GT(seen, 50U);
}

TEST(Layers, PackagesStayWhereTheyBelong) {
  for_each_include(sources(), [](const File& file, std::size_t line, const std::string&, const std::string& header) {
    for (const Package& package : kPackages) {
      if (!header.starts_with(package.header)) continue;
      const std::string below = file.path.lexically_relative(kRoot / "lint").generic_string();
      const bool allowed = std::any_of(package.places.begin(), package.places.end(),
                                       [&](const std::string& start) { return below.starts_with(start); });
      EXPECT_TRUE(allowed) << place(file, line) << ": " << header << " is not used here";
    }
  });
}

TEST(Layers, PublicHeadersNeedOnlyTheStandardLibraryAndExpected) {
  for_each_include(
      sources(), [](const File& file, std::size_t line, const std::string& mark, const std::string& header) {
        if (file.layer != "mannerly" || mark == "\"") return;
        const bool standard = header.find('/') == std::string::npos && header.find('.') == std::string::npos;
        EXPECT_TRUE(standard || header == "tl/expected.hpp") << place(file, line) << ": " << header;
      });
}

TEST(Layers, LibraryNeverPrintsExitsOrReadsTheEnvironment) {
  for (const File& file : sources()) {
    if (file.layer == "cli" || file.path.filename().string().starts_with("make_")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
      EXPECT_FALSE(std::regex_search(code, kSideEffects)) << place(file, i) << ": " << code;
    }
  }
}

TEST(Layers, FilesStayShort) {
  constexpr std::size_t kMostLines = 400;
  for (const File& file : sources()) EXPECT_LE(file.lines.size(), kMostLines) << file.path;
}

/// An implementation file may leave it to the header of its name.
TEST(Layers, FilesSayWhatTheyAreFor) {
  for (const File& file : sources()) {
    ASSERT_FALSE(file.lines.empty()) << file.path;
    const fs::path header = fs::path(file.path).replace_extension(".h");
    const bool left_to_header = file.path.extension() == ".cc" && fs::exists(header);
    EXPECT_TRUE(file.lines[0].starts_with("//") || left_to_header) << file.path << " has no head comment";
  }
}

/// Folders of tests that mirror a folder of lint/ or of the top level are described by tests/README.md.
TEST(Layers, EveryFolderHasAReadme) {
  for (const char* root : {"lint", "tests", "integrations"}) {
    for (const auto& entry : fs::directory_iterator(kRoot / root)) {
      const fs::path name = entry.path().filename();
      const bool mirrors = fs::exists(kRoot / "lint" / name) || fs::exists(kRoot / name);
      if (!entry.is_directory() || (mirrors && std::string_view(root) == "tests")) continue;
      EXPECT_TRUE(fs::exists(entry.path() / "README.md")) << entry.path();
    }
  }
  for (const char* name : {"", "rules", "dictionaries", "tests", "integrations"}) {
    EXPECT_TRUE(fs::exists(kRoot / name / "README.md")) << name;
  }
}

TEST(Layers, TopLevelHoldsOnlyWhatTheLayoutNames) {
  const Names known = {"CMakeLists.txt", "lint",      "rules",   "dictionaries", "include",          "tests",
                       "integrations",   "README.md", "LICENSE", "CHANGELOG.md", "CMakePresets.json"};
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename().string();
    if (name[0] == '.' || name.starts_with("build") || name == "compile_commands.json") continue;
    EXPECT_TRUE(known.contains(name)) << name;
  }
}

}  // namespace
}  // namespace mannerly
