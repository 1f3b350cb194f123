// Drafts and findings made by hand, for the stages that come after the checks.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"

namespace mannerly::test {

inline std::shared_ptr<Draft> draft_of(std::string text, InputOptions options = {}) {
  ReadResult read = read_drafts("draft.txt", std::move(text), options);
  return std::make_shared<Draft>(std::move(read.drafts.at(0)));
}

inline Finding finding(std::string rule, Severity severity, Span span = {}) {
  Finding out;
  out.category = rule.substr(0, rule.find('/'));
  out.rule = std::move(rule);
  out.severity = severity;
  out.span = span;
  return out;
}

inline Fix fix_of(Span span, std::string text, Applicability applicability = Applicability::kSafe) {
  return {.title = "fix", .edits = {{span, std::move(text)}}, .applicability = applicability};
}

}  // namespace mannerly::test
