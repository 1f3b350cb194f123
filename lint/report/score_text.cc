// The score block of the text format.
#include "report/score_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "report/display.h"
#include "report/permission_text.h"
#include "report/style.h"

namespace mannerly {
namespace {

constexpr std::size_t kLabelWidth = 12;
constexpr std::size_t kShownFirst = 5;

std::string label(std::string_view text, const Style& style) {
  return style.dim(fmt::format("{:<{}}", text, kLabelWidth));
}

/// Points by rule, dearest first; equal ones in the order of the ledger.
std::vector<std::pair<std::string_view, double>> points_by_rule(const DraftResult& result) {
  std::vector<std::pair<std::string_view, double>> sums;
  for (const LedgerEntry& entry : result.score.ledger) {
    if (entry.finding >= result.findings.size()) continue;
    const std::string_view rule = result.findings[entry.finding].rule;
    const auto same = std::find_if(sums.begin(), sums.end(), [&](const auto& sum) { return sum.first == rule; });
    if (same == sums.end()) {
      sums.emplace_back(rule, entry.points);
    } else {
      same->second += entry.points;
    }
  }
  std::stable_sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sums;
}

/// "+14 purpose/late · +6 length/filler-opener": what to change first, and what it would earn.
std::string change_first(const DraftResult& result) {
  std::string line;
  for (const RulePoints& dear : dearest_rules(result, kShownFirst)) {
    line += fmt::format("{}+{}\u00a0{}", line.empty() ? "" : " · ", dear.points, dear.rule);
  }
  return line;
}

std::string number_word(int count) {
  static constexpr std::array<std::string_view, 10> kWords = {"no",   "one", "two",   "three", "four",
                                                              "five", "six", "seven", "eight", "nine"};
  const auto index = static_cast<std::size_t>(std::max(count, 0));
  return index < kWords.size() ? std::string(kWords[index]) : std::to_string(count);
}

std::string recognised(const Recognised& seen) {
  std::string line;
  const auto add = [&](const std::string& text) { line += (line.empty() ? "" : " · ") + text; };
  if (seen.purpose_at) add(fmt::format("purpose at character {}", *seen.purpose_at));
  if (seen.references > 0) add(number_word(seen.references) + (seen.references == 1 ? " reference" : " references"));
  if (seen.asks > 0) add(number_word(seen.asks) + (seen.asks == 1 ? " ask" : " asks"));
  if (seen.introduction) add("introduction");
  if (seen.thanks) add("thanks");
  return line;
}

std::string categories(const Scorecard& score) {
  std::string line;
  for (const auto& [name, points] : score.categories) {
    line += fmt::format("{}{}\u00a0{}", line.empty() ? "" : " · ", name, points);
  }
  return line;
}

/// Folded text in which U+00A0 kept a name beside its number.
std::string folded_pairs(const std::string& text, std::size_t indent, std::size_t width) {
  std::string out = folded(text, indent, width);
  for (std::size_t at = out.find("\u00a0"); at != std::string::npos; at = out.find("\u00a0", at)) {
    out.replace(at, std::string_view("\u00a0").size(), " ");
  }
  return out;
}

std::string coloured_verdict(const Scorecard& score, const Style& style) {
  const std::string_view name = to_string(score.verdict);
  switch (score.verdict) {
    case SendVerdict::kSend:
      return style.good(name);
    case SendVerdict::kRevise:
      return style.of(Severity::kWarning, name);
    case SendVerdict::kDoNotSend:
      return style.of(Severity::kError, name);
  }
  return std::string(name);
}

}  // namespace

std::vector<RulePoints> dearest_rules(const DraftResult& result, std::size_t most) {
  std::vector<RulePoints> dearest;
  for (const auto& [rule, points] : points_by_rule(result)) {
    const long rounded = std::lround(points);
    if (rounded < 1 || dearest.size() == most) break;
    dearest.push_back({rule, rounded});
  }
  return dearest;
}

void write_score(const DraftResult& result, const ReportOptions& options, std::string& out) {
  const Style style(options.colour);
  const Scorecard& score = result.score;
  const std::string total = fmt::format("{} / 100", score.overall);
  const std::size_t indent = kLabelWidth + total.size() + 3;
  out += '\n';
  if (result.permission) {
    out += label("permission", style) +
           folded(printable(permission_line(*result.permission)), kLabelWidth, options.width) + '\n';
  }
  out += label("score", style) + style.bold(total);
  if (!score.categories.empty()) out += "   " + folded_pairs(categories(score), indent, options.width);
  out += '\n';
  if (const std::string line = change_first(result); !line.empty()) {
    out += label("first", style) + folded_pairs(line, kLabelWidth, options.width) + '\n';
  }
  if (!score.ceiling.empty()) {
    out += std::string(kLabelWidth, ' ') + fmt::format("held down by {}\n", score.ceiling);
  }
  if (const std::string line = recognised(score.recognised); !line.empty()) {
    out += label("recognised", style) + folded(line, kLabelWidth, options.width) + '\n';
  }
  out += label("verdict", style) + coloured_verdict(score, style) + '\n';
}

}  // namespace mannerly
