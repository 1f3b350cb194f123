#include "cli/deliver.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "cli/atomic_file.h"
#include "mannerly/linter.h"
#include "report/reporters.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// The closest folder upward that holds .git; the working folder itself when there is none.
fs::path repository_root(const fs::path& folder) {
  std::error_code code;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (fs::exists(at / ".git", code)) return at;
    if (at == at.parent_path()) return folder;
  }
}

ReportOptions with_extras(ReportOptions wanted, const ReportExtras& extras) {
  wanted.rules = extras.rules;
  wanted.failed = extras.failed;
  return wanted;
}

void write(const Report& report, const ReportFormat& format, const ReportOptions& options, const Sink::Write& put) {
  Sink sink(put);
  format.write(report, options, sink);
  sink.flush();
}

void write_to_file(const Report& report, const ReportFile& target, const ReportOptions& options,
                   std::vector<Error>& errors) {
  const ReportFormat& format = *find_format(target.format);
  const Result<void> written =
      write_file(target.file, [&](const PutBytes& put) { write(report, format, options, put); });
  if (!written) errors.push_back(written.error());
}

bool is_asked_for(const Options& options, std::string_view format) {
  return options.format == format || std::any_of(options.report_files.begin(), options.report_files.end(),
                                                 [&](const ReportFile& file) { return file.format == format; });
}

/// Appends to the summary of a GitHub step, which is lost whole when it is longer than a megabyte.
void append_step_summary(const Report& report, ReportOptions options, const std::string& file,
                         std::vector<Error>& errors) {
  constexpr std::size_t kMost = 1'000'000;
  constexpr std::size_t kLeast = 2'000;
  std::error_code code;
  const std::uintmax_t used = fs::exists(file, code) ? fs::file_size(file, code) : 0;
  if (code || used + kLeast > kMost) return;
  options.most_bytes = kMost - static_cast<std::size_t>(used);
  std::ofstream out(file, std::ios::binary | std::ios::app);
  write(report, *find_format("markdown"), options, [&](std::string_view piece) { out << piece; });
  if (!out.flush()) errors.push_back({.message = "cannot write the step's summary", .path = file});
}

}  // namespace

ReportOptions file_report_options(const Options& options) {
  ReportOptions wanted;
  std::error_code code;
  const fs::path folder = fs::current_path(code);
  wanted.detail = options.quiet ? Detail::kFindings : Detail::kFull;
  wanted.tool_version = version();
  wanted.folder = folder.generic_string();
  wanted.root = repository_root(folder).generic_string();
  return wanted;
}

ReportOptions output_report_options(const Options& options, const Terminal& terminal) {
  ReportOptions wanted = file_report_options(options);
  const bool to_terminal = terminal.out_is_terminal && options.output.empty();
  const bool colours = options.colour == ColourWish::kAlways ||
                       (options.colour == ColourWish::kAuto && to_terminal && !terminal.wants_no_colour);
  wanted.colour = colours ? Colour::kAlways : Colour::kNever;
  if (options.output.empty()) wanted.width = terminal.width;
  return wanted;
}

bool describes_rules(const Options& options) {
  const auto describes = [](const std::string& name) { return find_format(name)->rules == RuleUse::kDescribes; };
  return describes(options.format) || std::any_of(options.report_files.begin(), options.report_files.end(),
                                                  [&](const ReportFile& file) { return describes(file.format); });
}

std::vector<Error> deliver(const Report& report, const ReportExtras& extras, const Options& options, Io& io) {
  std::vector<Error> errors;
  const ReportOptions plain = with_extras(file_report_options(options), extras);
  for (const ReportFile& file : options.report_files) write_to_file(report, file, plain, errors);
  if (!io.step_summary.empty() && is_asked_for(options, "github")) {
    append_step_summary(report, plain, io.step_summary, errors);
  }
  if (report.drafts.empty() && options.format == "text") return errors;
  const ReportOptions wanted = with_extras(output_report_options(options, io.terminal), extras);
  if (!options.output.empty()) {
    write_to_file(report, {options.format, options.output}, wanted, errors);
    return errors;
  }
  write(report, *find_format(options.format), wanted, [&](std::string_view piece) { io.out << piece; });
  io.out << std::flush;
  return errors;
}

}  // namespace mannerly::cli
