// `mannerly preview`: fills a template with rows of values, shows the message as it would be sent, and judges it as a
// message. One row is shown whole; of many, a table and what is wrong with those that fail.
#include "cli/preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/workspace.h"
#include "report/display.h"
#include "report/dump.h"
#include "report/place.h"
#include "report/reporters.h"
#include "report/style.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Every row is read, filled and kept until all are judged; what JSON becomes is many times its size.
constexpr std::size_t kMaxTableBytes = std::size_t{8} << 20;
constexpr std::size_t kMaxRowsBytes = std::size_t{2} << 20;

/// "row 2 (people.csv:3)".
std::string row_name(const Row& row) {
  const std::string line = row.line > 0 ? ":" + std::to_string(row.line) : "";
  return fmt::format("row {} ({}{})", row.number, row.path, line);
}

/// Whether a finding is about what a slot made: it overlaps at least half of one, or stands beside a value as an
/// article does. Of a whole sentence a name in it is not the point.
bool is_about(Span finding, Span value) {
  constexpr std::uint32_t kArticle = 3;
  if (finding.size() <= kArticle && finding.end <= value.begin && value.begin - finding.end <= 1) return true;
  if (value.empty()) return finding.begin <= value.begin && value.begin <= finding.end;
  if (!finding.overlaps(value)) return false;
  const std::uint32_t shared = std::min(finding.end, value.end) - std::max(finding.begin, value.begin);
  return 2 * shared >= finding.size();
}

/// Where the bytes of a slot come from: the value, or why there is none.
std::string origin_of(const Filled& filled, const Draft& draft, const Row& row, const std::vector<std::string>& names) {
  const std::string text(draft.source.text(filled.span));
  if (text.empty()) return row_name(row) + " has no value for " + filled.slot;
  if (text != filled.slot || filled.name.empty()) return "“" + text + "” stands for " + filled.slot;
  const auto near = nearest(filled.name, names);
  return row_name(row) + " has no field “" + filled.name + "”" + (near ? "; its nearest is “" + *near + "”" : "");
}

/// Says of each finding which slots its words come from, and of a slot that was left what the row has instead.
void explain_slots(const Row& row, const Draft& draft, std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const auto& [name, value] : row.fields.entries) names.push_back(name);
  for (Finding& finding : findings) {
    for (const Filled& filled : draft.filled) {
      if (is_about(finding.span, filled.span)) finding.notes.push_back(origin_of(filled, draft, row, names));
    }
  }
}

ReportOptions report_options(const Options& options, const Terminal& terminal) {
  ReportOptions wanted;
  wanted.width = terminal.width;
  const bool colours = options.colour == ColourWish::kAlways ||
                       (options.colour == ColourWish::kAuto && terminal.out_is_terminal && !terminal.wants_no_colour);
  wanted.colour = colours ? Colour::kAlways : Colour::kNever;
  wanted.tool_version = version();
  return wanted;
}

std::string counts_of(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.errors > 0) parts.push_back(counted(summary.errors, "error", "errors"));
  if (summary.warnings > 0) parts.push_back(counted(summary.warnings, "warning", "warnings"));
  if (summary.advice > 0) parts.push_back(counted(summary.advice, "advice", "advice"));
  return parts.empty() ? "none" : join(parts, ", ");
}

class Preview {
 public:
  Preview(const Options& options, Io& io) : options_(options), io_(io), workspace_(options, io.in) {}

  Exit run() {
    const std::optional<LoadedDraft> form = load_form();
    if (form) fill_rows(*form, load_rows());
    for (const PreviewedRow& row : rows_) {
      problems_.insert(problems_.end(), row.result.problems.begin(), row.result.problems.end());
    }
    std::vector<Error> problems = workspace_.problems();
    problems.insert(problems.end(), problems_.begin(), problems_.end());
    print(problems);
    print_notes(workspace_.notes(), io_.err);
    print_problems(problems, io_.err);
    if (!problems.empty()) return Exit::kBadInput;
    return failed() > 0 ? Exit::kGateFailed : Exit::kPassed;
  }

 private:
  void problem(std::string message, std::string path) {
    problems_.push_back({.message = std::move(message), .path = std::move(path)});
  }

  std::optional<LoadedDraft> load_form() {
    std::vector<LoadedDraft> loaded = workspace_.load();
    if (loaded.size() == 1 && loaded[0].draft->id.empty()) return std::move(loaded[0]);
    if (!loaded.empty() || workspace_.problems().empty()) {
      problem("preview fills one template; name its file", options_.paths.front());
    }
    return std::nullopt;
  }

  std::vector<Row> load_rows() {
    const bool is_table = ascii_lower(options_.rows_file).ends_with(".csv");
    auto bytes = disk_file_system()->read_at_most(options_.rows_file, is_table ? kMaxTableBytes : kMaxRowsBytes);
    if (!bytes) {
      problems_.push_back(bytes.error());
      return {};
    }
    ReadRows read = read_rows(options_.rows_file, *bytes);
    problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
    if (options_.row == 0) return std::move(read.rows);
    const auto wanted =
        std::find_if(read.rows.begin(), read.rows.end(), [&](const Row& row) { return row.number == options_.row; });
    if (wanted != read.rows.end()) return {std::move(*wanted)};
    problem(fmt::format("there is no row {}; the file has {}", options_.row, counted(read.rows.size(), "row", "rows")),
            options_.rows_file);
    return {};
  }

  void fill_rows(const LoadedDraft& form, std::vector<Row> rows) {
    Gate gate = form.linter->config_for(*form.draft)->gate;
    if (options_.fail_on) gate.fail_on = *options_.fail_on;
    if (options_.fail_under) gate.fail_under = *options_.fail_under;
    for (Row& row : rows) {
      Rendered rendered = render(*form.draft, row, {.seed = options_.seed});
      for (Error& problem : rendered.problems) {
        if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) {
          problems_.push_back(std::move(problem));
        }
      }
      DraftResult result = form.linter->lint(std::make_shared<const Draft>(std::move(rendered.draft)), RunFacts{});
      explain_slots(row, *result.draft, result.findings);
      Summary summary = summarise({result}, gate);
      rows_.push_back({std::move(row), std::move(result), std::move(summary)});
    }
  }

  std::size_t failed() const {
    return static_cast<std::size_t>(
        std::count_if(rows_.begin(), rows_.end(), [](const PreviewedRow& row) { return row.summary.gate_failed; }));
  }

  void print(const std::vector<Error>& problems) {
    std::string out;
    if (options_.format == "json") {
      write_json(problems, out);
    } else if (rows_.size() == 1) {
      write_whole(rows_.front(), out);
    } else if (!rows_.empty()) {
      write_table(out);
    }
    io_.out << out << std::flush;
  }

  /// The message, then what is to be said about it.
  void write_whole(const PreviewedRow& row, std::string& out) const {
    const ReportOptions wanted = report_options(options_, io_.terminal);
    const std::string text = message_text(*row.result.draft);
    for (const std::string_view line : split(std::string_view(text).substr(0, text.size() - 1), '\n')) {
      out += printable(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line) + '\n';
    }
    out += Style(wanted.colour).dim("-- " + printable(row_name(row.row))) + "\n\n";
    Report report;
    report.drafts.push_back(row.result);
    report.summary = row.summary;
    out += report_text(find_format("text")->write, report, wanted);
  }

  void write_table(std::string& out) const {
    const ReportOptions wanted = report_options(options_, io_.terminal);
    const Style style(wanted.colour);
    std::size_t width = std::string_view("findings").size();
    for (const PreviewedRow& row : rows_) width = std::max(width, counts_of(row.summary).size());
    out += style.dim(fmt::format("{:>5}  {:>5}  {:<{}}  {}", "row", "score", "findings", width, "verdict")) + '\n';
    for (const PreviewedRow& row : rows_) {
      out += fmt::format("{:>5}  {:>5}  {:<{}}  {}", row.row.number, row.result.score.overall, counts_of(row.summary),
                         width, to_string(row.result.score.verdict));
      if (row.summary.gate_failed) out += "  " + style.of(Severity::kError, "fails: " + row.summary.gate_reason);
      out += '\n';
    }
    for (const PreviewedRow& row : rows_) {
      if (!row.summary.gate_failed) continue;
      out += '\n';
      for (const Finding& finding : row.result.findings) write_finding(*row.result.draft, finding, wanted, out);
    }
    out += '\n' + last_line(style) + '\n';
  }

  /// One line, and where its words come from.
  static void write_finding(const Draft& draft, const Finding& finding, const ReportOptions& wanted, std::string& out) {
    const Style style(wanted.colour);
    out +=
        fmt::format("{}: {}: {} [{}]\n", place_name(draft, finding.span.begin),
                    style.of(finding.severity, to_string(finding.severity)), printable(finding.message), finding.rule);
    for (const std::string& note : finding.notes) out += style.dim("   = note: ") + printable(note) + '\n';
  }

  std::string last_line(const Style& style) const {
    std::vector<std::string> numbers;
    for (const PreviewedRow& row : rows_) {
      if (row.summary.gate_failed) numbers.push_back(std::to_string(row.row.number));
    }
    const std::string all = counted(rows_.size(), "row", "rows");
    if (numbers.empty()) return all + ", none fails";
    const std::string failing = numbers.size() == 1 ? "row fails: " : "rows fail: ";
    return all + " · " + style.of(Severity::kError, failing + join(numbers, ", "));
  }

  void write_json(const std::vector<Error>& problems, std::string& out) const {
    out += "{\"schema\": 1, \"template\": " + dump(options_.paths.front()) + ",\n \"rows\": [";
    std::string_view separator = "\n  ";
    for (const PreviewedRow& row : rows_) {
      out += separator;
      out += dump(row_json(row));
      separator = ",\n  ";
    }
    Json list = Json::array();
    for (const Error& problem : problems) {
      list.push_back(
          {{"path", problem.path}, {"line", problem.line}, {"column", problem.column}, {"message", problem.message}});
    }
    out += "],\n \"problems\": " + dump(list) +
           fmt::format(",\n \"summary\": {{\"rows\": {}, \"failed\": {}}}}}\n", rows_.size(), failed());
  }

  const Options& options_;
  Io& io_;
  Workspace workspace_;
  std::vector<PreviewedRow> rows_;
  std::vector<Error> problems_;
};

}  // namespace

Exit run_preview(const Options& options, Io& io) { return Preview(options, io).run(); }

}  // namespace mannerly::cli
