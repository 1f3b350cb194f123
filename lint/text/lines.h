// Which line breaks inside a block were meant: soft ones (a mail client's or editor's wrapping) are joined.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/span.h"

namespace mannerly {

/// Replaces the soft line breaks of `block` in `mask` by spaces. `source` is the unmasked text of the same length: it
/// shows Markdown's explicit breaks (two spaces or a backslash before the line end), which the mask may have blanked.
void join_soft_lines(std::string& mask, std::string_view source, Span block);

}  // namespace mannerly
