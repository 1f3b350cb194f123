// An allowance is unused when no finding was left for it; entries that say the same count once.
#include "engine/suppression.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/rule_ids.h"
#include "base/strings.h"
#include "mannerly/allow_file.h"

namespace mannerly {
namespace {

constexpr std::string_view kCategory = "suppression";

SuppressedBy suppressor_of(AllowOrigin origin) {
  switch (origin) {
    case AllowOrigin::kFrontMatter:
      return SuppressedBy::kFrontMatter;
    case AllowOrigin::kComment:
      return SuppressedBy::kComment;
    case AllowOrigin::kFile:
      return SuppressedBy::kFile;
  }
  return SuppressedBy::kFrontMatter;
}

bool is_glob(std::string_view pattern) { return pattern.find_first_of("*?") != std::string_view::npos; }

bool about_allows(std::string_view rule) { return rule.starts_with(kCategory) && rule.size() > kCategory.size(); }

Finding finding_about(const Allow& allow, std::string_view rule, std::string message) {
  Finding out;
  out.rule = rule;
  out.category = kCategory;
  out.span = allow.span;
  out.message = std::move(message);
  if (!allow.place.empty()) out.notes.push_back(note_on(allow.place));
  return out;
}

void offer_removal(const Allow& allow, Finding& finding) {
  if (allow.removal.empty()) {
    // It stands in another file: the edit is the host's, as its place says.
    if (allow.origin == AllowOrigin::kFile) {
      finding.fixes.push_back(
          {.title = "delete the entry at " + allow.place, .edits = {}, .applicability = Applicability::kSafe});
    }
    return;
  }
  const bool comment = allow.origin == AllowOrigin::kComment;
  finding.fixes.push_back({.title = comment ? "delete the comment" : "delete the entry",
                           .edits = {{allow.removal, {}}},
                           .applicability = Applicability::kSafe});
}

/// Where the rule's name stands in the draft, when it can be replaced.
std::optional<Span> name_span(const Draft& draft, const Allow& allow) {
  if (allow.removal.empty() || allow.rule.empty()) return std::nullopt;
  const std::size_t at = draft.source.text(allow.span).find(allow.rule);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = allow.span.begin + static_cast<std::uint32_t>(at);
  return Span{begin, begin + static_cast<std::uint32_t>(allow.rule.size())};
}

Finding unknown_finding(const Draft& draft, const Allow& allow, const std::vector<AllowableRule>& rules) {
  if (!allow.fault.empty()) return finding_about(allow, kUnknownAllow, allow.fault);
  std::vector<std::string> ids;
  for (const AllowableRule& rule : rules) ids.push_back(rule.id);
  const auto meant = meant_pattern(allow.rule, ids);
  const std::string what = is_glob(allow.rule) ? "no rule matches “" : "there is no rule “";
  Finding out = finding_about(
      allow, kUnknownAllow,
      what + allow.rule + "”" + (meant ? ", did you mean “" + *meant + "”?" : "; “mannerly rules list” shows all"));
  const auto name = name_span(draft, allow);
  if (meant && name) {
    out.fixes.push_back(
        {.title = "write “" + *meant + "”", .edits = {{*name, *meant}}, .applicability = Applicability::kSuggested});
  }
  return out;
}

}  // namespace

bool is_steady(std::string_view rule_kind) {
  static constexpr std::array<std::string_view, 5> kElsewhere = {"outcome", "permission", "recipient", "similar",
                                                                 "thread"};
  return std::find(kElsewhere.begin(), kElsewhere.end(), rule_kind) == kElsewhere.end();
}

Suppressor::Suppressor(const Draft& draft, std::optional<Day> today)
    : draft_(draft), today_(today), used_(draft.allows.size(), false), repeated_(draft.allows.size(), false) {
  std::set<std::tuple<std::string_view, std::string_view, Span>> said;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    const Allow& allow = draft.allows[i];
    if (!holds(allow)) continue;
    repeated_[i] = !said.emplace(allow.rule, allow.fingerprint, allow.where).second;
    if (repeated_[i]) continue;
    if (!allow.fingerprint.empty()) {
      by_fingerprint_.emplace(allow.fingerprint, i);
    } else if (allow.where == Span{0, draft.source.size()}) {
      whole_.push_back(i);
    } else {
      by_block_.emplace(allow.where.begin, i);
    }
  }
}

bool Suppressor::holds(const Allow& allow) const {
  return allow.fault.empty() && !(today_ && allow.until && *allow.until < *today_);
}

const std::vector<std::size_t>& Suppressor::everywhere(const std::string& rule) {
  const auto [row, is_new] = by_rule_.try_emplace(rule);
  if (!is_new) return row->second;
  for (const std::size_t i : whole_) {
    if (!glob_match(draft_.allows[i].rule, rule)) continue;
    row->second.push_back(i);
    used_[i] = true;
  }
  return row->second;
}

const Allow* Suppressor::cover(const Finding& finding) {
  if (used_.empty()) return nullptr;
  std::size_t first = used_.size();
  const auto take = [&](std::size_t index) {
    const Allow& allow = draft_.allows[index];
    if (!allow.where.contains(finding.span) || !glob_match(allow.rule, finding.rule)) return;
    used_[index] = true;
    first = std::min(first, index);
  };
  const std::vector<std::size_t>& whole = everywhere(finding.rule);
  if (!whole.empty()) first = whole.front();
  const auto [begin, end] = by_fingerprint_.equal_range(finding.fingerprint);
  for (auto row = begin; row != end; ++row) take(row->second);
  // Blocks are disjoint: of those that begin before the finding only the last can hold it.
  if (const auto next = by_block_.upper_bound(finding.span.begin); next != by_block_.begin()) {
    const auto [from, to] = by_block_.equal_range(std::prev(next)->first);
    for (auto row = from; row != to; ++row) take(row->second);
  }
  return first == used_.size() ? nullptr : &draft_.allows[first];
}

std::vector<Suppressed> Suppressor::take_out(std::vector<Finding>& findings) {
  std::vector<Suppressed> out;
  if (used_.empty()) return out;
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    if (const Allow* allow = cover(finding)) {
      out.push_back({std::move(finding), suppressor_of(allow->origin), allow->reason, allow->until});
    } else {
      kept.push_back(std::move(finding));
    }
  }
  findings = std::move(kept);
  return out;
}

std::optional<Finding> Suppressor::judge_entry(std::size_t index, const std::vector<AllowableRule>& rules) const {
  const Allow& allow = draft_.allows[index];
  if (allow.origin == AllowOrigin::kFile && allow.place.empty()) return std::nullopt;
  std::vector<const AllowableRule*> meant;
  for (const AllowableRule& rule : rules) {
    if (glob_match(allow.rule, rule.id)) meant.push_back(&rule);
  }
  if (!allow.fault.empty() || meant.empty()) return unknown_finding(draft_, allow, rules);
  const std::string name = "“" + allow.rule + "”";
  if (!holds(allow)) {
    Finding out = finding_about(
        allow, kExpiredAllow,
        name + " was allowed until " + to_string(*allow.until) + "; mend the draft, or give the entry a later date");
    offer_removal(allow, out);
    return out;
  }
  const bool steady = std::all_of(meant.begin(), meant.end(), [](const AllowableRule* rule) { return rule->steady; });
  if (used_[index] || !steady) return std::nullopt;
  const bool silent = std::all_of(meant.begin(), meant.end(), [](const AllowableRule* rule) { return rule->silent; });
  const std::string why = repeated_[index] ? name + " is allowed twice; one entry is enough"
                          : silent         ? name + " does not apply to this draft; the entry has no effect"
                                           : name + " finds nothing here; the entry has no effect";
  Finding out = finding_about(allow, kUnusedAllow, why);
  offer_removal(allow, out);
  return out;
}

std::vector<Finding> Suppressor::judge(const std::vector<AllowableRule>& rules) {
  std::vector<Finding> out;
  // Entries for the rules about entries are judged last: they may cover what is said of the others.
  for (const bool last : {false, true}) {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (about_allows(draft_.allows[i].rule) != last) continue;
      std::optional<Finding> finding = judge_entry(i, rules);
      if (!finding) continue;
      const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return r.id == finding->rule; });
      if (rule == rules.end() || rule->silent) continue;
      finding->severity = rule->severity;
      if (last || cover(*finding) == nullptr) out.push_back(std::move(*finding));
    }
  }
  return out;
}

}  // namespace mannerly
