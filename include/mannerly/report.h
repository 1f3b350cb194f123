// All that a reporter may see. Counts, order and the gate are computed before a reporter runs.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/permission.h"
#include "mannerly/result.h"
#include "mannerly/score.h"

namespace mannerly {

/// What keeps a finding from being reported.
enum class SuppressedBy { kFrontMatter, kComment, kFile, kBaseline };
/// "front-matter", "comment", "file", "baseline".
std::string_view to_string(SuppressedBy by);

/// A finding that is not reported, costs nothing and fails no gate.
struct Suppressed {
  Finding finding;
  SuppressedBy by = SuppressedBy::kFrontMatter;
  std::string reason = {};        ///< as written, or empty
  std::optional<Day> until = {};  ///< the last day on which it stays suppressed
};

/// One draft with everything found in it. Findings are sorted by (begin, end, rule).
struct DraftResult {
  std::shared_ptr<const Draft> draft;
  std::vector<Finding> findings;
  std::vector<Suppressed> suppressed;  ///< sorted like findings; those of a baseline behind the others
  Scorecard score;
  std::vector<Error> problems;        ///< what kept the draft from being checked in full, such as a missing dictionary
  std::optional<Verdict> permission;  ///< unset when nothing is known that it depends on
};

struct Summary {
  std::size_t drafts = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t advice = 0;
  std::size_t allowed = 0;    ///< suppressed by an allowance
  std::size_t baselined = 0;  ///< suppressed by a baseline
  bool gate_failed = false;
  std::string gate_reason;  ///< "score below 70", "2 errors"; empty when passed
};

struct Report {
  std::vector<DraftResult> drafts;
  std::vector<Error> problems;  ///< unreadable input, faults in configuration and rule files
  Summary summary;
  std::string policy;  ///< name of the active policy, or empty
};

/// What makes a run fail.
struct Gate {
  Severity fail_on = Severity::kError;  ///< kOff: never
  int fail_under = 0;                   ///< 0: no score gate
};

/// Counts the findings of `drafts` and decides the gate.
Summary summarise(const std::vector<DraftResult>& drafts, const Gate& gate);

}  // namespace mannerly
