// One self-contained page: each draft with its marks, its score as bars, what to change first, and every finding with
// its reason. No scripts, nothing loaded; the page's own policy forbids both. All text of drafts is escaped.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/escape.h"
#include "report/formats.h"
#include "report/html_style.h"
#include "report/marked_source.h"
#include "report/permission_text.h"
#include "report/place.h"
#include "report/score_text.h"

namespace mannerly {
namespace {

constexpr std::size_t kFirst = 5;
constexpr std::size_t kMostShownEdit = 300;  // bytes

std::string bar(int score) {
  return fmt::format(R"(<meter min="0" max="100" low="60" high="80" optimum="100" value="{0}">{0}</meter>)", score);
}

std::string element(std::string_view tag, std::string_view attributes, std::string_view text) {
  return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes.empty() ? "" : " ", attributes, markup_text(text));
}

void write_bars(const Scorecard& score, Sink& out) {
  out += "<table class=\"bars\">\n";
  for (const auto& [category, points] : score.categories) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td></tr>\n",
                       markup_text(category), bar(points), points);
  }
  out += "</table>\n";
}

void write_first(const DraftResult& result, std::size_t draft, Sink& out) {
  const std::vector<RulePoints> dearest = dearest_rules(result, kFirst);
  if (dearest.empty()) return;
  out += "<h3>Change first</h3>\n<ol class=\"first\">\n";
  for (const RulePoints& dear : dearest) {
    const auto first = std::find_if(result.findings.begin(), result.findings.end(),
                                    [&](const Finding& finding) { return finding.rule == dear.rule; });
    out += fmt::format("<li><b>+{}</b> <a href=\"#d{}f{}\">{}</a></li>\n", dear.points, draft,
                       first - result.findings.begin() + 1, markup_text(dear.rule));
  }
  out += "</ol>\n";
}

std::string fix_html(const SourceText& source, const Fix& fix) {
  std::string out = fmt::format("<p class=\"fix\">{} fix: {}", to_string(fix.applicability), markup_text(fix.title));
  const bool shown = fix.edits.size() == 1 && fix.edits[0].span.size() + fix.edits[0].text.size() < kMostShownEdit;
  if (shown) {
    const Edit& edit = fix.edits.front();
    out += "<br>";
    if (!edit.span.empty()) out += element("del", "", source.text(edit.span));
    if (!edit.text.empty()) out += element("ins", "", edit.text);
  }
  return out + "</p>";
}

void write_finding(const DraftResult& result, std::size_t index, std::size_t draft, Sink& out) {
  const Finding& finding = result.findings[index];
  const SourceText& source = result.draft->source;
  out += fmt::format(
      "<li id=\"d{0}f{1}\" class=\"{2}\"><p><b>{2}</b> <code>{3}</code> <a href=\"#d{0}m{1}\">line {4}</a></p>", draft,
      index + 1, to_string(finding.severity), markup_text(finding.rule), source.position(finding.span.begin).line);
  out += element("p", "", finding.message);
  if (!finding.why.empty()) out += element("p", "class=\"why\"", finding.why);
  for (const std::string& note : finding.notes) out += element("p", "class=\"why\"", note);
  if (!finding.fixes.empty()) out += fix_html(source, finding.fixes.front());
  out += "</li>\n";
}

void write_draft(const DraftResult& result, std::size_t number, Sink& out) {
  out += fmt::format("<section id=\"d{}\">\n<h2>{}</h2>\n", number, markup_text(draft_name(*result.draft)));
  out += fmt::format("<p class=\"score\"><b>{}</b> / 100 {} {}</p>\n", result.score.overall, bar(result.score.overall),
                     to_string(result.score.verdict));
  if (result.permission) out += element("p", "", "permission: " + permission_line(*result.permission)) + "\n";
  out += "<div class=\"columns\">\n<div>\n";
  write_marked_source(result, number, out);
  out += "</div>\n<aside>\n";
  write_first(result, number, out);
  write_bars(result.score, out);
  out += "</aside>\n</div>\n";
  if (!result.findings.empty()) {
    out += "<ol class=\"findings\">\n";
    for (std::size_t i = 0; i < result.findings.size(); ++i) write_finding(result, i, number, out);
    out += "</ol>\n";
  }
  out += "</section>\n";
}

void write_contents(const Report& report, const std::vector<bool>& failed, Sink& out) {
  out +=
      "<table class=\"contents\">\n<tr><th scope=\"col\">draft</th><th scope=\"col\" colspan=\"2\">score</th>"
      "<th scope=\"col\">findings</th></tr>\n";
  for (std::size_t i = 0; i < report.drafts.size(); ++i) {
    const DraftResult& result = report.drafts[i];
    out += fmt::format(
        "<tr{}><td><a href=\"#d{}\">{}</a></td><td class=\"number\">{}</td><td>{}</td>"
        "<td class=\"number\">{}</td></tr>\n",
        i < failed.size() && failed[i] ? " class=\"failed\"" : "", i + 1, markup_text(draft_name(*result.draft)),
        result.score.overall, bar(result.score.overall), result.findings.size());
  }
  out += "</table>\n";
}

void write_problems(const Report& report, Sink& out) {
  if (report.problems.empty()) return;
  out += "<h2>Not checked</h2>\n<ul>\n";
  for (const Error& problem : report.problems) out += element("li", "class=\"error\"", to_string(problem)) + "\n";
  out += "</ul>\n";
}

}  // namespace

void write_html(const Report& report, const ReportOptions& options, Sink& out) {
  const Summary& summary = report.summary;
  const std::string counts = markup_text(counts_text(summary));
  out +=
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>mannerly: " + counts + "</title>\n<style>\n";
  out += kHtmlStyle;
  out += "</style>\n</head>\n<body>\n<header>\n<h1>" + counts + "</h1>\n";
  if (summary.gate_failed) out += element("p", "class=\"failed\"", "not ready: " + summary.gate_reason) + "\n";
  out += "</header>\n<main>\n";
  write_problems(report, out);
  if (report.drafts.size() > 1) write_contents(report, options.failed, out);
  for (std::size_t i = 0; i < report.drafts.size(); ++i) write_draft(report.drafts[i], i + 1, out);
  out += "</main>\n<footer>mannerly " + markup_text(options.tool_version) + "</footer>\n</body>\n</html>\n";
}

}  // namespace mannerly
