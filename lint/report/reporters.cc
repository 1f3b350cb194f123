// The table of output formats.
//
// To add one: 1. declare its function in formats.h, 2. write it in a file of its name, 3. list the file in
// CMakeLists.txt, 4. add the row below with a test in tests/report.
#include "report/reporters.h"

#include <algorithm>
#include <array>

#include "report/formats.h"

namespace mannerly {
namespace {

constexpr std::array kFormats = {
    ReportFormat{"text", write_text},
    ReportFormat{"concise", write_concise},
    ReportFormat{"json", write_json},
    ReportFormat{"jsonl", write_jsonl},
    ReportFormat{"sarif", write_sarif, RuleUse::kDescribes},
    ReportFormat{"github", write_github},
    ReportFormat{"gitlab", write_gitlab},
    ReportFormat{"junit", write_junit},
    ReportFormat{"checkstyle", write_checkstyle},
    ReportFormat{"rdjsonl", write_rdjsonl},
    ReportFormat{"markdown", write_markdown},
    ReportFormat{"html", write_html},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

const ReportFormat* find_format(std::string_view name) {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const ReportFormat& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

std::vector<std::string> report_format_names() {
  std::vector<std::string> names;
  for (const ReportFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::string report_text(Reporter reporter, const Report& report, const ReportOptions& options) {
  std::string text;
  Sink sink([&](std::string_view piece) { text += piece; });
  reporter(report, options, sink);
  sink.flush();
  return text;
}

}  // namespace mannerly
