#include "report/permission_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/display.h"
#include "report/style.h"

namespace mannerly {
namespace {

std::string credits_text(const Verdict& verdict) {
  const std::string_view noun = verdict.credits == 1 ? "credit" : "credits";
  if (!verdict.credits_left) return fmt::format("costs {} InMail {}", verdict.credits, noun);
  return fmt::format("costs {} of {} InMail credit{}", verdict.credits, *verdict.credits_left,
                     *verdict.credits_left == 1 ? "" : "s");
}

std::string this_time(const std::string& per) { return per == "day" ? "today" : "this " + per; }

/// "3 of 5 notes left this month", or how many there are when nobody said how many are used.
std::string left_text(const Allowance& allowance) {
  if (!allowance.max) return {};
  if (!allowance.used) return fmt::format("at most {} {} a {}", *allowance.max, allowance.unit, allowance.per);
  return fmt::format("{} of {} {} left {}", std::max(0, *allowance.max - *allowance.used), *allowance.max,
                     allowance.unit, this_time(allowance.per));
}

const Allowance* scarcest(const Verdict& verdict) {
  const Allowance* out = nullptr;
  for (const Allowance& allowance : verdict.allowances) {
    if (!allowance.hard || !allowance.max) continue;
    const auto left = [](const Allowance& a) { return *a.max - a.used.value_or(0); };
    if (out == nullptr || left(allowance) < left(*out)) out = &allowance;
  }
  return out;
}

std::string plain_headline(const Verdict& verdict) {
  switch (verdict.answer) {
    case Answer::kAllowed:
      return "allowed";
    case Answer::kAllowedCost:
      return "allowed, " + credits_text(verdict);
    case Answer::kAllowedLimited:
      return scarcest(verdict) == nullptr ? "allowed within limits" : "allowed, " + left_text(*scarcest(verdict));
    case Answer::kRequest:
      return "allowed as a message request";
    case Answer::kDenied:
      return "denied";
    case Answer::kUnknown:
      break;
  }
  if (verdict.missing.empty())
    return fmt::format("unknown: the policy {} says nothing about this case", verdict.policy);
  std::vector<std::string> facts;
  for (const MissingFact& missing : verdict.missing) facts.push_back(missing.about + " (" + missing.fact + ")");
  return "unknown: it depends on " + join(facts, " and ");
}

std::string coloured(const Verdict& verdict, const std::string& text, const Style& style) {
  if (may_send(verdict.answer)) return style.good(text);
  return style.of(verdict.answer == Answer::kDenied ? Severity::kError : Severity::kWarning, text);
}

/// Rows of "label  text", the label only once.
class Rows {
 public:
  Rows(const ReportOptions& options, std::string& out) : options_(options), out_(out) {}

  void add(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    const std::string shown = fmt::format("{:<{}}", label == last_ ? std::string_view() : label, kPermissionLabelWidth);
    last_ = label;
    out_ += Style(options_.colour).dim(shown) + folded(printable(text), kPermissionLabelWidth, options_.width) + '\n';
  }

 private:
  const ReportOptions& options_;
  std::string& out_;
  std::string last_;
};

void add_ways(const Verdict& verdict, Rows& rows) {
  const bool closed = !may_send(verdict.answer);
  for (const Alternative& way : verdict.alternatives) {
    const bool sure = may_send(way.answer);
    if (closed && sure) rows.add("instead", way.text);
  }
  for (const Alternative& way : verdict.alternatives) {
    const bool sure = may_send(way.answer);
    if (closed && !sure) rows.add("perhaps", way.text);
    // Costly sends are shown what would be free, but for the public comment.
    const bool free = way.credits == 0 && way.kind != "comment";
    if (verdict.credits > 0 && sure && free) rows.add("for free", way.text);
  }
}

void add_profiles(const Verdict& verdict, const std::vector<Verdict>& all, const ReportOptions& options,
                  std::string& out) {
  if (all.empty()) return;
  out += "\nby policy\n";
  std::size_t width = 0;
  for (const Verdict& one : all) width = std::max(width, one.policy.size());
  for (const Verdict& one : all) {
    const std::string lead = fmt::format("{} {:<{}}  ", one.policy == verdict.policy ? '*' : ' ', one.policy, width);
    std::string text = plain_headline(one);
    if (!one.reasons.empty() && one.answer != Answer::kUnknown) text += ": " + one.reasons.front().text;
    out += lead + folded(printable(text), lead.size(), options.width) + '\n';
    const std::string source = one.reasons.empty() ? one.policy_title : one.reasons.front().source;
    const std::string cited = fmt::format("{}; as of {}", source, one.as_of);
    out += std::string(lead.size(), ' ') +
           Style(options.colour).dim(folded(printable(cited), lead.size(), options.width)) + '\n';
  }
}

}  // namespace

std::string permission_headline(const Verdict& verdict) {
  std::string out = plain_headline(verdict);
  if (verdict.answer == Answer::kDenied && !verdict.reasons.empty()) out += ": " + verdict.reasons.front().text;
  return out;
}

std::string permission_line(const Verdict& verdict) {
  return fmt::format("{} (policy {}: {})", permission_headline(verdict), verdict.policy, verdict.summary);
}

void write_permission(const Verdict& verdict, const std::vector<Verdict>& all, const ReportOptions& options,
                      std::string& out) {
  const Style style(options.colour);
  std::string sentence = plain_headline(verdict);
  const std::size_t bold = sentence.size();
  const bool decided = !verdict.reasons.empty() && verdict.answer != Answer::kUnknown;
  if (decided) sentence += ": " + verdict.reasons.front().text;
  const std::string shown = folded(printable(sentence), 3, options.width);
  const std::size_t head = std::min(bold, shown.find('\n'));
  out += coloured(verdict, shown.substr(0, head), style) + shown.substr(head) + '\n';
  Rows rows(options, out);
  add_ways(verdict, rows);
  for (const Allowance& allowance : verdict.allowances) {
    if (allowance.used || (allowance.hard && verdict.answer != Answer::kDenied)) rows.add("left", left_text(allowance));
  }
  for (std::size_t i = decided ? 1 : 0; i < verdict.reasons.size(); ++i) rows.add("note", verdict.reasons[i].text);
  for (const OtherAnswer& other : verdict.disputed) {
    rows.add("disputed", fmt::format("{} says {}", other.policy, to_string(other.answer)));
  }
  rows.add("policy", fmt::format("{} ({}, as of {})", verdict.policy, verdict.policy_title, verdict.as_of));
  rows.add("case", verdict.summary);
  if (decided) rows.add("source", verdict.reasons.front().source);
  if (!all.empty()) rows.add("assumed", join(verdict.assumed, ", "));
  add_profiles(verdict, all, options, out);
}

}  // namespace mannerly
