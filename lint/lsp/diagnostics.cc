#include "lsp/diagnostics.h"

#include <algorithm>

#include "lsp/rule_text.h"
#include "lsp/uris.h"
#include "lsp/yaml_cursor.h"

namespace mannerly::lsp {
namespace {

constexpr int kErrorLevel = 1;
constexpr int kWarningLevel = 2;
constexpr int kInformation = 3;
constexpr int kUnnecessary = 1;

int level_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return kErrorLevel;
    case Severity::kWarning:
      return kWarningLevel;
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

/// Where a fault of the text is shown: the piece of YAML that the parser names, else the rest of the line.
Span place_of(const Document& document, const Error& problem) {
  const SourceText& text = document.text;
  if (problem.line == 0) return {0, 0};
  const std::uint32_t begin = text.offset({problem.line, std::max(problem.column, 1U)});
  if (document.role == Role::kWords) {
    return {begin, std::max(begin, text.line_span(text.position(begin).line).end)};
  }
  return piece_at(text.bytes(), begin);
}

Json problem_diagnostic(const Session& session, const Document& document, const Error& problem) {
  return {{"range", to_range(document.text, place_of(document, problem), session.client.encoding)},
          {"severity", kErrorLevel},
          {"source", "mannerly"},
          {"message", problem.message}};
}

/// The place of a fault in a file that need not be open.
Json location_of(const Error& problem) {
  const Json at = {{"line", std::max(problem.line, 1U) - 1}, {"character", 0}};
  return {{"uri", uri_of(problem.path)}, {"range", {{"start", at}, {"end", at}}}};
}

/// One diagnostic, at the top of a draft, about the files that govern it.
Json elsewhere_diagnostic(const Session& session, const Checked& checked) {
  const std::vector<Error>& problems = checked.elsewhere;
  std::string message = to_string(problems.front());
  if (problems.size() > 1) {
    const std::size_t more = problems.size() - 1;
    message += "\nand " + std::to_string(more) + (more == 1 ? " more fault" : " more faults") +
               " in the files that say how drafts are judged";
  }
  const Json start = {{"line", 0}, {"character", 0}};
  Json out = {{"range", {{"start", start}, {"end", start}}},
              {"severity", checked.linter == nullptr ? kErrorLevel : kWarningLevel},
              {"source", "mannerly"},
              {"message", std::move(message)}};
  if (!session.client.shows_related) return out;
  for (const Error& problem : problems) {
    if (!problem.path.starts_with('/')) continue;
    out["relatedInformation"].push_back({{"location", location_of(problem)}, {"message", problem.message}});
  }
  return out;
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
  if (!checked.elsewhere.empty()) out.push_back(elsewhere_diagnostic(session, checked));
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
  session.notify("textDocument/publishDiagnostics",
                 {{"uri", document.uri}, {"version", document.version}, {"diagnostics", Json::array()}});
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
