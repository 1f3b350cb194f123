// Text made fit for the languages that reports are written in: valid UTF-8, cut to a limit, XML and HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mannerly {

/// U+FFFD, for bytes that are no text.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// The text with U+FFFD for every byte that is no UTF-8 (paths need not be), for control characters other than tab
/// and line ends, and for what XML forbids.
std::string clean_text(std::string_view text);
/// The beginning of valid UTF-8 in at most `most_bytes` bytes, with "…" where something was cut.
std::string cut_text(std::string_view text, std::size_t most_bytes);
/// clean_text with the characters escaped that mean something in XML and HTML, in text and in attributes of either
/// quote.
std::string markup_text(std::string_view text);
/// The same for attributes, which keep tabs and line ends only as references.
std::string attribute_text(std::string_view text);

}  // namespace mannerly
