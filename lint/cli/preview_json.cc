// The JSON of `preview`: per row the text, where its slots landed, and the draft as `check` would report it.
#include "cli/preview.h"
#include "report/reporters.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The draft object of the JSON Lines reporter.
Json draft_json(const DraftResult& result) {
  Report report;
  report.drafts.push_back(result);
  return Json::parse(report_text(find_format("jsonl")->write, report, {}), nullptr, false);
}

Json slot_json(const Filled& filled) {
  return {{"slot", filled.slot},
          {"field", filled.name.empty() ? Json(nullptr) : Json(filled.name)},
          {"span", {{"begin", filled.span.begin}, {"end", filled.span.end}}},
          {"from", {{"begin", filled.from.begin}, {"end", filled.from.end}}}};
}

}  // namespace

std::string message_text(const Draft& draft) {
  std::string out;
  if (draft.subject) out += "Subject: " + std::string(draft.source.text(*draft.subject)) + "\n\n";
  out += draft.source.text(draft.body);
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

Json row_json(const PreviewedRow& row) {
  const Draft& draft = *row.result.draft;
  Json slots = Json::array();
  for (const Filled& filled : draft.filled) slots.push_back(slot_json(filled));
  return {{"row", row.row.number},
          {"path", row.row.path},
          {"line", row.row.line == 0 ? Json(nullptr) : Json(row.row.line)},
          {"subject", draft.subject ? Json(draft.source.text(*draft.subject)) : Json(nullptr)},
          {"text", draft.source.text(draft.body)},
          {"slots", std::move(slots)},
          {"gate", row.summary.gate_failed ? "failed" : "passed"},
          {"draft", draft_json(row.result)}};
}

}  // namespace mannerly::cli
