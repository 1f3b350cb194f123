// Where reports go: one to standard output, any number to files.
#pragma once

#include <vector>

#include "cli/io.h"
#include "cli/options.h"
#include "mannerly/report.h"
#include "mannerly/rule.h"
#include "report/reporters.h"

namespace mannerly::cli {

/// Whether some report that is asked for describes rules and so needs them.
bool describes_rules(const Options& options);

/// What some formats tell beside the Report; see ReportOptions.
struct ReportExtras {
  std::vector<RuleInfo> rules;
  std::vector<bool> failed;
};

/// How a report in a file is written.
ReportOptions file_report_options(const Options& options);
/// How the report for standard output, or for --output, is written.
ReportOptions output_report_options(const Options& options, const Terminal& terminal);

/// Writes the report in every form that is asked for. Files are replaced whole or not at all. With the format `github`,
/// the step's summary is appended to the file that the runner names. An error for each that could not be written.
std::vector<Error> deliver(const Report& report, const ReportExtras& extras, const Options& options, Io& io);

}  // namespace mannerly::cli
