// Compiles one rule from YAML and runs it on a draft, without the rest of the pack.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/kinds.h"
#include "config/rule_file.h"
#include "yaml/node.h"

namespace mannerly::test {

/// Judges a handful of words common, so that tests do not depend on the bundled list.
class FewCommonWords final : public CommonWords {
 public:
  bool is_common(std::string_view folded) const override { return words_.contains(std::string(folded)); }

 private:
  std::set<std::string> words_{
      "i",     "you",  "we",     "the",    "a",     "your",   "our",    "is",      "are",      "was",
      "reply", "now",  "please", "thanks", "thank", "could",  "talk",   "team",    "company",  "about",
      "great", "best", "free",   "today",  "time",  "really", "not",    "to",      "and",      "with",
      "of",    "in",   "on",     "it",     "this",  "hello",  "hi",     "need",    "call",     "work",
      "read",  "act",  "must",   "answer", "that",  "for",    "hiring", "manager", "professor"};
};

/// A rule with its own small pack.
class RuleRunner {
 public:
  /// Classes as (name, YAML); they come before the rule.
  explicit RuleRunner(std::string_view rule_yaml, const std::vector<std::pair<std::string, std::string>>& classes = {},
                      const std::string& id = "tone/test") {
    book_.common = std::make_shared<FewCommonWords>();
    book_.classes.reserve(classes.size());
    for (const auto& [name, text] : classes) {
      const auto node = yaml::parse(text, {.path = name + ".yaml"});
      if (node) {
        book_.classes.push_back(read_class(name, *node, name + ".yaml", book_.phrases, problems));
      } else {
        problems.push_back(node.error());
      }
    }
    std::string whole(rule_yaml);
    whole += "\ntitle: a test\nmessage: \"“{match}” is seen\"\nwhy: for the test\nsource: [A]\nseverity: warning\n";
    whole += "examples: {bad: [one, two], good: [three, four]}\n";
    auto spec = read_rule(id, whole, "test.yaml", problems);
    if (spec) {
      spec_ = std::move(*spec);
      CompileContext context{book_, problems};
      check_ = compile_check(spec_, context);
    }
    book_.phrases.finish();
    book_.regexes.finish();
  }

  /// The findings on one draft, read as a file (front matter and all).
  std::vector<Finding> findings(std::string text, InputOptions options = {}) const {
    ReadResult read = read_drafts("draft.txt", std::move(text), options);
    if (read.drafts.empty()) return {};
    return findings_on(std::make_shared<const Draft>(std::move(read.drafts.front())), {});
  }

  /// The findings on a draft in its surroundings.
  std::vector<Finding> findings_on(std::shared_ptr<const Draft> draft, Surroundings surroundings) const {
    std::vector<Finding> out;
    if (check_ == nullptr) return out;
    draft_ = std::move(draft);
    const Analysis analysis(book_, draft_, std::move(surroundings));
    FindingSink sink(analysis, spec_, Severity::kWarning, out);
    check_->run(analysis, sink);
    return out;
  }

  /// The matched bytes of the findings, in order.
  std::vector<std::string> matches(std::string text, const InputOptions& options = {}) const {
    std::vector<std::string> out;
    for (const Finding& finding : findings(std::move(text), options)) {
      out.emplace_back(draft_->source.text(finding.span));
    }
    return out;
  }

  /// The text after the first fix of every finding.
  std::string fixed(const std::string& text) const {
    std::string out = text;
    const auto found = findings(text);
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
      if (it->fixes.empty()) continue;
      const Edit& edit = it->fixes.front().edits.front();
      out.replace(edit.span.begin, edit.span.size(), edit.text);
    }
    return out;
  }

  std::vector<Error> problems;

 private:
  Rulebook book_;
  RuleSpec spec_;
  std::unique_ptr<Check> check_;
  mutable std::shared_ptr<const Draft> draft_;
};

}  // namespace mannerly::test
