// What a person likely did who wrote text that is not YAML: a better word at a better place than the parser has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mannerly::yaml {

struct Slip {
  std::size_t at = 0;  ///< byte in the text
  std::string message;
};

/// The slip behind a fault that the parser saw at `at`, at or before it: a line that a tab indents, or a text that
/// starts with a brace or a bracket and stands without quotation marks ("subject: {{role}} in {{city}}").
std::optional<Slip> slip_behind(std::string_view text, std::size_t at);

/// A message of yaml-cpp in the house style, with what to do about it where that can be told.
std::string in_house_style(std::string message);

}  // namespace mannerly::yaml
