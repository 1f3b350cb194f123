#include "lsp/diagnostics.h"

#include <algorithm>

#include "base/json_writer.h"
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

/// Keys in alphabetical order, as a tree's are.
void write_diagnostic(const Session& session, const SourceText& text, const Finding& finding, JsonWriter& out) {
  std::string message = finding.message;
  for (const std::string& note : finding.notes) message += "\n" + note;
  out.open('{');
  out.member("code", finding.rule);
  if (session.client.links_codes) {
    out.key("codeDescription");
    out.open('{');
    out.member("href", rule_link(finding.rule));
    out.close('}');
  }
  out.member("message", message);
  write_range(text, finding.span, session.client.encoding, out);
  out.member("severity", level_of(finding.severity));
  out.member("source", "mannerly");
  if (session.client.shows_tags && is_filler(finding)) {
    out.key("tags");
    out.open('[');
    out.number(kUnnecessary);
    out.close(']');
  }
  out.close('}');
}

/// Pushes a list of diagnostics.
void push(const Session& session, const Document& document, const WrittenJson& diagnostics) {
  WrittenJson params;
  JsonWriter out(params.text);
  out.open('{');
  out.key("diagnostics");
  out.raw(diagnostics.text);
  out.member("uri", document.uri);
  out.member("version", document.version);
  out.close('}');
  session.notify_written("textDocument/publishDiagnostics", params);
}

}  // namespace

Json diagnostic_of(const Session& session, const SourceText& text, const Finding& finding) {
  std::string written;
  JsonWriter out(written);
  write_diagnostic(session, text, finding, out);
  return Json::parse(written);
}

WrittenJson diagnostics_of(Session& session, Document& document) {
  const Checked& checked = check(session, document);
  WrittenJson list;
  JsonWriter out(list.text);
  std::size_t count = 0;
  const auto add = [&](const Json& diagnostic) {
    out.raw(to_text(diagnostic));
    ++count;
  };
  out.open('[');
  if (!checked.elsewhere.empty()) add(elsewhere_diagnostic(session, checked));
  for (const Error& problem : checked.problems) add(problem_diagnostic(session, document, problem));
  std::size_t more = 0;
  static const std::vector<Finding> kNone;
  for (const Finding& finding : checked.result ? checked.result->findings : kNone) {
    if (finding.severity < session.settings.min_severity) continue;
    if (count < session.settings.max_diagnostics) {
      write_diagnostic(session, document.text, finding, out);
      ++count;
    } else {
      ++more;
    }
  }
  if (more > 0) add(left_out(more));
  out.close(']');
  return list;
}

void publish(Session& session, Document& document) {
  document.due.reset();
  if (session.client.pulls_diagnostics) return;
  const WrittenJson diagnostics = diagnostics_of(session, document);
  if (!session.traffic.has_change_of(document.uri)) push(session, document, diagnostics);
}

void clear_diagnostics(Session& session, const Document& document) {
  if (session.client.pulls_diagnostics) return;
  push(session, document, {"[]"});
}

Reply pull_diagnostics(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return failure(Code::kInvalidParams, "the document is not open");
  if (session.traffic.has_change_of(document->uri)) {
    return failure(Code::kServerCancelled, "the text has changed", {{"retriggerRequest", true}});
  }
  const std::string id = std::to_string(document->generation);
  if (text_or(member(params, "previousResultId")) == id) return Json{{"kind", "unchanged"}, {"resultId", id}};
  const WrittenJson items = diagnostics_of(session, *document);
  if (session.traffic.has_change_of(document->uri)) {
    return failure(Code::kServerCancelled, "the text has changed", {{"retriggerRequest", true}});
  }
  WrittenJson full;
  JsonWriter out(full.text);
  out.open('{');
  out.key("items");
  out.raw(items.text);
  out.member("kind", "full");
  out.member("resultId", id);
  out.close('}');
  return full;
}

}  // namespace mannerly::lsp
