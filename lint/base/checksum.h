// A checksum of many bytes: tells damaged and changed files, eight bytes at a step. For words see flat_table.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace mannerly {

/// Different for two texts of one length that differ in one place of eight bytes, and likely different for any others.
/// The same on every run of one build.
std::uint64_t checksum(std::string_view bytes);

}  // namespace mannerly
