// The own words of a configuration file, and of a user's plain list: which there are and where, and adding to them
// without touching the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"

namespace mannerly {

/// One entry of `words:`.
struct OwnWord {
  std::string word;
  Error where;  ///< path, line and column; the message is empty
};

/// The words that the bytes of a configuration file list themselves; what the file extends is left out. Only broken
/// YAML is an Error: other faults are the configuration reader's to tell.
Result<std::vector<OwnWord>> own_words(const std::string& path, std::string_view bytes);

/// The bytes of the configuration file with those of `words` that it does not list yet; comments, order and line ends
/// stay. Empty bytes make a new file.
Result<std::string> with_words(const std::string& path, std::string bytes, const std::vector<std::string>& words);

/// The words of a plain list: one a line, blank lines and those that start with # are left out. A line that is no word
/// becomes a located problem.
std::vector<OwnWord> word_list(const std::string& path, std::string_view bytes, std::vector<Error>& problems);

/// The bytes of a plain list with those of `words` that it does not have yet, at the end. Empty bytes make a new list.
std::string with_listed_words(std::string bytes, const std::vector<std::string>& words);

}  // namespace mannerly
