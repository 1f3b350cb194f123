// `mannerly rules new CATEGORY/PROBLEM`: a rule file that works as it is and shows where to go on. Its phrase is the
// problem's own name.
#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "base/strings.h"
#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/rule_names.h"
#include "cli/workspace.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// Names in braces are filled in: {words} "free trial", {Words} "Free trial", {pattern} "free[ -]trial".
constexpr std::string_view kHead = R"(kind: {kind}
severity: warning                # error, warning, advice or off; or by message kind: {default: warning, note: error}
title: “{words}” in a message
message: "“{match}” is not how we write; say it in your own words"
why: The team agreed to do without it.
source: [team]
# applies: {kinds: [message, inmail], template: false}     # left out: everywhere
# scope: [subject, opening, body]                          # left out: all but quotes and the signature
)";

constexpr std::string_view kPhrases =
    R"(phrases:                         # (a|b) either, word? optional, _ any word, ~3 up to three words, book+ inflected
  - {words}
# except: [a phrase in which it is fine]                   # drops the match that it touches
)";

constexpr std::string_view kPattern = R"(pattern: '(?i)\b{pattern}\b'     # RE2
# except: ['a place where it is fine']                     # drops the match that it touches
)";

constexpr std::string_view kExamples =
    R"(examples:                        # [[…]] marks what must be found; mannerly rules test tries them
  bad:
    - "Here is the [[{words}]] that we spoke of."
    - "[[{Words}]]: the rest is in the note."
  good:
    - "Thank you for showing me around the mill."
    - "We could meet before the summer."
)";

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

bool is_name(std::string_view text) {
  const bool letters = text.find_first_not_of(std::string(kLetters) + "-") == std::string_view::npos;
  const bool edges = !text.starts_with('-') && !text.ends_with('-') && text.find("--") == std::string_view::npos;
  return !text.empty() && letters && edges && text.size() <= 60;
}

std::vector<std::string> categories() {
  std::vector<std::string> out;
  const auto linter = Linter::create({.rules_dir = {}, .config_path = {}, .now = {}});
  if (!linter) return out;
  for (const RuleInfo& rule : (*linter)->rules()) {
    if (!is_built_in(rule) && std::find(out.begin(), out.end(), rule.category) == out.end())
      out.push_back(rule.category);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What is wrong with the id, or empty.
std::string id_fault(const std::string& id) {
  const std::size_t slash = id.find('/');
  const bool good = slash != std::string::npos && is_name(id.substr(0, slash)) && is_name(id.substr(slash + 1));
  if (!good) return "“" + id + "” is no rule id; write it as sales/free-trial, in small letters, digits and hyphens";
  const std::string category = id.substr(0, slash);
  const std::vector<std::string> known = categories();
  if (std::find(known.begin(), known.end(), category) != known.end()) return {};
  return unknown_name("category", category, known);
}

std::string text_of(const std::string& problem, const std::string& kind) {
  const std::string words = replace_all(problem, "-", " ");
  std::string capital = words;
  if (capital[0] >= 'a' && capital[0] <= 'z') capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  std::string text(kHead);
  text += kind == "pattern" ? kPattern : kPhrases;
  text += kExamples;
  text = replace_all(std::move(text), "{kind}", kind);
  text = replace_all(std::move(text), "{words}", words);
  text = replace_all(std::move(text), "{Words}", capital);
  return replace_all(std::move(text), "{pattern}", replace_all(problem, "-", "[ -]"));
}

Result<std::string> write(const Options& options) {
  if (std::string fault = id_fault(options.rule); !fault.empty()) return fail(std::move(fault));
  const fs::path folder = options.rules_dir.empty() ? fs::path("rules") : fs::path(options.rules_dir);
  const fs::path path = folder / (options.rule + ".yaml");
  if (fs::exists(path)) return fail(Error{.message = "the rule is there already", .path = path.generic_string()});
  std::error_code code;
  fs::create_directories(path.parent_path(), code);
  if (code) {
    return fail(
        Error{.message = "cannot make the folder: " + code.message(), .path = path.parent_path().generic_string()});
  }
  const std::string kind = options.rule_kind.empty() ? "phrase" : options.rule_kind;
  const std::string problem = options.rule.substr(options.rule.find('/') + 1);
  if (const auto made = create_file(path.generic_string(), text_of(problem, kind)); !made) return fail(made.error());
  return path.generic_string();
}

}  // namespace

Exit run_rules_new(const Options& options, Io& io) {
  const Result<std::string> path = write(options);
  if (!path) {
    print_problems({path.error()}, io.err);
    return Exit::kBadInput;
  }
  const std::string folder = options.rules_dir.empty() ? "rules" : options.rules_dir;
  io.out << "wrote " << *path << "; try it with “mannerly rules test --rules " << folder << "”\n";
  if (!folder.starts_with('/')) {
    io.out << "to use it beside the bundled rules, write into .mannerly.yaml: extends: [recommended, "
           << (folder.starts_with('.') ? "" : "./") << folder << "]\n";
  }
  return Exit::kPassed;
}

}  // namespace mannerly::cli
