#include "lsp/diagnostics.h"

#include <algorithm>

#include "lsp/rule_text.h"

namespace mannerly::lsp {
namespace {

constexpr int kErrorLevel = 1;
constexpr int kInformation = 3;
constexpr int kUnnecessary = 1;

int level_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return kErrorLevel;
    case Severity::kWarning:
      return 2;
    case Severity::kAdvice:
    case Severity::kOff:
      break;
  }
  return kInformation;
}

/// True when the best fix takes the words away and puts nothing in their place: they can be shown faded.
bool is_filler(const Finding& finding) {
  if (finding.span.empty() || finding.fixes.empty()) return false;
  const Fix& fix = finding.fixes.front();
  if (fix.applicability == Applicability::kDisplay || fix.edits.size() != 1) return false;
  return fix.edits.front().text.empty() && fix.edits.front().span.contains(finding.span);
}

Json problem_diagnostic(const Session& session, const Document& document, const Error& problem) {
  const Encoding encoding = session.client.encoding;
  const Position place{std::max(problem.line, 1U), std::max(problem.column, 1U)};
  const std::uint32_t begin = document.text.offset(place);
  const Span line = document.text.line_span(document.text.position(begin).line);
  const std::uint32_t end = problem.line == 0 ? line.begin : std::max(begin, line.end);
  return {{"range", to_range(document.text, {begin, end}, encoding)},
          {"severity", kErrorLevel},
          {"source", "mannerly"},
          {"message", problem.message}};
}

Json left_out(std::size_t count) {
  const Json start = {{"line", 0}, {"character", 0}};
  return {{"range", {{"start", start}, {"end", start}}},
          {"severity", kInformation},
          {"source", "mannerly"},
          {"message", std::to_string(count) + " more findings are not shown; the setting maxDiagnostics shows them"}};
}

}  // namespace

Json diagnostic_of(const Session& session, const SourceText& text, const Finding& finding) {
  std::string message = finding.message;
  for (const std::string& note : finding.notes) message += "\n" + note;
  Json out = {{"range", to_range(text, finding.span, session.client.encoding)},
              {"severity", level_of(finding.severity)},
              {"code", finding.rule},
              {"source", "mannerly"},
              {"message", std::move(message)}};
  if (session.client.links_codes) out["codeDescription"] = {{"href", rule_link(finding.rule)}};
  if (session.client.shows_tags && is_filler(finding)) out["tags"] = {kUnnecessary};
  return out;
}

Json diagnostics_of(Session& session, Document& document) {
  const Checked& checked = check(session, document);
  Json out = Json::array();
  for (const Error& problem : checked.problems) out.push_back(problem_diagnostic(session, document, problem));
  if (!checked.result) return out;
  std::size_t more = 0;
  for (const Finding& finding : checked.result->findings) {
    if (finding.severity < session.settings.min_severity) continue;
    if (out.size() < session.settings.max_diagnostics) {
      out.push_back(diagnostic_of(session, document.text, finding));
    } else {
      ++more;
    }
  }
  if (more > 0) out.push_back(left_out(more));
  return out;
}

void publish(Session& session, Document& document) {
  document.due.reset();
  if (session.client.pulls_diagnostics) return;
  Json diagnostics = diagnostics_of(session, document);
  if (session.traffic.has_change_of(document.uri)) return;
  session.notify("textDocument/publishDiagnostics",
                 {{"uri", document.uri}, {"version", document.version}, {"diagnostics", std::move(diagnostics)}});
}

void clear_diagnostics(Session& session, const Document& document) {
  if (session.client.pulls_diagnostics) return;
  session.notify("textDocument/publishDiagnostics", {{"uri", document.uri}, {"diagnostics", Json::array()}});
}

Reply pull_diagnostics(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return failure(Code::kInvalidParams, "the document is not open");
  if (session.traffic.has_change_of(document->uri)) {
    return failure(Code::kServerCancelled, "the text has changed", {{"retriggerRequest", true}});
  }
  const std::string id = std::to_string(document->generation);
  if (text_or(member(params, "previousResultId")) == id) return Json{{"kind", "unchanged"}, {"resultId", id}};
  Json items = diagnostics_of(session, *document);
  if (session.traffic.has_change_of(document->uri)) {
    return failure(Code::kServerCancelled, "the text has changed", {{"retriggerRequest", true}});
  }
  return Json{{"kind", "full"}, {"resultId", id}, {"items", std::move(items)}};
}

}  // namespace mannerly::lsp
