#include "checks/check.h"

#include <algorithm>

#include "yaml/rule_bytes.h"

namespace mannerly {

bool FindingSink::in_scope(std::uint32_t offset) const {
  const Part part = analysis_.part_at(offset);
  if (rule_.scope.empty()) return part != Part::kQuote && part != Part::kSignature;
  return std::find(rule_.scope.begin(), rule_.scope.end(), part) != rule_.scope.end();
}

const RuleWords& FindingSink::words() const {
  if (!words_) words_ = words_of(rule_);
  return *words_;
}

Finding& FindingSink::add(Span span, const std::string& message) {
  Finding& finding = out_.emplace_back();
  finding.rule = rule_.id;
  finding.category = rule_.category;
  finding.severity = severity_;
  finding.span = span;
  finding.message = message.empty() ? words().message : message;
  finding.why = words().why;
  finding.source = words().source;
  return finding;
}

Finding& FindingSink::add_about_draft(Span span, const std::string& message, const std::string& what) {
  Finding& finding = add(span, message);
  finding.about_draft = what;
  return finding;
}

}  // namespace mannerly
