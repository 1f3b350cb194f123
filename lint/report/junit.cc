// JUnit XML, one test case a draft: it fails when the draft fails the gate, and what was found below the gate is its
// output. Viewers drop attributes (GitLab the message, most the place), so the text repeats everything.
#include <fmt/format.h>

#include <algorithm>

#include "report/escape.h"
#include "report/formats.h"
#include "report/place.h"

namespace mannerly {
namespace {

constexpr std::string_view kClass = "mannerly";

std::string findings_text(const DraftResult& result) {
  std::string out;
  for (const Finding& finding : result.findings) {
    out += fmt::format("{}: {}: {} [{}]\n", place_name(*result.draft, finding.span.begin), to_string(finding.severity),
                       finding.message, finding.rule);
  }
  return out + fmt::format("score {} / 100, {}\n", result.score.overall, to_string(result.score.verdict));
}

void write_case(const std::string& name, std::string_view inner, Sink& out) {
  out += fmt::format(R"(    <testcase name="{}" classname="{}" time="0">)", attribute_text(name), kClass);
  out += inner;
  out += "</testcase>\n";
}

enum class Outcome { kPassed, kFailed };

std::string outcome_text(const DraftResult& result, Outcome outcome) {
  const std::string text = markup_text(findings_text(result));
  if (outcome == Outcome::kPassed) {
    return result.findings.empty() ? std::string() : "<system-out>" + text + "</system-out>";
  }
  const std::string summary =
      fmt::format("{}, score {}", counted(result.findings.size(), "finding", "findings"), result.score.overall);
  return fmt::format(R"(<failure message="{}" type="{}">{}</failure>)", summary, kClass, text);
}

}  // namespace

void write_junit(const Report& report, const ReportOptions& options, Sink& out) {
  const std::string counts = fmt::format(
      R"(name="mannerly" tests="{}" failures="{}" errors="{}" time="0")", report.drafts.size() + report.problems.size(),
      std::count(options.failed.begin(), options.failed.end(), true), report.problems.size());
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts + ">\n  <testsuite " + counts + ">\n";
  for (std::size_t i = 0; i < report.drafts.size(); ++i) {
    const Outcome outcome = i < options.failed.size() && options.failed[i] ? Outcome::kFailed : Outcome::kPassed;
    write_case(draft_name(*report.drafts[i].draft), outcome_text(report.drafts[i], outcome), out);
  }
  for (const Error& problem : report.problems) {
    const std::string text = to_string(problem);
    write_case(problem.path.empty() ? "configuration" : problem.path,
               fmt::format(R"(<error message="{}" type="{}">{}</error>)", attribute_text(problem.message), kClass,
                           markup_text(text)),
               out);
  }
  out += "  </testsuite>\n</testsuites>\n";
}

}  // namespace mannerly
