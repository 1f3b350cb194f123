// Measures every output format on one report (tests/bench/README.md): time, bytes written, and the memory that writing
// adds. Each format runs in a process of its own, so that one's memory is not another's.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "report/reporters.h"

namespace {

using namespace mannerly;

constexpr std::size_t kFindingsPerDraft = 20;

/// A paragraph with one fault.
constexpr std::string_view kLine = "🚀 Zoë, your talk on crew rostering helped; please act now and send me a figure\n\n";
constexpr std::uint32_t kFaultAt = 54;

Finding finding_at(std::uint32_t line, std::size_t number) {
  constexpr std::array kLevels = {Severity::kAdvice, Severity::kWarning, Severity::kError};
  const std::uint32_t begin = line * static_cast<std::uint32_t>(kLine.size()) + kFaultAt;
  Finding finding;
  finding.rule = "tone/urgency";
  finding.category = "tone";
  finding.severity = kLevels.at(number % kLevels.size());
  finding.span = {begin, begin + 7};
  finding.message = "“act now” presses for time; leave it out or let the reader choose the pace";
  finding.why = "A stranger owes no reply, and pressure lowers the chance of one.";
  finding.source = {"A", "E"};
  finding.fingerprint = std::to_string(1000000000000000ULL + number * 7919);
  finding.points = 6;
  finding.fixes = {{.title = "delete “act now”", .edits = {{finding.span, ""}}, .applicability = Applicability::kSafe}};
  return finding;
}

Report make_report(std::size_t findings) {
  Report report;
  for (std::size_t made = 0; made < findings;) {
    auto draft = std::make_shared<Draft>();
    std::string text;
    DraftResult result;
    for (std::uint32_t line = 0; line < kFindingsPerDraft && made < findings; ++line, ++made) {
      text += kLine;
      result.findings.push_back(finding_at(line, made));
      result.score.ledger.push_back({line, 6});
    }
    const std::string path = "outreach/team " + std::to_string(report.drafts.size() % 40) + "/template-" +
                             std::to_string(report.drafts.size()) + ".md";
    draft->source = SourceText(path, std::move(text), Writable::kYes);
    result.score.overall = 40;
    result.score.categories = {{"purpose", 100}, {"tone", 0}};
    result.draft = std::move(draft);
    report.drafts.push_back(std::move(result));
  }
  report.summary = {.drafts = report.drafts.size(),
                    .errors = findings / 3,
                    .warnings = findings / 3,
                    .advice = findings - findings / 3 * 2,
                    .gate_failed = true,
                    .gate_reason = "score below 70"};
  return report;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void measure(const ReportFormat& format, const Report& report, const std::string& folder) {
  ReportOptions options;
  options.tool_version = "0";
  options.failed.assign(report.drafts.size(), true);
  const double before = peak_megabytes();
  std::ofstream file;
  if (!folder.empty()) file.open(folder + "/" + std::string(format.name), std::ios::binary);
  std::size_t bytes = 0;
  Sink sink([&](std::string_view piece) {
    bytes += piece.size();
    if (file.is_open()) file << piece;
  });
  const auto start = std::chrono::steady_clock::now();
  format.write(report, options, sink);
  sink.flush();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::printf("| %-10.*s | %7.0f | %7.1f | %7.1f |\n", static_cast<int>(format.name.size()), format.name.data(),
              took.count(), static_cast<double>(bytes) / 1e6, peak_megabytes() - before);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t findings = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
  const Report report = make_report(findings);
  std::printf("%zu findings in %zu drafts; the report itself takes %.0f MB\n", findings, report.drafts.size(),
              peak_megabytes());
  std::printf("| format     |      ms | MB out  | MB more |\n|---|---:|---:|---:|\n");
  std::fflush(stdout);
  for (const ReportFormat& format : report_formats()) {
    const pid_t child = fork();
    if (child == 0) {
      measure(format, report, argc > 2 ? argv[2] : "");
      std::_Exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
  }
}
