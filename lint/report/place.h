// How output names a draft and a place in it.
#pragma once

#include <string>

#include "mannerly/draft.h"
#include "mannerly/report.h"

namespace mannerly {

/// A path or an id for the terminal. Names need not be UTF-8.
std::string shown_name(const std::string& name);
/// The path; of a batch record "path#id".
std::string draft_name(const Draft& draft);
/// "path:line:column" of a byte offset; of a batch record "path:line #id line:column": the line of the file on which
/// the record begins, and the place in its text.
std::string place_name(const Draft& draft, std::uint32_t offset);
/// "1 warning", "2 warnings".
std::string counted(std::size_t count, const std::string& singular, const std::string& plural);
/// "2 errors, 1 warning", "nothing to change".
std::string level_counts(const Summary& summary);
/// "2 errors, 1 warning in 3 drafts", "nothing to change in 1 draft".
std::string counts_text(const Summary& summary);

}  // namespace mannerly
