// Every finding over the project's own corpus, kept in tests/accuracy/findings.txt: a change of rules, dictionaries or
// models shows there in review. MANNERLY_UPDATE_GOLDEN=1 rewrites it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/strings.h"
#include "mannerly/linter.h"
#include "support/places.h"

namespace mannerly {
namespace {

const std::string kFolder = test::source_dir() + "/tests/accuracy/";
constexpr const char* kSnapshot = "findings.txt";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The messages of a set as records the program reads: the corpus has its own names for the kinds.
std::string records(const std::string& set) {
  std::string out;
  std::istringstream lines(read(kFolder + set + ".messages.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    nlohmann::json row = nlohmann::json::parse(line);
    if (row["kind"] == "connection_note") row["kind"] = "note";
    if (!kind_from_string(row["kind"].get<std::string>())) row["kind"] = "message";
    for (const char* key : {"source", "licence"}) row.erase(key);
    out += row.dump() + "\n";
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out(text.substr(0, 60));
  while (!out.empty() && out.size() == 60 && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80) out.pop_back();
  for (char& c : out) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return out;
}

std::string findings_of(const Linter& linter, const std::string& set) {
  InputOptions options;
  options.format = InputFormat::kJsonl;
  ReadResult read_result = read_drafts(set, records(set), options);
  EXPECT_TRUE(read_result.problems.empty()) << to_string(read_result.problems.front());
  std::string out;
  for (Draft& draft : read_result.drafts) {
    const DraftResult result = linter.lint(std::make_shared<const Draft>(std::move(draft)));
    out += result.draft->id + " score " + std::to_string(result.score.overall) + "\n";
    for (const Finding& f : result.findings) {
      out += "  " + std::string(to_string(f.severity)) + " " + f.rule + " " + std::to_string(f.span.begin) + "-" +
             std::to_string(f.span.end) + " " + one_line(result.draft->source.text(f.span)) + "\n";
    }
  }
  return out;
}

TEST(Snapshot, NoFindingOverTheCorpusChangesUnseen) {
  const auto linter = Linter::create({});
  ASSERT_TRUE(linter.has_value()) << to_string(linter.error());
  std::string now;
  for (const char* set : {"a", "c", "d", "e", "g", "h", "i", "own_dev", "real_dev"}) now += findings_of(**linter, set);
  const std::string path = kFolder + kSnapshot;
  if (std::getenv("MANNERLY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << now;
    return;
  }
  std::istringstream was_lines(read(path));
  std::istringstream now_lines(now);
  std::string was_line;
  std::string now_line;
  std::size_t number = 0;
  while (std::getline(was_lines, was_line) && std::getline(now_lines, now_line)) {
    ++number;
    ASSERT_EQ(now_line, was_line) << path << ":" << number << ": rewrite it with MANNERLY_UPDATE_GOLDEN=1";
  }
  EXPECT_EQ(now.size(), read(path).size());
}

/// What a linter remembers of other drafts, or of this one, changes nothing.
TEST(Snapshot, ADraftGivesTheSameAfterOthersAndAgain) {
  constexpr std::size_t kEvery = 7;
  const auto remembering = Linter::create({});
  ASSERT_TRUE(remembering.has_value()) << to_string(remembering.error());
  for (const char* set : {"a", "h"}) findings_of(**remembering, set);
  InputOptions options;
  options.format = InputFormat::kJsonl;
  ReadResult drafts = read_drafts("c", records("c"), options);
  const auto text = [](const DraftResult& result) {
    std::string out = std::to_string(result.score.overall);
    for (const Finding& f : result.findings) out += "\n" + f.rule + " " + f.message + " " + join(f.notes, ", ");
    return out;
  };
  for (std::size_t i = 0; i < drafts.drafts.size(); i += kEvery) {
    const auto draft = std::make_shared<const Draft>(std::move(drafts.drafts[i]));
    const auto fresh = Linter::create({});
    ASSERT_TRUE(fresh.has_value());
    const std::string alone = text((*fresh)->lint(draft));
    EXPECT_EQ(text((*remembering)->lint(draft)), alone) << draft->id;
    EXPECT_EQ(text((*remembering)->lint(draft)), alone) << draft->id;
  }
}

}  // namespace
}  // namespace mannerly
