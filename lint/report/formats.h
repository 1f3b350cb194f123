// The functions behind the table in reporters.cc, one per format and file.
#pragma once

#include <string>

#include "report/reporters.h"

namespace mannerly {

/// For a person: every finding with its source line, then the score and what to change first.
void write_text(const Report& report, const ReportOptions& options, std::string& out);
/// One line a finding: "path:line:column: severity: message [rule]".
void write_concise(const Report& report, const ReportOptions& options, std::string& out);
/// JSON, schema 1: one document, one draft object a line inside it.
void write_json(const Report& report, const ReportOptions& options, std::string& out);
/// One draft object of the same schema a line; problems are left out.
void write_jsonl(const Report& report, const ReportOptions& options, std::string& out);

}  // namespace mannerly
