// The output formats: a table of pure functions from a Report to text. Counts, order and the gate are in the Report;
// a reporter decides nothing, opens nothing and knows no terminal.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/report.h"
#include "mannerly/rule.h"
#include "report/sink.h"

namespace mannerly {

enum class Colour { kNever, kAlways };

/// kFindings leaves out scores, verdicts and the summary, and drafts without findings.
enum class Detail { kFindings, kFull };

struct ReportOptions {
  std::size_t width = 100;  ///< columns of the page, for formats that fold or cut lines
  Colour colour = Colour::kNever;
  Detail detail = Detail::kFull;
  std::string tool_version;
  std::string folder;               ///< absolute path that relative draft paths start from, or empty
  std::string root;                 ///< absolute path of the repository, for formats whose paths start there; or empty
  std::span<const RuleInfo> rules;  ///< those with findings, sorted by id, for formats that describe rules
  std::vector<bool> failed;         ///< for each draft, whether it alone fails the gate; empty: none does
  std::size_t most_bytes = 0;       ///< of formats that can be cut; 0: the format's own limit
};

/// Appends the whole report to `out`. Pure and thread safe.
using Reporter = void (*)(const Report& report, const ReportOptions& options, Sink& out);

/// Whether a format describes rules and so needs ReportOptions::rules.
enum class RuleUse { kNone, kDescribes };

struct ReportFormat {
  std::string_view name;  ///< as `--format` spells it
  Reporter write;
  RuleUse rules = RuleUse::kNone;
};

/// All formats, the default first.
std::span<const ReportFormat> report_formats();
/// The format of that name, or nullptr.
const ReportFormat* find_format(std::string_view name);
std::vector<std::string> report_format_names();
/// The whole report as one string.
std::string report_text(Reporter reporter, const Report& report, const ReportOptions& options);

}  // namespace mannerly
