#include "lsp/score_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kBetween = " · ";

std::string plural(long count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// Code points of what is sent, from the first block to the last, as the rules about length count them.
long length_of(const Draft& draft) {
  if (draft.blocks.empty()) return 0;
  const Span span{draft.blocks.front().span.begin, draft.blocks.back().span.end};
  return static_cast<long>(code_point_count(draft.source.text(span)));
}

std::string cost_words(const Verdict& verdict) {
  std::string out = "costs " + std::to_string(verdict.credits);
  if (verdict.credits_left) out += " of " + std::to_string(*verdict.credits_left);
  return out + " InMail credit" + (verdict.credits_left.value_or(verdict.credits) == 1 ? "" : "s");
}

}  // namespace

std::vector<RuleCost> change_first(const DraftResult& result) {
  constexpr std::size_t kShown = 5;
  std::map<std::string, double> sums;
  for (const LedgerEntry& entry : result.score.ledger) sums[result.findings[entry.finding].rule] += entry.points;
  std::vector<std::pair<std::string, double>> sorted(sums.begin(), sums.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<RuleCost> out;
  for (const auto& [rule, points] : sorted) {
    const long rounded = std::lround(points);
    if (rounded < 1 || out.size() == kShown) break;
    out.push_back({rule, rounded});
  }
  return out;
}

std::string score_words(const DraftResult& result) {
  return std::to_string(result.score.overall) + " / 100" + std::string(kBetween) +
         std::string(to_string(result.score.verdict));
}

std::string room_words(const Linter& linter, const DraftResult& result) {
  const Draft& draft = *result.draft;
  const long length = length_of(draft);
  const LengthCap cap = linter.permissions().caps({draft.context, to_string(draft.kind), std::nullopt});
  if (!cap.body) return plural(length, "character");
  const long left = *cap.body - length;
  const std::string most = std::to_string(*cap.body);
  if (left < 0) return plural(-left, "character") + " over " + most;
  return plural(left, "character") + " left of " + most;
}

std::string permission_words(const DraftResult& result) {
  if (!result.permission) return {};
  const Verdict& verdict = *result.permission;
  switch (verdict.answer) {
    case Answer::kAllowed:
      return "allowed";
    case Answer::kAllowedCost:
      return "allowed, " + cost_words(verdict);
    case Answer::kAllowedLimited:
      return "allowed within limits";
    case Answer::kRequest:
      return "allowed as a message request";
    case Answer::kDenied:
      return "denied" + (verdict.reasons.empty() ? std::string() : ": " + verdict.reasons.front().text);
    case Answer::kUnknown:
      break;
  }
  if (verdict.missing.empty()) return "permission unknown";
  return "permission unknown: it depends on " + verdict.missing.front().about;
}

std::string score_line(const Linter& linter, const DraftResult& result) {
  std::string out = score_words(result) + std::string(kBetween) + room_words(linter, result);
  const std::string permission = permission_words(result);
  return permission.empty() ? out : out + std::string(kBetween) + permission;
}

std::string score_page(const Linter& linter, const DraftResult& result) {
  std::vector<std::string> lines = {score_line(linter, result)};
  std::vector<std::string> categories;
  for (const auto& [name, points] : result.score.categories) categories.push_back(name + " " + std::to_string(points));
  if (!categories.empty()) lines.push_back(join(categories, kBetween));
  std::vector<std::string> first;
  for (const RuleCost& each : change_first(result))
    first.push_back("+" + std::to_string(each.points) + " " + each.rule);
  if (!first.empty()) lines.push_back("change first: " + join(first, kBetween));
  if (!result.score.ceiling.empty()) lines.push_back("held down by " + result.score.ceiling);
  return join(lines, "\n");
}

}  // namespace mannerly::lsp
