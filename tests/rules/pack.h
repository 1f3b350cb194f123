// The bundled pack, compiled once, and the drafts that laws and fixtures are tried on.
#pragma once

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/marked_text.h"
#include "config/rule_file.h"
#include "mannerly/linter.h"
#include "support/places.h"

namespace mannerly::test {

inline const Linter& pack() {
  static const auto kLinter = [] {
    auto linter = Linter::create({});
    return linter ? *linter : nullptr;
  }();
  return *kLinter;
}

using DraftPtr = std::shared_ptr<const Draft>;

inline DraftPtr draft_from(std::string text, const std::string& path = "draft.txt") {
  ReadResult read = read_drafts(path, std::move(text), {});
  return read.drafts.empty() ? nullptr : std::make_shared<const Draft>(std::move(read.drafts.front()));
}

/// A text as a draft file of a kind.
inline DraftPtr draft_of_kind(const std::string& kind, const std::string& text) {
  return draft_from("---\nkind: " + kind + "\n---\n" + text);
}

/// Every example of every rule, without its marks.
inline std::vector<DraftPtr> example_drafts() {
  std::vector<DraftPtr> out;
  for (const RuleInfo& rule : pack().rules()) {
    for (const RuleExample& example : rule.examples) {
      std::string text = parse_marked(example_draft(example)).text;
      if (auto draft = draft_from(std::move(text))) out.push_back(std::move(draft));
    }
  }
  return out;
}

/// The labelled messages beside the project, where they exist, as files of their kind.
inline std::vector<DraftPtr> shared_drafts() {
  std::vector<DraftPtr> out;
  for (const char* name : {"own_dev", "real_dev"}) {
    std::ifstream in(test::shared_dir() + "/eval/" + name + ".messages.jsonl");
    for (std::string line; std::getline(in, line);) {
      const auto row = nlohmann::json::parse(line);
      std::string kind = row["kind"];
      if (kind == "connection_note") kind = "note";
      if (!kind_from_string(kind)) kind = "message";
      if (auto draft = draft_of_kind(kind, row["text"])) out.push_back(std::move(draft));
    }
  }
  return out;
}

inline std::vector<DraftPtr> all_drafts() {
  std::vector<DraftPtr> out = example_drafts();
  for (auto& draft : shared_drafts()) out.push_back(std::move(draft));
  return out;
}

}  // namespace mannerly::test
