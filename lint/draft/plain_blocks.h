// Blocks of text without a markup language: paragraphs, list items, headings, quoted replies, fenced code.
#pragma once

#include <string_view>

#include "draft/builder.h"

namespace mannerly::draft {

/// The layout of the bytes `body` of `text`, found line by line.
Layout plain_layout(std::string_view text, Span body);

/// True for a line behind which everything is the message answered to: "On … wrote:", "-----Original Message-----".
bool starts_quoted_reply(std::string_view line);

}  // namespace mannerly::draft
