// Checks that all formats make on raw bytes: size, UTF-8, NUL. Also the line and column of a byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mannerly/result.h"

namespace mannerly::draft {

/// One draft may be this large; offsets are 32 bits and a message is never close to it.
inline constexpr std::size_t kMaxDraftBytes = std::size_t{64} << 20;

/// Why `text` cannot be a draft, or nullopt. `first_line` is the line its first byte has in the file.
std::optional<Error> check_text(std::string_view text, const std::string& path, std::uint32_t first_line = 1);

/// An Error at byte `at` of `text`. O(at).
Error error_at_byte(std::string_view text, std::size_t at, const std::string& path, std::string message);

/// Length of a leading UTF-8 byte order mark: 0 or 3.
std::size_t byte_order_mark(std::string_view text);

/// Offsets of the library are 32 bits wide.
constexpr std::uint32_t u32(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace mannerly::draft
