// The varieties of English a draft may be written in, as the configuration and drafts name them.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace mannerly {

/// "auto" and "en" take a word of American or British English; the others hold a draft to one variety.
inline constexpr std::array<std::string_view, 7> kLanguages{"auto", "en", "en-US", "en-GB", "en-IN", "en-AU", "en-CA"};

/// Empty for a known name, else what is wrong with it.
inline std::string language_fault(std::string_view name) {
  if (std::find(kLanguages.begin(), kLanguages.end(), name) != kLanguages.end()) return {};
  return unknown_name("language", name, {kLanguages.begin(), kLanguages.end()});
}

}  // namespace mannerly
