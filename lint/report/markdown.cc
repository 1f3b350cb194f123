// A comment for a pull request: the summary, then each draft with findings in a folded block. Drafts are strangers'
// text, so nothing of it may act as markup, mention people or become a link. Whatever does not fit is counted at the
// end.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/place.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostCharacters = 65536;               // of a comment on GitHub
constexpr std::size_t kTail = 300;                           // kept for the line that counts what is left out
constexpr std::string_view kMarker = "<!-- mannerly -->\n";  // by which a program finds its own comment again
constexpr std::string_view kCloseDraft = "\n</details>\n";

/// One line of plain text. A zero-width space breaks mentions, issue numbers and addresses, which no escape does.
std::string plain_text(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_~[]|$";
  std::string out;
  for (const char c : clean_text(text)) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '&' || c == '<' || c == '>') {
      out += c == '&' ? "&amp;" : (c == '<' ? "&lt;" : "&gt;");
    } else {
      if (kSpecial.find(c) != std::string_view::npos) out += '\\';
      out += c;
      if (c == '@' || c == '#') out += "&#8203;";
    }
  }
  return replace_all(replace_all(std::move(out), "://", ":&#8203;//"), "www.", "www&#8203;.");
}

std::string counts_of(const DraftResult& result) {
  Summary counts;
  for (const Finding& finding : result.findings) {
    if (finding.severity == Severity::kError) ++counts.errors;
    if (finding.severity == Severity::kWarning) ++counts.warnings;
    if (finding.severity == Severity::kAdvice) ++counts.advice;
  }
  return level_counts(counts);
}

std::string draft_head(const DraftResult& result) {
  return fmt::format("\n<details><summary><b>{}</b> · score {} · {}</summary>\n\n",
                     plain_text(draft_name(*result.draft)), result.score.overall, counts_of(result));
}

std::string finding_item(const DraftResult& result, const Finding& finding) {
  const std::uint32_t line = result.draft->source.position(finding.span.begin).line;
  std::string item = fmt::format("- **{}** line {}, `{}`: {}", to_string(finding.severity), line, finding.rule,
                                 plain_text(finding.message));
  if (!finding.fixes.empty()) item += fmt::format("  \n  fix: {}", plain_text(finding.fixes.front().title));
  return item + "\n";
}

/// Passes on blocks until one would not fit any more; from then on nothing.
class Page {
 public:
  Page(std::size_t most_bytes, Sink& out) : in_bytes_(most_bytes > 0), out_(out) {
    left_ = in_bytes_ ? most_bytes : kMostCharacters;
    left_ -= std::min(left_, kTail);
  }

  /// `keep` is what must still fit behind it.
  bool add(std::string_view text, std::string_view keep = {}) {
    if (full_ || size(text) + size(keep) > left_) {
      full_ = true;
      return false;
    }
    put(text);
    return true;
  }
  /// For what room was kept for.
  void put(std::string_view text) {
    left_ -= std::min(left_, size(text));
    out_ += text;
  }

 private:
  std::size_t size(std::string_view text) const { return in_bytes_ ? text.size() : code_point_count(text); }

  bool in_bytes_;
  bool full_ = false;
  std::size_t left_ = 0;
  Sink& out_;
};

/// Returns how many findings did not fit.
std::size_t write_draft(const DraftResult& result, Page& page) {
  const std::string head = draft_head(result);
  const std::string first = finding_item(result, result.findings.front());
  if (!page.add(head + first, kCloseDraft)) return result.findings.size();
  std::size_t written = 1;
  while (written < result.findings.size() && page.add(finding_item(result, result.findings[written]), kCloseDraft)) {
    ++written;
  }
  page.put(kCloseDraft);
  return result.findings.size() - written;
}

std::size_t write_problems(const Report& report, Page& page) {
  std::size_t left_out = 0;
  if (!report.problems.empty()) page.add("\nNot checked:\n\n");
  for (const Error& problem : report.problems) {
    if (!page.add("- " + plain_text(to_string(problem)) + "\n")) ++left_out;
  }
  return left_out;
}

}  // namespace

void write_markdown(const Report& report, const ReportOptions& options, Sink& out) {
  Page page(options.most_bytes, out);
  const Summary& summary = report.summary;
  page.add(kMarker);
  page.add(fmt::format("**mannerly**: {}{}\n", counts_text(summary),
                       summary.gate_failed ? ". Not ready: " + plain_text(summary.gate_reason) : ""));
  std::size_t left_out = write_problems(report, page);
  for (const DraftResult& result : report.drafts) {
    if (!result.findings.empty()) left_out += write_draft(result, page);
  }
  if (left_out > 0) {
    page.put(fmt::format("\n{} here; the log of the check has them all.\n",
                         counted(left_out, "more finding has no room", "more findings have no room")));
  }
}

}  // namespace mannerly
