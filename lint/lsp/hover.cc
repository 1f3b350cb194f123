#include "lsp/hover.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lsp/keys.h"
#include "lsp/rule_text.h"

namespace mannerly::lsp {
namespace {

/// The findings that touch a place, the shortest first: what is said of a word goes before what is said of the draft.
std::vector<const Finding*> findings_at(const Session& session, const Checked& checked, std::uint32_t offset) {
  std::vector<const Finding*> out;
  if (!checked.result) return out;
  for (const Finding& finding : checked.result->findings) {
    const bool shown = finding.severity >= session.settings.min_severity;
    if (shown && finding.span.touches({offset, offset})) out.push_back(&finding);
  }
  const auto is_local = [](const Finding* a, const Finding* b) {
    const auto rank = [](const Finding& each) {
      return std::pair(each.about_draft || each.span.empty(), each.span.size());
    };
    return rank(*a) < rank(*b);
  };
  std::stable_sort(out.begin(), out.end(), is_local);
  return out;
}

}  // namespace

Reply hover(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return Json(nullptr);
  const auto offset = to_offset(document->text, member(params, "position"), session.client.encoding);
  if (!offset) return failure(Code::kInvalidParams, "the position is not one");
  const Markup markup = session.client.reads_markdown ? Markup::kMarkdown : Markup::kPlain;
  const Checked& checked = check(session, *document);
  std::string text;
  Span range{*offset, *offset};
  for (const Finding* each : findings_at(session, checked, *offset)) {
    const Finding& finding = *each;
    if (!text.empty()) text += markup == Markup::kMarkdown ? "\n\n---\n\n" : "\n\n";
    text += explain_finding(find_rule(*checked.linter, finding.rule), finding, markup);
    const bool links = markup == Markup::kMarkdown && session.client.shows_texts;
    if (links) text += "\n\n[More about " + finding.rule + "](" + rule_link(finding.rule) + ")";
    range = {std::min(range.begin, finding.span.begin), std::max(range.end, finding.span.end)};
  }
  if (const auto page = text.empty() ? key_page(session, *document, *offset, markup) : std::nullopt) {
    text = page->text;
    range = page->span;
  }
  if (text.empty()) return Json(nullptr);
  return Json{{"contents", {{"kind", markup == Markup::kMarkdown ? "markdown" : "plaintext"}, {"value", text}}},
              {"range", to_range(document->text, range, session.client.encoding)}};
}

Reply text_content(Session& session, const Json& params) {
  const std::string rule = rule_of_link(text_or(member(params, "uri")));
  const Governing& governing = session.linters.find({}, session.root, session.settings);
  const RuleInfo* found = governing.linter == nullptr ? nullptr : find_rule(*governing.linter, rule);
  if (found == nullptr) return failure(Code::kRequestFailed, "there is no rule “" + rule + "”");
  return Json{{"text", explain_rule(*found, Markup::kMarkdown)}};
}

}  // namespace mannerly::lsp
