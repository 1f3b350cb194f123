// Small string helpers that the standard library lacks. ASCII only unless said otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// Replaces every occurrence of `from` (not empty).
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string ascii_lower(std::string_view text);

/// Damerau-Levenshtein distance in bytes (optimal string alignment); returns limit + 1 as soon as it is exceeded.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);
/// The candidate a person most likely meant: closest within distance 2 and less than half of its length.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);
/// At most `most` bytes of UTF-8, with an ellipsis behind what was cut.
std::string clipped(std::string_view text, std::size_t most);
/// "unknown key “sevrity”, did you mean “severity”?" or the known ones when nothing is near.
std::string unknown_name(std::string_view what, std::string_view word, const std::vector<std::string>& known);

/// Shell-like glob: `*` any run, `?` one character; `/` is ordinary. Linear in text times stars.
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace mannerly
