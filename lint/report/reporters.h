// The output formats: a table of pure functions from a Report to text. Counts, order and the gate are in the Report;
// a reporter decides nothing, opens nothing and knows no terminal.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/report.h"

namespace mannerly {

enum class Colour { kNever, kAlways };

/// kFindings leaves out scores, verdicts and the summary, and drafts without findings.
enum class Detail { kFindings, kFull };

struct ReportOptions {
  std::size_t width = 100;  ///< columns of the page, for formats that fold or cut lines
  Colour colour = Colour::kNever;
  Detail detail = Detail::kFull;
  std::string tool_version;
};

/// Appends the whole report to `out`. Pure and thread safe.
using Reporter = void (*)(const Report& report, const ReportOptions& options, std::string& out);

struct ReportFormat {
  std::string_view name;  ///< as `--format` spells it
  Reporter write;
};

/// All formats, the default first.
std::span<const ReportFormat> report_formats();
/// The writer of `name`, or nullptr.
Reporter find_reporter(std::string_view name);
std::vector<std::string> report_format_names();

}  // namespace mannerly
