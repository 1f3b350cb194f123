// How output names a draft and a place in it.
#pragma once

#include <string>

#include "mannerly/draft.h"

namespace mannerly {

/// The path; of a batch record "path#id".
std::string draft_name(const Draft& draft);
/// "path:line:column" of a byte offset.
std::string place_name(const Draft& draft, std::uint32_t offset);
/// "1 warning", "2 warnings".
std::string counted(std::size_t count, const std::string& singular, const std::string& plural);

}  // namespace mannerly
