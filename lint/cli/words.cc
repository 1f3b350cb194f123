// `mannerly words add WORD...`: into the governing configuration, or the user's own list. `mannerly words unused`: own
// words no draft has.
#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>
#include <system_error>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/found_file.h"
#include "cli/rewrite.h"
#include "cli/workspace.h"
#include "mannerly/words.h"

namespace mannerly::cli {
namespace {

bool is_word_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

/// Whether `text` has the word by itself; both are lower-cased.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) return true;
  }
  return false;
}

/// What keeps `word` from being a word, or empty.
std::string word_fault(const std::string& word) {
  if (word.empty()) return "a word is empty";
  if (first_invalid_utf8(word)) return "a word is no valid UTF-8";
  const bool blank = word.find_first_of(" \t\r\n") != std::string::npos;
  if (blank) return "“" + word + "” is more than one word; name each by itself";
  if (std::none_of(word.begin(), word.end(), is_word_byte)) return "“" + word + "” has no letter";
  return {};
}

/// The configuration files of the run, and the lower-cased drafts that each governs.
std::map<std::string, std::vector<std::string>> texts_by_config(Workspace& workspace) {
  std::map<std::string, std::vector<std::string>> out;
  for (const LoadedDraft& loaded : workspace.load()) {
    out[loaded.linter->config().path].push_back(ascii_lower(loaded.draft->source.bytes()));
  }
  return out;
}

/// The file that `words add` changes; empty, with a problem added, when there is no place for it.
std::string target_of(const Options& options, Workspace& workspace) {
  if (!options.to_own_words) return options.config.empty() ? workspace.config_or_new() : options.config;
  if (options.words_file.empty()) {
    workspace.add_problem({.message = "there is no place for your own words; set HOME or XDG_CONFIG_HOME", .path = {}});
    return {};
  }
  std::error_code code;
  std::filesystem::create_directories(std::filesystem::path(options.words_file).parent_path(), code);
  return options.words_file;
}

Result<std::vector<OwnWord>> words_of(const Options& options, const std::string& path, const std::string& bytes) {
  if (!options.to_own_words) return own_words(path, bytes);
  std::vector<Error> problems;  // of lines that stay as they are
  return word_list(path, bytes, problems);
}

Result<std::string> with_more(const Options& options, const std::string& path, const std::string& bytes) {
  if (!options.to_own_words) return with_words(path, bytes, options.words);
  return with_listed_words(bytes, options.words);
}

}  // namespace

Exit run_words_add(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  for (const std::string& word : options.words) {
    if (std::string fault = word_fault(word); !fault.empty()) {
      workspace.add_problem({.message = std::move(fault), .path = {}});
    }
  }
  const std::string path = workspace.problems().empty() ? target_of(options, workspace) : std::string();
  if (!path.empty()) {
    std::size_t before = 0;
    std::size_t after = 0;
    const auto change = [&](const std::string& bytes) -> Result<std::string> {
      const auto old = words_of(options, path, bytes);
      auto changed = with_more(options, path, bytes);
      if (!old || !changed) return changed;
      before = old->size();
      if (const auto now = words_of(options, path, *changed)) after = now->size();
      return changed;
    };
    if (rewrite_file(path, workspace, change)) {
      const std::size_t added = after - before;
      io.out << path << ": " << (added == 1 ? "1 word" : std::to_string(added) + " words") << " added";
      const std::size_t known = options.words.size() - added;
      if (known > 0) io.out << ", " << known << " there already";
      io.out << '\n';
    }
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

Exit run_words_unused(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  std::size_t unused = 0;
  std::size_t all = 0;
  for (const auto& [path, texts] : texts_by_config(workspace)) {
    if (path.empty()) continue;
    const auto bytes = disk_file_system()->read_at_most(path, kMaxSideFileBytes);
    if (!bytes) continue;  // the workspace has said so
    const auto words = own_words(path, *bytes);
    if (!words) continue;
    for (const OwnWord& own : *words) {
      ++all;
      const std::string folded = ascii_lower(own.word);
      const auto uses = [&](const std::string& text) { return has_word(text, folded); };
      if (std::any_of(texts.begin(), texts.end(), uses)) continue;
      ++unused;
      Error place = own.where;
      place.message = "no draft has “" + own.word + "”";
      io.out << to_string(place) << '\n';
    }
  }
  io.out << all << (all == 1 ? " own word, " : " own words, ") << unused << " unused\n";
  print_problems(workspace.problems(), io.err);
  if (!workspace.problems().empty()) return Exit::kBadInput;
  return unused == 0 ? Exit::kPassed : Exit::kGateFailed;
}

}  // namespace mannerly::cli
