// Fingerprints over the labelled messages: whatever is done to the text around a finding, if its rule still finds the
// same words, it finds the same. No finding is lost.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include "base/strings.h"
#include "rules/pack.h"
#include "support/memory_files.h"
#include "support/places.h"

namespace mannerly::test {
namespace {

struct Message {
  std::string kind;
  std::string text;
};

const std::vector<Message>& messages() {
  static const std::vector<Message> kMessages = [] {
    std::vector<Message> out;
    for (const char* name : {"a", "c", "d", "e", "g", "h", "own_dev", "real_dev"}) {
      std::ifstream in(test::source_dir() + "/tests/accuracy/" + name + ".messages.jsonl");
      for (std::string line; std::getline(in, line);) {
        const auto row = nlohmann::json::parse(line);
        std::string kind = row["kind"] == "connection_note" ? "note" : row["kind"];
        if (!kind_from_string(kind)) kind = "message";
        out.push_back({kind, row["text"]});
      }
    }
    return out;
  }();
  return kMessages;
}

/// What a rule found: fingerprints, and the words without line breaks.
struct Found {
  std::multiset<std::string> prints;
  std::multiset<std::string> words;
};
using Prints = std::map<std::string, Found>;  ///< by rule

Prints prints_of(const std::string& file, const Linter& linter = pack()) {
  Prints out;
  const DraftPtr draft = draft_from(file);
  if (draft == nullptr) return out;
  for (const Finding& finding : linter.lint(draft).findings) {
    Found& found = out[finding.rule];
    found.prints.insert(finding.fingerprint);
    found.words.insert(replace_all(replace_all(std::string(draft->source.text(finding.span)), "\r", ""), "\n", " "));
  }
  return out;
}

std::string file_of(const Message& message) { return "---\nkind: " + message.kind + "\n---\n" + message.text + "\n"; }

/// How much a comparison saw.
struct Tally {
  std::size_t findings = 0;
  std::size_t compared = 0;  ///< findings of rules that find as much as before
  std::size_t differ = 0;    ///< rules of a message that find the same words under other fingerprints
  std::size_t others = 0;    ///< that find other words, such as the first of several that changed places
  std::string examples;
};

Tally compare(const std::function<std::string(const Message&)>& changed_file) {
  Tally tally;
  for (const Message& message : messages()) {
    const std::string changed = changed_file(message);
    if (changed.empty()) continue;
    const Prints before = prints_of(file_of(message));
    const Prints after = prints_of(changed);
    for (const auto& [rule, old] : before) {
      tally.findings += old.prints.size();
      const auto found = after.find(rule);
      if (found == after.end() || found->second.prints.size() != old.prints.size()) continue;
      tally.compared += old.prints.size();
      if (found->second.prints == old.prints) continue;
      ++(found->second.words == old.words ? tally.differ : tally.others);
      tally.examples += rule + "\n--- before\n" + file_of(message) + "--- after\n" + changed;
    }
  }
  EXPECT_GT(tally.findings, 500U);
  EXPECT_EQ(tally.differ, 0U) << tally.examples;
  EXPECT_LE(tally.others, 1U) << tally.examples;
  EXPECT_GE(tally.compared * 10, tally.findings * 8) << "too few findings are left to compare";
  return tally;
}

/// The paragraphs of a text, which blank lines part.
std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = std::min(text.find_first_not_of('\n', end), text.size());
  }
  return out;
}

Message with(const Message& message, const std::vector<std::string>& parts) {
  return {message.kind, join(parts, "\n\n")};
}

TEST(Fingerprints, SurviveOtherLineEnds) {
  const Tally tally = compare([](const Message& m) { return replace_all(file_of(m), "\n", "\r\n"); });
  EXPECT_GE(tally.compared * 1000, tally.findings * 998);
}

TEST(Fingerprints, SurviveReWrapping) {
  compare([](const Message& m) {
    std::vector<std::string> parts = paragraphs(m.text);
    bool changed = false;
    for (std::string& part : parts) {
      if (part.find_first_of("{[<%") != std::string::npos) continue;  // a slot in two lines is none
      for (std::size_t begin = 0; part.find('\n') == std::string::npos && part.size() - begin > 60; changed = true) {
        const std::size_t blank = part.rfind(' ', begin + 50);
        if (blank == std::string::npos || blank <= begin) break;
        part.replace(blank, 1, "\r");
        begin = blank + 1;
      }
      std::replace(part.begin(), part.end(), '\r', '\n');
    }
    return changed ? file_of(with(m, parts)) : std::string();
  });
}

TEST(Fingerprints, SurviveIndentation) {
  compare([](const Message& m) { return file_of({m.kind, "  " + replace_all(m.text, "\n", "\n  ")}); });
}

TEST(Fingerprints, SurviveAParagraphBefore) {
  compare([](const Message& m) {
    std::vector<std::string> parts = paragraphs(m.text);
    if (parts.size() < 3) return std::string();
    parts.insert(parts.begin() + 1, "The tram stood still for an hour this morning.");
    return file_of(with(m, parts));
  });
}

TEST(Fingerprints, SurviveMovedParagraphs) {
  compare([](const Message& m) {
    std::vector<std::string> parts = paragraphs(m.text);
    if (parts.size() < 5) return std::string();
    std::swap(parts[1], parts[2]);
    return file_of(with(m, parts));
  });
}

TEST(Fingerprints, SurviveEditsElsewhere) {
  compare([](const Message& m) {
    std::vector<std::string> parts = paragraphs(m.text);
    if (parts.size() < 3 || !parts[parts.size() / 2].ends_with('.')) return std::string();
    parts[parts.size() / 2] += " The river is low this summer.";
    return file_of(with(m, parts));
  });
}

TEST(Fingerprints, SurviveRewordedMessages) {
  LinterOptions options;
  options.files = std::make_shared<const MemoryOverDisk>(MemoryOverDisk(
      {{".mannerly.yaml", "rules: {'*': {title: another, message: another, why: another}}\n"}}));
  options.config_path = ".mannerly.yaml";
  const auto reworded = Linter::create(options);
  ASSERT_TRUE(reworded.has_value());
  EXPECT_THAT((*reworded)->problems(), ::testing::IsEmpty());
  std::size_t findings = 0;
  for (const Message& message : messages()) {
    const Prints before = prints_of(file_of(message));
    const Prints after = prints_of(file_of(message), **reworded);
    for (const auto& [rule, old] : before) {
      findings += old.prints.size();
      const auto found = after.find(rule);
      ASSERT_NE(found, after.end()) << rule << " in " << file_of(message);
      EXPECT_EQ(found->second.prints, old.prints) << rule << " in " << file_of(message);
    }
  }
  EXPECT_GT(findings, 500U);
}

}  // namespace
}  // namespace mannerly::test
