// Workflow commands of GitHub Actions. A step shows ten annotations of each level and drops the rest in silence: the
// gravest are written, then one notice says how many there are beyond. All findings follow in a folded group of the
// log.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "report/display.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/region.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostOfLevel = 10;
constexpr std::size_t kMostNotices = kMostOfLevel - 1;  // the last one counts the rest

/// What a command's message may hold: https://github.com/actions/toolkit, the escapes of its command writer.
std::string data_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else {
      out += c;
    }
  }
  return out;
}

std::string property_text(std::string_view text) {
  return replace_all(replace_all(data_text(text), ":", "%3A"), ",", "%2C");
}

/// A line of the log that the runner takes for no command, whatever a draft or its path holds. It must not begin with
/// either: commands start a line ("::"), or stand anywhere in it ("##[").
std::string log_text(std::string_view lead, std::string_view text) {
  return std::string(lead) + replace_all(printable(clean_text(text)), "##[", "## [") + '\n';
}

struct Level {
  Severity severity;
  std::string_view command;
  std::size_t most;
};
constexpr std::array<Level, 3> kLevels = {{{Severity::kError, "error", kMostOfLevel},
                                           {Severity::kWarning, "warning", kMostOfLevel},
                                           {Severity::kAdvice, "notice", kMostNotices}}};

/// Columns are told only within one line; GitHub ignores them otherwise.
std::string finding_command(const Draft& draft, const Finding& finding, std::string_view command,
                            const ReportOptions& options) {
  const Region region = region_of(draft, finding.span, ColumnUnit::kCodePoints);
  std::string columns;
  if (region.start.line == region.end.line) {
    columns = fmt::format(",col={},endColumn={}", region.start.column, region.end.column);
  }
  return fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n", command,
                     property_text(repository_path(draft.source.path(), options)), region.start.line, region.end.line,
                     columns, property_text(finding.rule), data_text(message_of(draft, finding)));
}

std::string problem_command(const Error& problem, const ReportOptions& options) {
  std::string place;
  if (!problem.path.empty()) place = "file=" + property_text(repository_path(problem.path, options)) + ",";
  if (problem.line > 0) place += fmt::format("line={},", problem.line);
  return fmt::format("::error {}title=not checked::{}\n", place, data_text(problem.message));
}

/// Returns how many findings and problems got no annotation.
std::size_t write_annotations(const Report& report, const ReportOptions& options, Sink& out) {
  std::size_t errors = 0;
  for (const Error& problem : report.problems) {
    if (errors++ < kMostOfLevel) out += problem_command(problem, options);
  }
  std::size_t left_out = errors - std::min(errors, kMostOfLevel);
  for (const Level& level : kLevels) {
    std::size_t written = level.severity == Severity::kError ? std::min(errors, kMostOfLevel) : 0;
    for (const DraftResult& result : report.drafts) {
      for (const Finding& finding : result.findings) {
        if (finding.severity != level.severity) continue;
        if (written < level.most) {
          out += finding_command(*result.draft, finding, level.command, options);
          ++written;
        } else {
          ++left_out;
        }
      }
    }
  }
  return left_out;
}

}  // namespace

void write_github(const Report& report, const ReportOptions& options, Sink& out) {
  if (const std::size_t left_out = write_annotations(report, options, out); left_out > 0) {
    out += fmt::format("::notice title=mannerly::{} in the log of this step and in its summary\n",
                       counted(left_out, "more finding is", "more findings are"));
  }
  out += "::group::mannerly: " + data_text(counts_text(report.summary)) + "\n";
  for (const DraftResult& result : report.drafts) {
    for (const Finding& finding : result.findings) {
      out += log_text(
          fmt::format("{:<7} ", to_string(finding.severity)),
          fmt::format("{}: {} [{}]", place_name(*result.draft, finding.span.begin), finding.message, finding.rule));
    }
  }
  for (const Error& problem : report.problems) out += log_text("not checked: ", to_string(problem));
  out += "::endgroup::\n";
  if (report.summary.gate_failed) out += log_text("not ready: ", report.summary.gate_reason);
}

}  // namespace mannerly
