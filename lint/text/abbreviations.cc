// The abbreviation tables and the decisions on them. After Kiss and Strunk (Unsupervised Multilingual Sentence
// Boundary Detection, 2006): what follows an abbreviation decides, by its case and by whether it commonly starts a
// sentence. Tables: sorted, lower case, without the full stop.
#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/casing.h"
#include "text/code_points.h"

namespace mannerly {
namespace {

/// Never the end of a sentence: something must follow.
constexpr auto kInner = std::to_array<std::string_view>(
    {"approx", "assoc", "asst", "attn",   "bros", "capt", "cf", "dr",   "excl", "govt", "hon",
     "incl",   "intl",  "lt",   "messrs", "mr",   "mrs",  "ms", "prof", "resp", "sgt",  "vs"});
/// May stand at the end or inside.
constexpr auto kEither =
    std::to_array<std::string_view>({"corp", "dept", "esq", "etc", "inc", "jr", "ltd", "misc", "plc", "sr"});
/// Abbreviations when capitalised and before a capitalised word ("St. Gallen", "Gen. Marsh"); "Co." is one anyway.
constexpr auto kTitles = std::to_array<std::string_view>({"col", "ft", "gen", "gov", "mt", "rev", "sen", "st"});
/// Abbreviations before a number only ("No. 5", "Jan. 3", "p. 12").
constexpr auto kBeforeNumber = std::to_array<std::string_view>(
    {"apr", "art", "aug", "ca",  "ch",  "dec", "eq", "est",  "ext", "feb", "fig", "jan",  "jul", "jun", "mar",
     "max", "min", "no",  "nos", "nov", "oct", "p",  "para", "pp",  "sec", "sep", "sept", "tel", "vol"});
/// Words that a single capital closes ("Series B. We …"), so that it is no initial.
constexpr auto kLettered = std::to_array<std::string_view>(
    {"annex",    "appendix", "block", "building", "class",   "column",  "exhibit", "figure", "gate",  "grade",
     "group",    "hall",     "item",  "level",    "module",  "option",  "part",    "phase",  "plan",  "point",
     "room",     "round",    "row",   "schedule", "section", "series",  "stage",   "step",   "table", "team",
     "terminal", "tier",     "type",  "unit",     "version", "vitamin", "wing",    "zone"});
constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",    "after", "also", "an",    "and",     "any",   "are", "as",    "at",    "before", "but",
     "can",  "could", "did",  "do",    "does",    "every", "for", "from",  "happy", "have",   "he",
     "here", "hope",  "how",  "i",     "i'd",     "i'll",  "i'm", "i've",  "if",    "in",     "is",
     "it",   "it's",  "just", "let",   "looking", "maybe", "my",  "no",    "on",    "our",    "please",
     "she",  "since", "so",   "thank", "thanks",  "that",  "the", "there", "these", "they",   "this",
     "we",   "we're", "what", "when",  "where",   "would", "yes", "you",   "your"});
constexpr auto kDeterminers =
    std::to_array<std::string_view>({"a", "an", "any", "every", "my", "our", "the", "these", "your"});
/// What follows the full stop in names of sites and tools ("Socket.Io").
constexpr auto kNameEndings =
    std::to_array<std::string_view>({"ai", "app", "co", "com", "dev", "io", "js", "net", "org", "ts"});

/// contains() searches by halves.
static_assert(std::ranges::is_sorted(kInner) && std::ranges::is_sorted(kEither) && std::ranges::is_sorted(kTitles));
static_assert(std::ranges::is_sorted(kBeforeNumber) && std::ranges::is_sorted(kLettered));
static_assert(std::ranges::is_sorted(kStarters) && std::ranges::is_sorted(kDeterminers));
static_assert(std::ranges::is_sorted(kNameEndings));

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::kPlaceholder || token.casing == Casing::kCapital || token.casing == Casing::kUpper;
}

bool is_single_letter(std::string_view folded) {
  return !folded.empty() && code_point_at(folded, 0).size == folded.size() && is_letter(code_point_at(folded, 0).value);
}

/// Letters in groups of at most two, one group of a single letter: "e.g", "u.s", "ph.d", "a.m".
bool is_dotted(std::string_view folded) {
  if (folded.size() > 24 || folded.find('.') == std::string_view::npos) return false;
  std::size_t in_group = 0;
  bool single = false;
  for (std::size_t at = 0; at <= folded.size();) {
    if (at == folded.size() || folded[at] == '.') {
      if (in_group == 0 || in_group > 2) return false;
      single = single || in_group == 1;
      in_group = 0;
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(folded, at);
    if (!is_letter(c.value)) return false;
    ++in_group;
    at += c.size;
  }
  return single;
}

/// The "J." of "J. Marsh" and "J. K. Marsh".
bool is_initial(const Token& word, const Token* before, const Token* next) {
  if (word.casing != Casing::kCapital || !is_single_letter(word.folded)) return false;
  if (next == nullptr || next->kind != TokenKind::kWord || !is_capitalised(*next)) return false;
  if (before != nullptr && contains(kLettered, before->folded)) return false;
  if (is_single_letter(next->folded) && next->folded != "i" && next->folded != "a") return true;
  return word.folded != "i" && !starts_sentences(next->folded);
}

std::string_view without_stop(std::string_view folded) {
  if (!folded.empty() && folded.back() == '.') folded.remove_suffix(1);
  return folded;
}

}  // namespace

bool starts_sentences(std::string_view folded) { return contains(kStarters, folded); }

bool is_determiner(std::string_view folded) { return contains(kDeterminers, folded); }

bool takes_full_stop(const Token& word, const Token* before, const Token* next) {
  const std::string& folded = word.folded;
  if (word.kind != TokenKind::kWord || folded.size() > 24) return false;
  if (is_dotted(folded) || contains(kInner, folded) || contains(kEither, folded)) return true;
  if (folded == "co" && word.casing == Casing::kCapital) return true;
  if (folded == "al" && before != nullptr && before->folded == "et") return true;
  if (next == nullptr) return false;
  if (contains(kBeforeNumber, folded) && next->kind == TokenKind::kNumber) return true;
  if (contains(kTitles, folded) && word.casing == Casing::kCapital && is_capitalised(*next)) {
    return next->kind == TokenKind::kPlaceholder || !starts_sentences(next->folded);
  }
  return is_initial(word, before, next);
}

bool may_end_at(const Token& word, const Token& next) {
  const std::string_view folded = without_stop(word.folded);
  if (contains(kInner, folded) || contains(kTitles, folded) || contains(kBeforeNumber, folded)) return false;
  if (is_single_letter(folded) || folded == "e.g" || folded == "i.e") return false;
  if (!is_capitalised(next)) return false;
  return folded == "etc" || (next.kind == TokenKind::kWord && starts_sentences(next.folded));
}

bool is_glued_stop(std::string_view word, std::size_t at) {
  if (at < 2 || at + 1 >= word.size() || word[at] != '.') return false;
  const CodePoint left = code_point_before(word, at);
  const CodePoint right = code_point_at(word, at + 1);
  if (!is_lower(left.value) || !is_upper(right.value)) return false;
  if (!is_letter(code_point_before(word, at - left.size).value)) return false;
  const std::string_view rest = word.substr(at + 1, word.find('.', at + 1) - at - 1);
  if (rest == "I" || rest == "A" || rest.substr(0, 2) == "I'") return true;
  if (rest.size() < 2 || rest.size() > 40 || contains(kNameEndings, fold(rest))) return false;
  return is_lower(code_point_at(rest, right.size).value) || starts_sentences(fold(rest));
}

}  // namespace mannerly
