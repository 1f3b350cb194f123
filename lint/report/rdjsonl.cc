// Reviewdog's diagnostics, one JSON object a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.
// Columns count UTF-8 bytes; paths start at the working folder, as reviewdog expects. A fix becomes a suggestion with
// one range, which reviewdog turns into a suggestion block on the pull request.
#include <nlohmann/json.hpp>

#include "report/dump.h"
#include "report/formats.h"
#include "report/region.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

std::string_view rd_severity(Severity severity) {
  if (severity == Severity::kError) return "ERROR";
  return severity == Severity::kWarning ? "WARNING" : "INFO";
}

Json position_json(Position position) { return {{"line", position.line}, {"column", position.column}}; }

Json range_json(const Region& region) {
  return {{"start", position_json(region.start)}, {"end", position_json(region.end)}};
}

Json diagnostic_json(const Draft& draft, const Finding& finding) {
  const Region region = region_of(draft, finding.span, ColumnUnit::kBytes);
  Json json = {{"message", message_of(draft, finding)},
               {"location", {{"path", repository_path(draft.source.path(), {})}, {"range", range_json(region)}}},
               {"severity", rd_severity(finding.severity)},
               {"source", {{"name", "mannerly"}}},
               {"code", {{"value", finding.rule}}}};
  Json suggestions = Json::array();
  for (const Fix& fix : finding.fixes) {
    if (!is_applicable(draft, fix)) continue;
    const Edit edit = merged_edit(draft.source, fix);
    suggestions.push_back(
        {{"range", range_json(region_of(draft, edit.span, ColumnUnit::kBytes))}, {"text", edit.text}});
  }
  if (!suggestions.empty()) json["suggestions"] = std::move(suggestions);
  return json;
}

Json problem_diagnostic_json(const Error& problem) {
  Json location = {{"path", repository_path(problem.path, {})}};
  if (problem.line > 0) location["range"] = {{"start", {{"line", problem.line}}}};
  return {{"message", problem.message},
          {"location", std::move(location)},
          {"severity", "ERROR"},
          {"source", {{"name", "mannerly"}}},
          {"code", {{"value", "not-checked"}}}};
}

void write_line(const Json& json, Sink& out) {
  out += dump(json);
  out += '\n';
}

}  // namespace

void write_rdjsonl(const Report& report, const ReportOptions&, Sink& out) {
  for (const Error& problem : report.problems) {
    if (!problem.path.empty()) write_line(problem_diagnostic_json(problem), out);  // a diagnostic must have a file
  }
  for (const DraftResult& result : report.drafts) {
    for (const Finding& finding : result.findings) write_line(diagnostic_json(*result.draft, finding), out);
  }
}

}  // namespace mannerly
