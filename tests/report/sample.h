// Reports built by hand for the reporter tests: marked text in, findings on the marks.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "mannerly/report.h"
#include "support/marked_text.h"

namespace mannerly::test {

/// A draft of kind message with one warning "tone/urgency" on every mark.
inline DraftResult sample_result(const std::string& path, std::string_view marked) {
  MarkedText text = parse_marked(marked);
  auto draft = std::make_shared<Draft>();
  draft->source = SourceText(path, std::move(text.text), Writable::kYes);
  DraftResult result;
  for (const Span span : text.spans) {
    Finding finding;
    finding.rule = "tone/urgency";
    finding.category = "tone";
    finding.span = span;
    finding.message = "presses for time";
    result.findings.push_back(finding);
  }
  result.draft = std::move(draft);
  return result;
}

/// `count` findings of that severity on the first one's span, each with a fingerprint of its own.
inline void add_findings(DraftResult& result, Severity severity, std::size_t count) {
  Finding finding = result.findings.front();
  finding.severity = severity;
  for (std::size_t i = 0; i < count; ++i) {
    finding.fingerprint = std::string(to_string(severity)) + std::to_string(i);
    result.findings.push_back(finding);
  }
}

/// A record of a batch, the fourth line of its file: its text has no place of its own there.
inline DraftResult sample_record(const std::string& id, std::string_view marked) {
  DraftResult result = sample_result("batch.jsonl", marked);
  auto draft = std::make_shared<Draft>(*result.draft);
  draft->source = SourceText("batch.jsonl", draft->source.bytes(), Writable::kNo);
  draft->id = id;
  draft->record_line = 4;
  result.draft = std::move(draft);
  return result;
}

inline Report sample_report(DraftResult result) {
  Report report;
  report.drafts.push_back(std::move(result));
  report.summary = {.drafts = 1,
                    .errors = 0,
                    .warnings = report.drafts[0].findings.size(),
                    .advice = 0,
                    .gate_failed = false,
                    .gate_reason = ""};
  return report;
}

}  // namespace mannerly::test
