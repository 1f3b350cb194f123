// The table of output formats.
//
// To add one: 1. declare its function in formats.h, 2. write it in a file of its name, 3. list the file in
// CMakeLists.txt, 4. add the row below with a test in tests/report.
#include "report/reporters.h"

#include <array>

#include "report/formats.h"

namespace mannerly {
namespace {

constexpr std::array kFormats = {
    ReportFormat{"text", write_text},
    ReportFormat{"concise", write_concise},
    ReportFormat{"json", write_json},
    ReportFormat{"jsonl", write_jsonl},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

Reporter find_reporter(std::string_view name) {
  for (const ReportFormat& format : kFormats) {
    if (format.name == name) return format.write;
  }
  return nullptr;
}

std::vector<std::string> report_format_names() {
  std::vector<std::string> names;
  for (const ReportFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

}  // namespace mannerly
