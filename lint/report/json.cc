// JSON, schema 1: as one document and as one draft object a line. Spans are UTF-8 byte offsets, columns count code
// points from 1. Drafts are serialised one at a time, so memory does not hold a second copy of the report.
#include <cmath>
#include <nlohmann/json.hpp>

#include "report/formats.h"
#include "report/permission_json.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

/// A whole number stays one in the output: 6, not 6.0.
Json number(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json span_json(Span span) { return {{"begin", span.begin}, {"end", span.end}}; }

Json position_json(const SourceText& source, std::uint32_t offset) {
  const Position position = source.position(offset);
  return {{"line", position.line}, {"column", position.column}};
}

Json fix_json(const Fix& fix) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    edits.push_back({{"begin", edit.span.begin}, {"end", edit.span.end}, {"text", edit.text}});
  }
  return {{"title", fix.title}, {"applicability", to_string(fix.applicability)}, {"edits", std::move(edits)}};
}

Json finding_json(const SourceText& source, const Finding& finding) {
  Json fixes = Json::array();
  for (const Fix& fix : finding.fixes) fixes.push_back(fix_json(fix));
  return {{"rule", finding.rule},
          {"category", finding.category},
          {"severity", to_string(finding.severity)},
          {"span", span_json(finding.span)},
          {"start", position_json(source, finding.span.begin)},
          {"end", position_json(source, finding.span.end)},
          {"match", source.text(finding.span)},
          {"message", finding.message},
          {"why", finding.why},
          {"source", finding.source},
          {"points", number(finding.points)},
          {"fingerprint", finding.fingerprint},
          {"fixes", std::move(fixes)}};
}

Json score_json(const Scorecard& score) {
  Json categories = Json::object();
  for (const auto& [category, points] : score.categories) categories[category] = points;
  Json ledger = Json::array();
  for (const LedgerEntry& entry : score.ledger) {
    ledger.push_back({{"finding", entry.finding}, {"points", number(entry.points)}});
  }
  const Recognised& seen = score.recognised;
  return {{"overall", score.overall},
          {"verdict", to_string(score.verdict)},
          {"categories", std::move(categories)},
          {"ledger", std::move(ledger)},
          {"recognised",
           {{"purpose_at", seen.purpose_at ? Json(*seen.purpose_at) : Json(nullptr)},
            {"references", seen.references},
            {"asks", seen.asks},
            {"thanks", seen.thanks}}}};
}

Json suppressed_json(const SourceText& source, const Suppressed& row) {
  Json out = finding_json(source, row.finding);
  out.erase("points");
  out.erase("fixes");
  out["by"] = to_string(row.by);
  out["reason"] = or_null(row.reason);
  out["until"] = row.until ? Json(to_string(*row.until)) : Json(nullptr);
  return out;
}

Json draft_json(const DraftResult& result) {
  const Draft& draft = *result.draft;
  Json findings = Json::array();
  for (const Finding& finding : result.findings) findings.push_back(finding_json(draft.source, finding));
  Json suppressed = Json::array();
  for (const Suppressed& row : result.suppressed) suppressed.push_back(suppressed_json(draft.source, row));
  return {{"path", draft.source.path()},
          {"id", or_null(draft.id)},
          {"kind", to_string(draft.kind)},
          {"template", draft.is_template},
          {"findings", std::move(findings)},
          {"suppressed", std::move(suppressed)},
          {"score", score_json(result.score)},
          {"permission", result.permission ? permission_json(*result.permission) : Json(nullptr)}};
}

Json problem_json(const Error& problem) {
  const auto or_unknown = [](std::uint32_t value) { return value == 0 ? Json(nullptr) : Json(value); };
  return {{"path", or_null(problem.path)},
          {"line", or_unknown(problem.line)},
          {"column", or_unknown(problem.column)},
          {"message", problem.message}};
}

Json summary_json(const Summary& summary) {
  return {{"drafts", summary.drafts},
          {"errors", summary.errors},
          {"warnings", summary.warnings},
          {"advice", summary.advice},
          {"allowed", summary.allowed},
          {"baseline", summary.baselined},
          {"gate", summary.gate_failed ? "failed" : "passed"}};
}

/// Paths need not be UTF-8; what is not becomes U+FFFD.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

void write_json(const Report& report, const ReportOptions& options, Sink& out) {
  const Json tool = {{"name", "mannerly"},
                     {"version", options.tool_version},
                     {"score_model", kScoreModel},
                     {"policy", or_null(report.policy)}};
  out += "{\"schema\": " + std::to_string(kSchema) + ", \"tool\": " + dump(tool) + ",\n \"drafts\": [";
  std::string_view separator = "\n  ";
  for (const DraftResult& result : report.drafts) {
    out += separator;
    out += dump(draft_json(result));
    separator = ",\n  ";
  }
  Json problems = Json::array();
  for (const Error& problem : report.problems) problems.push_back(problem_json(problem));
  out += "],\n \"problems\": " + dump(problems) + ",\n \"summary\": " + dump(summary_json(report.summary)) + "}\n";
}

void write_jsonl(const Report& report, const ReportOptions&, Sink& out) {
  for (const DraftResult& result : report.drafts) {
    out += dump(draft_json(result));
    out += '\n';
  }
}

}  // namespace mannerly
