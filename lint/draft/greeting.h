// Recognises the salutation at the start of a message.
#pragma once

#include <cstdint>
#include <string_view>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// End of the greeting that starts at `line.begin`, its closing mark included, or `line.begin` when the line does not
/// greet. `line` is the first line of the message, trimmed; `draft` gives placeholders and the reader's name.
std::uint32_t greeting_end(const Draft& draft, Span line);

}  // namespace mannerly::draft
