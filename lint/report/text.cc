// The format for people: place, rule, message, the source line with its marks, the fix; then score and summary.
#include <fmt/format.h>

#include <algorithm>

#include "report/display.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/score_text.h"
#include "report/snippet.h"
#include "report/stream.h"
#include "report/style.h"

namespace mannerly {
namespace {

/// Columns of the gutter's number: wide enough for every line of the draft.
std::size_t gutter_width(const SourceText& source) {
  return std::max<std::size_t>(2, std::to_string(source.line_count()).size());
}

void write_snippet(const DraftResult& result, const Finding& finding, const ReportOptions& options, std::string& out) {
  const Style style(options.colour);
  const std::size_t gutter = gutter_width(result.draft->source);
  const std::size_t width = options.width > gutter + 3 ? options.width - gutter - 3 : 0;
  const Snippet snippet = make_snippet(result.draft->source, finding.span, width);
  const std::string blank(gutter, ' ');
  out += style.dim(fmt::format("{:>{}} |", snippet.line, gutter));
  if (!snippet.text.empty()) out += ' ' + snippet.text;
  out += '\n' + style.dim(blank + " |") + ' ' + style.of(finding.severity, snippet.marks);
  if (snippet.last_line > snippet.line) out += style.dim(fmt::format(" to line {}", snippet.last_line));
  out += '\n';
}

/// "   = label: text", folded under the text.
void write_aside(std::string_view label, std::string_view text, const ReportOptions& options, std::string& out) {
  const std::string lead = fmt::format("   = {}: ", label);
  out += Style(options.colour).dim(lead) + folded(printable(text), display_width(lead), options.width) + '\n';
}

void write_finding(const DraftResult& result, const Finding& finding, const ReportOptions& options, std::string& out) {
  constexpr std::size_t kIndent = 3;
  const Style style(options.colour);
  out += style.bold(place_name(*result.draft, finding.span.begin)) + "  ";
  out += style.of(finding.severity, to_string(finding.severity)) + "  " + finding.rule + '\n';
  out += std::string(kIndent, ' ') + folded(printable(finding.message), kIndent, options.width) + '\n';
  write_snippet(result, finding, options, out);
  for (const std::string& note : finding.notes) write_aside("note", note, options, out);
  if (!finding.fixes.empty()) {
    const Fix& fix = finding.fixes.front();
    write_aside(fmt::format("fix ({})", to_string(fix.applicability)), fix.title, options, out);
  }
}

std::string summary_line(const Report& report, const Style& style) {
  const Summary& summary = report.summary;
  std::string line = counts_text(summary);
  if (summary.allowed > 0) line += fmt::format(" · {} allowed", summary.allowed);
  if (summary.baselined > 0) line += fmt::format(" · {} in the baseline", summary.baselined);
  if (!summary.gate_failed) return line;
  return line + " · " + style.of(Severity::kError, "not ready") + ": " + summary.gate_reason;
}

/// Whether there is nothing to tell people: of several drafts the summary counts it. Points are lost to what is not
/// shown, too: the draft may be the one that fails the gate.
bool is_clean(const DraftResult& result) {
  return result.findings.empty() && result.score.ledger.empty() && result.score.verdict == SendVerdict::kSend;
}

/// Every finding, or that there is none, and the score.
std::string draft_text(const DraftResult& result, const ReportOptions& options, Detail detail) {
  std::string out;
  if (result.findings.empty()) out += Style(options.colour).bold(draft_name(*result.draft)) + "  no findings\n";
  for (const Finding& finding : result.findings) write_finding(result, finding, options, out);
  if (detail == Detail::kFull) write_score(result, options, out);
  return out;
}

void begin_text(const StreamFacts&, const ReportOptions&, Sink&) {}

Passage text_passage(const DraftResult& result, const StreamFacts& facts, const ReportOptions& options) {
  if (options.detail != Detail::kFull && result.findings.empty()) return {};
  if (is_clean(result) && facts.drafts > 1) return {};
  return {draft_text(result, options, options.detail), Standing::kBlock, Standing::kBlock};
}

std::string_view between_text_passages(Standing before, Standing) { return before == Standing::kNothing ? "" : "\n"; }

void end_text(const Report& report, const StreamFacts& facts, const ReportOptions& options, Standing before,
              Sink& out) {
  if (options.detail != Detail::kFull) return;
  if (before != Standing::kNothing && facts.drafts > 1) out += '\n';
  out += summary_line(report, Style(options.colour)) + '\n';
}

}  // namespace

constexpr StreamFormat kTextStream = {"text", begin_text, text_passage, between_text_passages, end_text};

void write_text(const Report& report, const ReportOptions& options, Sink& out) {
  write_streamed(kTextStream, report, options, out);
}

}  // namespace mannerly
