// Candidates are ordered, then a batch without overlaps is tried; when the batch breaks a law, each is tried alone.
// States seen before are refused, so that two fixes cannot undo each other for ever.
#include "engine/fixes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "engine/protection.h"

namespace mannerly {
namespace {

constexpr std::size_t kMaxRounds = 10;

/// Edits that share bytes or meet at one point: the order of applying them would matter.
bool collide(const Fix& a, const Fix& b) {
  return std::any_of(a.edits.begin(), a.edits.end(), [&](const Edit& left) {
    return std::any_of(b.edits.begin(), b.edits.end(),
                       [&](const Edit& right) { return left.span.touches(right.span); });
  });
}

bool collides_with_any(const Fix& fix, const std::vector<Fix>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Fix& other) { return collide(fix, other); });
}

std::map<std::string_view, std::size_t> counts_by_rule(const std::vector<Finding>& findings) {
  std::map<std::string_view, std::size_t> out;
  for (const Finding& finding : findings) ++out[finding.rule];
  return out;
}

/// The laws of a step: no rule finds more than before, the score does not fall.
bool is_acceptable(const DraftResult& before, const DraftResult& after) {
  if (after.score.overall < before.score.overall) return false;
  const auto old_counts = counts_by_rule(before.findings);
  const auto new_counts = counts_by_rule(after.findings);
  return std::all_of(new_counts.begin(), new_counts.end(), [&](const auto& row) {
    const auto old = old_counts.find(row.first);
    return old != old_counts.end() && row.second <= old->second;
  });
}

/// The bytes under repair, what was found in them last, and all states they were in.
class Repair {
 public:
  Repair(std::string bytes, DraftResult found, const Relint& relint)
      : bytes_(std::move(bytes)), found_(std::move(found)), relint_(relint) {
    seen_.insert(bytes_);
  }

  const std::string& bytes() const { return bytes_; }

  /// One round; returns how many fixes it applied.
  std::size_t round(const FixOptions& options) {
    const std::vector<Fix> candidates = candidate_fixes(found_, options);
    std::vector<Fix> batch;
    for (const Fix& fix : candidates) {
      if (!collides_with_any(fix, batch)) batch.push_back(fix);
    }
    if (batch.empty()) return 0;
    const std::string start = bytes_;
    if (try_state(apply_fixes(start, batch))) return batch.size();
    return one_by_one(start, candidates);
  }

 private:
  std::size_t one_by_one(const std::string& start, const std::vector<Fix>& candidates) {
    std::vector<Fix> accepted;
    for (const Fix& fix : candidates) {
      if (collides_with_any(fix, accepted)) continue;
      accepted.push_back(fix);
      if (!try_state(apply_fixes(start, accepted))) accepted.pop_back();
    }
    return accepted.size();
  }

  bool try_state(std::string bytes) {
    if (seen_.contains(bytes)) return false;
    std::optional<DraftResult> found = relint_(bytes);
    if (!found || !is_acceptable(found_, *found)) return false;
    seen_.insert(bytes);
    bytes_ = std::move(bytes);
    found_ = std::move(*found);
    return true;
  }

  std::string bytes_;
  DraftResult found_;
  const Relint& relint_;
  std::set<std::string> seen_;
};

/// Reads changed bytes as the draft they came from: same kind, template, context.
std::optional<DraftResult> lint_as(const Linter& linter, const Draft& original, const std::string& bytes) {
  InputOptions options;
  options.kind = original.kind;
  options.is_template = original.is_template;
  options.fields = original.fields;
  ReadResult read = read_drafts(original.source.path(), bytes, options);
  if (read.drafts.size() != 1 || !read.problems.empty()) return std::nullopt;
  Draft draft = std::move(read.drafts.front());
  draft.id = original.id;
  draft.record_line = original.record_line;
  draft.kind = original.kind;
  draft.is_template = original.is_template;
  draft.fields = original.fields;
  draft.language = original.language;
  draft.context = original.context;
  for (Allow allow : original.allows) {
    if (allow.origin != AllowOrigin::kFile) continue;
    allow.where = {0, draft.source.size()};
    draft.allows.push_back(std::move(allow));
  }
  return linter.lint(std::make_shared<const Draft>(std::move(draft)));
}

}  // namespace

std::vector<Fix> candidate_fixes(const DraftResult& result, const FixOptions& options) {
  const std::vector<Span> spans = protected_spans(*result.draft);
  const auto is_fit = [&](const Fix& fix) {
    return fix.applicability >= options.least && fix.applicability != Applicability::kDisplay && !fix.edits.empty() &&
           keeps(fix, *result.draft, spans);
  };
  std::vector<Fix> out;
  for (const Finding& finding : result.findings) {
    const auto fix = std::find_if(finding.fixes.begin(), finding.fixes.end(), is_fit);
    if (fix != finding.fixes.end()) out.push_back(*fix);
  }
  std::stable_sort(out.begin(), out.end(), [](const Fix& a, const Fix& b) {
    if (a.applicability != b.applicability) return a.applicability > b.applicability;
    return a.edits.front().span < b.edits.front().span;
  });
  return out;
}

std::string apply_fixes(std::string bytes, const std::vector<Fix>& fixes) {
  std::vector<Edit> edits;
  for (const Fix& fix : fixes) edits.insert(edits.end(), fix.edits.begin(), fix.edits.end());
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span > b.span; });
  const bool crlf = bytes.find("\r\n") != std::string::npos;
  for (const Edit& edit : edits) {
    const std::string unix_text = replace_all(edit.text, "\r\n", "\n");
    bytes.replace(edit.span.begin, edit.span.size(), crlf ? replace_all(unix_text, "\n", "\r\n") : unix_text);
  }
  return bytes;
}

FixResult fix_rounds(const std::string& bytes, const FixOptions& options, const Relint& relint) {
  FixResult out;
  out.bytes = bytes;
  std::optional<DraftResult> found = relint(bytes);
  if (!found) return out;
  out.problems = found->problems;
  Repair repair(bytes, std::move(*found), relint);
  while (out.rounds < kMaxRounds) {
    const std::size_t applied = repair.round(options);
    if (applied == 0) break;
    out.applied += applied;
    ++out.rounds;
  }
  out.bytes = repair.bytes();
  return out;
}

FixResult fix_rounds(const Linter& linter, std::shared_ptr<const Draft> draft, const FixOptions& options) {
  const Relint relint = [&](const std::string& bytes) { return lint_as(linter, *draft, bytes); };
  return fix_rounds(draft->source.bytes(), options, relint);
}

}  // namespace mannerly
