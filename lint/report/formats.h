// The functions behind the table in reporters.cc, one per format and file.
#pragma once

#include "report/reporters.h"

namespace mannerly {

/// For a person: every finding with its source line, then the score and what to change first.
void write_text(const Report& report, const ReportOptions& options, Sink& out);
/// One line a finding: "path:line:column: severity: message [rule]".
void write_concise(const Report& report, const ReportOptions& options, Sink& out);
/// JSON, schema 1: one document, one draft object a line inside it.
void write_json(const Report& report, const ReportOptions& options, Sink& out);
/// One draft object of the same schema a line; problems are left out.
void write_jsonl(const Report& report, const ReportOptions& options, Sink& out);
/// SARIF 2.1.0 for code scanning; at most the 25,000 gravest findings, which is what GitHub takes.
void write_sarif(const Report& report, const ReportOptions& options, Sink& out);
/// Workflow commands of GitHub Actions: the annotations a step may have, gravest first, then all findings in a group.
void write_github(const Report& report, const ReportOptions& options, Sink& out);
/// GitLab Code Quality: a JSON array with a unique fingerprint for each finding.
void write_gitlab(const Report& report, const ReportOptions& options, Sink& out);
/// JUnit XML: a test case a draft, which fails when the draft fails the gate.
void write_junit(const Report& report, const ReportOptions& options, Sink& out);
/// Checkstyle XML.
void write_checkstyle(const Report& report, const ReportOptions& options, Sink& out);
/// Reviewdog's diagnostics, one a line, with fixes as suggestions.
void write_rdjsonl(const Report& report, const ReportOptions& options, Sink& out);
/// A pull-request comment, cut at the 65,536 characters it may have, or at ReportOptions::most_bytes.
void write_markdown(const Report& report, const ReportOptions& options, Sink& out);
/// One self-contained page: drafts with their marks, score bars, what to change first.
void write_html(const Report& report, const ReportOptions& options, Sink& out);

}  // namespace mannerly
