// Checkstyle XML, the form that most collectors read: findings by file, files sorted. Columns count code points.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "report/escape.h"
#include "report/formats.h"
#include "report/region.h"

namespace mannerly {
namespace {

/// What is known about one file; records of one batch share theirs.
struct FileEntries {
  std::vector<const Error*> problems;
  std::vector<const DraftResult*> drafts;
};

std::string_view checkstyle_severity(Severity severity) {
  return severity == Severity::kAdvice ? "info" : to_string(severity);
}

std::string error_line(Position at, std::string_view severity, std::string_view message, std::string_view source) {
  return fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"mannerly.{}\"/>\n",
                     at.line, at.column, severity, attribute_text(message), attribute_text(source));
}

void write_file(const std::string& path, const FileEntries& entries, Sink& out) {
  out += "  <file name=\"" + attribute_text(path) + "\">\n";
  for (const Error* problem : entries.problems) {
    const Position at{std::max(problem->line, 1U), std::max(problem->column, 1U)};
    out += error_line(at, "error", problem->message, "not-checked");
  }
  for (const DraftResult* result : entries.drafts) {
    for (const Finding& finding : result->findings) {
      out += error_line(region_of(*result->draft, finding.span, ColumnUnit::kCodePoints).start,
                        checkstyle_severity(finding.severity), message_of(*result->draft, finding), finding.rule);
    }
  }
  out += "  </file>\n";
}

}  // namespace

void write_checkstyle(const Report& report, const ReportOptions&, Sink& out) {
  std::map<std::string, FileEntries> files;
  for (const Error& problem : report.problems) {
    files[problem.path.empty() ? "mannerly" : problem.path].problems.push_back(&problem);
  }
  for (const DraftResult& result : report.drafts) {
    if (!result.findings.empty()) files[result.draft->source.path()].drafts.push_back(&result);
  }
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n";
  for (const auto& [path, entries] : files) write_file(path, entries, out);
  out += "</checkstyle>\n";
}

}  // namespace mannerly
