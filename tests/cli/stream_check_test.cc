// The program over batches and folders: the same bytes from any number of threads, from a pipe, and from the run that
// holds everything; and what Ctrl-C leaves.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/temp_folder.h"
#include "support/places.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

const std::string kProgram = std::string(MANNERLY_PROGRAM_DIR) + "/mannerly";
const std::string kPack = test::source_dir() + "/tests/golden/pack";

struct Ran {
  std::string out;
  std::string err;
  int exit = 0;

  friend bool operator==(const Ran&, const Ran&) = default;
};

/// Messages that know of each other: families of equal texts to different people, some broken records between.
std::string records(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 97 == 5) out += "{\"text\": broken\n";
    if (i % 50 == 7) out += "\r\n";
    const std::string name = "Reader" + std::string(1, static_cast<char>('A' + i % 26)) + "na";
    out += "{\"id\": \"r" + std::to_string(i) + "\", \"to\": {\"name\": \"" + name + " Ek\", \"company\": \"Firm" +
           std::to_string(i % 40) + "\"}, \"text\": \"Hi " + name + ",\\n\\nYour talk about tide gauge number " +
           std::to_string(i % 5) + " solved a puzzle of mine — naïve as it was ☕. Act now!! Could you tell me which " +
           (i % 3 == 0 ? "clock" : "sensor") + " you use at Firm" + std::to_string(i % 20) +
           " and what you would change about recieving its data?\\n\\nThanks,\\nAna\"}\n";
  }
  return out;
}

class Stream : public ::testing::Test {
 protected:
  Ran run(const std::string& arguments, const std::string& before = {}) const {
    const std::string line = "cd '" + folder_.path() + "' && " + before + " '" + kProgram +
                             "' check --no-config --now 2027-01-31 " + arguments + " >out 2>err";
    const int status = std::system(line.c_str());
    return {folder_.read("out"), folder_.read("err"), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
  }

  test::TempFolder folder_;
};

TEST_F(Stream, ThreadsPipesAndHoldingEverythingMakeNoDifference) {
  folder_.write("b.jsonl", records(700));
  const Ran one = run("b.jsonl --format jsonl --threads 1");
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 700);
  EXPECT_EQ(std::count(one.err.begin(), one.err.end(), '\n'), 8);
  EXPECT_NE(one.out.find("permission/bulk"), std::string::npos);
  EXPECT_EQ(one.exit, 2);
  EXPECT_EQ(run("b.jsonl --format jsonl --threads 2"), one);
  EXPECT_EQ(run("b.jsonl --format jsonl --threads 8"), one);
  EXPECT_EQ(run("- --input-format jsonl --stdin-filename b.jsonl --format jsonl", "cat b.jsonl |"), one);
  EXPECT_EQ(run("b.jsonl --format jsonl --format sarif=all.sarif"), one) << "sarif holds everything";
  EXPECT_EQ(run("b.jsonl --format jsonl=again.jsonl").exit, 2);
  EXPECT_EQ(folder_.read("again.jsonl"), one.out);
}

TEST_F(Stream, EveryStreamedFormatIsThatOfTheWholeReport) {
  folder_.write("b.jsonl", "\xEF\xBB\xBF" + records(12));
  folder_.write("d/one.md", "Hi Ana,\n\nact now!!\n");
  folder_.write("d/two.txt", "Hi Bo, thanks for the notes on harbour lights. Could we talk on Tuesday? Ana\n");
  folder_.write("d/empty.txt", "");
  for (const std::string format : {"text", "concise", "json", "jsonl"}) {
    for (const std::string more : {"", " --quiet", " --min-severity error", " --fail-under 90"}) {
      for (const std::string paths : {"b.jsonl d", "d/one.md", "d none.md"}) {
        const std::string arguments = paths + " --format " + format + more;
        const Ran streamed = run(arguments);
        const Ran held = run(arguments + " --format sarif=all.sarif");
        EXPECT_EQ(streamed.out, held.out) << arguments;
        EXPECT_EQ(streamed.exit, held.exit) << arguments;
      }
    }
  }
}

TEST_F(Stream, ATableIsReadAcrossPieces) {
  std::string table = "id,text,to.name\n";
  for (int i = 0; i < 900; ++i) {
    const std::string number = std::to_string(i);
    table += number + ",\"Hi Ana,\r\n\r\nyour \"\"talk\"\" number " + number + ", on tides, was good; act now!! " +
             std::string(400, 'x') + "\",Ana Ek\r\n";
  }
  folder_.write("t.csv", table);
  const Ran one = run("t.csv --format jsonl --threads 1 --rules '" + kPack + "'");
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 900);
  EXPECT_EQ(one.err, "");
  EXPECT_NE(one.out.find("\"id\":\"899\""), std::string::npos);
  EXPECT_EQ(run("t.csv --format jsonl --threads 8 --rules '" + kPack + "'"), one);
}

TEST_F(Stream, AFolderOfManyFilesIsTheSame) {
  for (int i = 0; i < 300; ++i) {
    folder_.write("d/" + std::to_string(i / 50) + "/" + std::to_string(i) + ".txt",
                  "Hi Ana,\n\nyour talk number " + std::to_string(i) + " was good, act now!! " + std::string(900, 'y'));
  }
  const Ran one = run("d --format concise --threads 1 --rules '" + kPack + "'");
  EXPECT_GT(std::count(one.out.begin(), one.out.end(), '\n'), 299);
  EXPECT_EQ(run("d --format concise --threads 8 --rules '" + kPack + "'"), one);
}

/// The program with its output on a pipe that nobody empties yet.
class Child {
 public:
  Child(const std::string& folder, std::vector<std::string> arguments) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    pid_ = fork();
    if (pid_ == 0) {
      signal(SIGINT, SIG_DFL);
      dup2(ends[1], STDOUT_FILENO);
      const int nowhere = open("/dev/null", O_WRONLY);
      dup2(nowhere, STDERR_FILENO);
      close(ends[0]);
      close(ends[1]);
      std::vector<char*> pointers = {const_cast<char*>(kProgram.c_str())};
      for (std::string& argument : arguments) pointers.push_back(argument.data());
      pointers.push_back(nullptr);
      if (chdir(folder.c_str()) == 0) execv(kProgram.c_str(), pointers.data());
      _exit(127);
    }
    close(ends[1]);
    from_ = ends[0];
  }
  ~Child() { close(from_); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// At most `most` bytes; fewer at the end.
  std::string read_some(std::size_t most) const {
    std::string out;
    std::string chunk(most, '\0');
    for (;;) {
      const ssize_t count = ::read(from_, chunk.data(), std::min(chunk.size(), most - out.size()));
      if (count <= 0) return out;
      out.append(chunk, 0, static_cast<std::size_t>(count));
      if (out.size() == most) return out;
    }
  }
  void interrupt() const { kill(pid_, SIGINT); }
  /// The exit code, or -1 when a signal ended it.
  int wait() const {
    int status = 0;
    waitpid(pid_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_ = -1;
  int from_ = -1;
};

TEST_F(Stream, InterruptLeavesWholeLinesAndNoPartOfAFile) {
  folder_.write("b.jsonl", records(8000));
  folder_.write("old.txt", "as it was");
  const Child child(folder_.path(), {"check", "b.jsonl", "--no-config", "--rules", kPack, "--threads", "2", "--format",
                                     "jsonl", "--format", "concise=new.txt", "--format", "concise=old.txt"});
  std::string out = child.read_some(1000);
  ASSERT_EQ(out.size(), 1000U);
  child.interrupt();
  out += child.read_some(std::size_t{1} << 30);
  EXPECT_EQ(child.wait(), 130);
  ASSERT_FALSE(out.empty());
  EXPECT_EQ(out.back(), '\n');
  EXPECT_LT(std::count(out.begin(), out.end(), '\n'), 8000);
  for (std::size_t at = 0; at < out.size(); at = out.find('\n', at) + 1) {
    EXPECT_EQ(out.substr(at, 9), "{\"path\":\"");
    EXPECT_EQ(out[out.find('\n', at) - 1], '}');
  }
  EXPECT_EQ(folder_.read("old.txt"), "as it was");
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(folder_.path())) left.push_back(entry.path().filename().string());
  std::sort(left.begin(), left.end());
  EXPECT_EQ(left, (std::vector<std::string>{"b.jsonl", "old.txt"}));
}

TEST_F(Stream, InterruptedJsonCanBeReadAndSaysHowFarItCame) {
  folder_.write("b.jsonl", records(8000));
  const Child child(folder_.path(),
                    {"check", "b.jsonl", "--no-config", "--rules", kPack, "--threads", "2", "--format", "json"});
  std::string out = child.read_some(1000);
  child.interrupt();
  out += child.read_some(std::size_t{1} << 30);
  EXPECT_EQ(child.wait(), 130);
  const nlohmann::json report = nlohmann::json::parse(out, nullptr, false);
  ASSERT_TRUE(report.is_object());
  EXPECT_LT(report["drafts"].size(), 8000U);
  EXPECT_EQ(report["summary"]["drafts"], report["drafts"].size());
  const std::string last = report["problems"].back()["message"];
  EXPECT_EQ(last, "stopped after " + std::to_string(report["drafts"].size()) + " of 8000 drafts");
}

TEST_F(Stream, AFileThatGrowsMeanwhileIsNamed) {
  std::string lines;
  for (int i = 0; i < 8000; ++i) lines += "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"Hi Ana, see you.\"}\n";
  folder_.write("b.jsonl", lines);
  const std::vector<std::string> arguments = {"check",     "b.jsonl", "--no-config", "--rules", kPack,
                                              "--fail-on", "never",   "--format",    "jsonl"};
  const Child quiet(folder_.path(), arguments);
  const std::string all = quiet.read_some(std::size_t{1} << 30);
  EXPECT_EQ(quiet.wait(), 0);
  const Child child(folder_.path(), arguments);
  std::string out = child.read_some(1000);
  folder_.write("b.jsonl", lines + "{\"id\": \"new\", \"text\": \"Hi Ana, see you.\"}\n");
  out += child.read_some(std::size_t{1} << 30);
  EXPECT_EQ(child.wait(), 2);
  EXPECT_GT(out.size(), all.size()) << "all are checked, the new one too";
}

TEST_F(Stream, ADeviceWithoutAnEndIsTooLarge) {
  const Ran ran = run("/dev/zero");
  EXPECT_EQ(ran.exit, 2);
  EXPECT_EQ(ran.err, "/dev/zero:1:1: error: the draft is larger than 64 MiB\n");
}

}  // namespace
}  // namespace mannerly::cli
