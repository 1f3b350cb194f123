// Texts of an export made fit to be shown: a file may hold any bytes.
#pragma once

#include <string>
#include <string_view>

namespace mannerly::permit {

/// At most `bytes` of whole characters of `text`.
std::string_view cut(std::string_view text, std::size_t bytes);

/// With "?" for every byte that belongs to no character.
std::string valid(std::string_view text);

/// A field short enough for a message: trimmed, up to its first bad byte, without control characters.
std::string shown(std::string_view text);

}  // namespace mannerly::permit
