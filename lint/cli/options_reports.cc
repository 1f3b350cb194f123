#include "cli/options_reports.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/strings.h"
#include "report/reporters.h"

namespace mannerly::cli {
namespace {

ReportFile split_format(const std::string& value) {
  const std::size_t equals = value.find('=');
  return {value.substr(0, equals), equals == std::string::npos ? std::string() : value.substr(equals + 1)};
}

std::string check_format(const std::string& value) {
  const ReportFile wanted = split_format(value);
  if (find_format(wanted.format) == nullptr) return unknown_name("format", wanted.format, report_format_names());
  const bool no_file = value.size() > wanted.format.size() && wanted.file.empty();
  return no_file ? "“" + value + "” names no file; write it as " + wanted.format + "=FILE" : std::string();
}

/// Sorts the values into the one for standard output and those for files.
void take_formats(const std::vector<std::string>& values, Options& options) {
  std::vector<std::string> plain;
  for (const std::string& value : values) {
    ReportFile wanted = split_format(value);
    const bool twice = !wanted.file.empty() && std::any_of(options.report_files.begin(), options.report_files.end(),
                                                           [&](const ReportFile& f) { return f.file == wanted.file; });
    if (twice) throw CLI::ValidationError("--format", "two reports for “" + wanted.file + "”; give each a file");
    if (wanted.file.empty()) {
      plain.push_back(wanted.format);
    } else {
      options.report_files.push_back(std::move(wanted));
    }
  }
  if (plain.size() > 1) {
    throw CLI::ValidationError("--format",
                               "two reports for standard output; send one to a file, as in " + plain[1] + "=FILE");
  }
  if (!plain.empty()) options.format = plain.front();
}

}  // namespace

void add_report_options(CLI::App& app, Options& options) {
  app.add_option_function<std::vector<std::string>>(
         "--format", [&options](const std::vector<std::string>& values) { take_formats(values, options); },
         "how to print the result; with =FILE one more report into that file (may be repeated). One of " +
             join(report_format_names(), ", "))
      ->check(CLI::Validator([](const std::string& value) { return check_format(value); }, ""))
      ->allow_extra_args(false)
      ->option_text("NAME[=FILE]");
  app.add_option("--output,-o", options.output, "write the result to this file")->option_text("FILE");
}

}  // namespace mannerly::cli
