// What `preview` knows of one filled row, and how it is shown to programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "mannerly/report.h"
#include "mannerly/template.h"

namespace mannerly::cli {

/// A row's message, judged.
struct PreviewedRow {
  Row row;
  DraftResult result;
  Summary summary;  ///< of this row alone
};

/// The subject line, if there is one, and the text, as they would be sent. Ends with a line end.
std::string message_text(const Draft& draft);

/// {"row", "path", "line", "subject", "text", "slots", "gate", "draft"}; "draft" is that of the JSON of `check`.
nlohmann::ordered_json row_json(const PreviewedRow& row);

}  // namespace mannerly::cli
