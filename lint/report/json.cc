// JSON, schema 1: as one document and as one draft object a line. Spans are UTF-8 byte offsets, columns count code
// points from 1. Drafts are serialised one at a time, so memory does not hold a second copy of the report.
#include <nlohmann/json.hpp>

#include "report/dump.h"
#include "report/formats.h"
#include "base/json_writer.h"
#include "report/permission_json.h"
#include "report/stream.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void write_position(std::string_view key, const SourceText& source, std::uint32_t offset, JsonWriter& out) {
  const Position position = source.position(offset);
  out.key(key);
  out.open('{');
  out.member("line", position.line);
  out.member("column", position.column);
  out.close('}');
}

void write_fix(const Fix& fix, JsonWriter& out) {
  out.open('{');
  out.member("title", fix.title);
  out.member("applicability", to_string(fix.applicability));
  out.key("edits");
  out.open('[');
  for (const Edit& edit : fix.edits) {
    out.open('{');
    out.member("begin", edit.span.begin);
    out.member("end", edit.span.end);
    out.member("text", edit.text);
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

void write_span(Span span, JsonWriter& out) {
  out.key("span");
  out.open('{');
  out.member("begin", span.begin);
  out.member("end", span.end);
  out.close('}');
}

/// The members up to `source`, which allowed findings have too.
void write_what_was_found(const SourceText& source, const Finding& finding, JsonWriter& out) {
  out.member("rule", finding.rule);
  out.member("category", finding.category);
  out.member("severity", to_string(finding.severity));
  write_span(finding.span, out);
  write_position("start", source, finding.span.begin, out);
  write_position("end", source, finding.span.end, out);
  out.member("match", source.text(finding.span));
  out.member("message", finding.message);
  out.member("why", finding.why);
  out.key("source");
  out.open('[');
  for (const std::string& source_name : finding.source) out.text(source_name);
  out.close(']');
}

void write_finding(const SourceText& source, const Finding& finding, JsonWriter& out) {
  out.open('{');
  write_what_was_found(source, finding, out);
  out.key("points");
  out.decimal(finding.points);
  out.member("fingerprint", finding.fingerprint);
  out.key("fixes");
  out.open('[');
  for (const Fix& fix : finding.fixes) write_fix(fix, out);
  out.close(']');
  out.close('}');
}

void write_suppressed(const SourceText& source, const Suppressed& row, JsonWriter& out) {
  out.open('{');
  write_what_was_found(source, row.finding, out);
  out.member("fingerprint", row.finding.fingerprint);
  out.member("by", to_string(row.by));
  out.member_or_null("reason", row.reason);
  out.member_or_null("until", row.until ? to_string(*row.until) : std::string());
  out.close('}');
}

void write_recognised(const Recognised& seen, JsonWriter& out) {
  out.key("recognised");
  out.open('{');
  out.key("purpose_at");
  seen.purpose_at ? out.number(*seen.purpose_at) : out.null();
  out.member("references", seen.references);
  out.member("asks", seen.asks);
  out.key("thanks");
  out.raw(seen.thanks ? "true" : "false");
  out.close('}');
}

void write_score(const Scorecard& score, JsonWriter& out) {
  out.key("score");
  out.open('{');
  out.member("overall", score.overall);
  out.member("verdict", to_string(score.verdict));
  out.key("categories");
  out.open('{');
  for (const auto& [category, points] : score.categories) out.member(category, points);
  out.close('}');
  out.key("ledger");
  out.open('[');
  for (const LedgerEntry& entry : score.ledger) {
    out.open('{');
    out.member("finding", static_cast<std::int64_t>(entry.finding));
    out.key("points");
    out.decimal(entry.points);
    out.close('}');
  }
  out.close(']');
  write_recognised(score.recognised, out);
  out.close('}');
}

void write_draft(const DraftResult& result, JsonWriter& out) {
  const Draft& draft = *result.draft;
  out.open('{');
  out.member("path", draft.source.path());
  out.member_or_null("id", draft.id);
  out.member("kind", to_string(draft.kind));
  out.key("template");
  out.raw(draft.is_template ? "true" : "false");
  out.key("findings");
  out.open('[');
  for (const Finding& finding : result.findings) write_finding(draft.source, finding, out);
  out.close(']');
  out.key("suppressed");
  out.open('[');
  for (const Suppressed& row : result.suppressed) write_suppressed(draft.source, row, out);
  out.close(']');
  write_score(result.score, out);
  out.key("permission");
  result.permission ? out.raw(dump(permission_json(*result.permission))) : out.null();
  out.close('}');
}

std::string draft_json(const DraftResult& result) {
  constexpr std::size_t kUsualBytes = 8192;
  std::string out;
  out.reserve(kUsualBytes);
  JsonWriter writer(out);
  write_draft(result, writer);
  return out;
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

void begin_json(const StreamFacts& facts, const ReportOptions& options, Sink& out) {
  const Json tool = {{"name", "mannerly"},
                     {"version", options.tool_version},
                     {"score_model", kScoreModel},
                     {"policy", or_null(facts.policy)}};
  out += "{\"schema\": " + std::to_string(kSchema) + ", \"tool\": " + dump(tool) + ",\n \"drafts\": [";
}

Passage json_passage(const DraftResult& result, const StreamFacts&, const ReportOptions&) {
  return {draft_json(result), Standing::kLine, Standing::kLine};
}

std::string_view between_json_passages(Standing before, Standing) {
  return before == Standing::kNothing ? "\n  " : ",\n  ";
}

void end_json(const Report& report, const StreamFacts&, const ReportOptions&, Standing, Sink& out) {
  Json problems = Json::array();
  for (const Error& problem : report.problems) problems.push_back(problem_json(problem));
  out += "],\n \"problems\": " + dump(problems) + ",\n \"summary\": " + dump(summary_json(report.summary)) + "}\n";
}

}  // namespace

constexpr StreamFormat kJsonStream = {"json", begin_json, json_passage, between_json_passages, end_json};

constexpr StreamFormat kJsonlStream = {"jsonl", [](const StreamFacts&, const ReportOptions&, Sink&) {},
                                       [](const DraftResult& result, const StreamFacts&, const ReportOptions&) {
                                         return Passage{draft_json(result) + '\n', Standing::kLine, Standing::kLine};
                                       },
                                       [](Standing, Standing) { return std::string_view(); },
                                       [](const Report&, const StreamFacts&, const ReportOptions&, Standing, Sink&) {}};

void write_json(const Report& report, const ReportOptions& options, Sink& out) {
  write_streamed(kJsonStream, report, options, out);
}

void write_jsonl(const Report& report, const ReportOptions& options, Sink& out) {
  write_streamed(kJsonlStream, report, options, out);
}

}  // namespace mannerly
