// A plain list of words: one a line, as a user keeps it for all projects.
#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "mannerly/words.h"

namespace mannerly {
namespace {

/// Empty, or why the line is no word.
std::string fault_of(std::string_view word) {
  if (first_invalid_utf8(word)) return "the word is no valid UTF-8";
  const bool several = word.find_first_of(" \t") != std::string_view::npos;
  return several ? "“" + std::string(word) + "” is more than one word; write each on a line of its own" : std::string();
}

}  // namespace

std::vector<OwnWord> word_list(const std::string& path, std::string_view bytes, std::vector<Error>& problems) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::vector<OwnWord> out;
  std::uint32_t line = 0;
  for (const std::string_view each : split(bytes, '\n')) {
    ++line;
    const std::string_view word = trim(each);
    if (word.empty() || word.starts_with('#')) continue;
    Error where{.message = fault_of(word), .path = path, .line = line, .column = 1};
    if (where.message.empty()) {
      out.push_back({std::string(word), std::move(where)});
    } else {
      problems.push_back(std::move(where));
    }
  }
  return out;
}

std::string with_listed_words(std::string bytes, const std::vector<std::string>& words) {
  std::vector<Error> problems;
  std::vector<OwnWord> known = word_list({}, bytes, problems);
  const std::string end = bytes.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  for (const std::string& word : words) {
    const auto same = [&](const OwnWord& own) { return own.word == word; };
    if (std::any_of(known.begin(), known.end(), same)) continue;
    if (!bytes.empty() && bytes.back() != '\n') bytes += end;
    bytes += word + end;
    known.push_back({word, {}});
  }
  return bytes;
}

}  // namespace mannerly
