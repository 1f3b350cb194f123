// Globs over paths, as .gitignore and the overrides of a configuration write them.
#pragma once

#include <string_view>

namespace mannerly {

/// Whether the whole of `path` fits: "*" and "?" stop at "/", "**" crosses it, "[a-z]" is a class, a backslash takes
/// the next byte as it is. Time and memory grow with glob times path, whatever the number of stars.
bool path_glob_match(std::string_view glob, std::string_view path);

/// Whether `path`, relative and with "/" between names, or a folder above it fits. A glob without "/" may fit any name
/// of the path; a leading "/" ties it to the start, a trailing "/" to folders.
bool path_glob_covers(std::string_view glob, std::string_view path);

}  // namespace mannerly
