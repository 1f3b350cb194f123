#include "checks/word_lists.h"

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr std::uint32_t kListBits = 9;
constexpr std::uint32_t kListMask = (1U << kListBits) - 1;
constexpr std::uint32_t kRankingLists = List::kDemons | List::kFrequent;
/// No list has longer words, in bytes.
constexpr std::size_t kLongestWord = 64;

/// A word with its ASCII letters in lower case, and its hash; empty when it is too long for any list.
class Lowered {
 public:
  explicit Lowered(std::string_view word) {
    if (word.size() > kLongestWord) return;
    for (const char c : word) bytes_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash_.add(text());
  }
  std::string_view text() const { return {bytes_.data(), size_}; }
  std::uint64_t hash() const { return hash_.value(); }

 private:
  std::array<char, kLongestWord> bytes_;
  std::size_t size_ = 0;
  StableHash hash_;
};

/// The values of words, one behind the other: equal ones once. Most words are mistyped in several ways.
class Values {
 public:
  /// Where the values of a word begin.
  std::size_t place_of(std::optional<std::string_view> typo, std::optional<std::string_view> variety) {
    ByteWriter both;
    if (typo) both.short_text(*typo);
    if (variety) both.short_text(*variety);
    std::string bytes = both.take();
    const auto [known, is_new] = places_.try_emplace(std::move(bytes), bytes_.size());
    if (is_new) bytes_ += known->first;
    return known->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

std::string WordLists::packed(const Texts& texts) {
  struct Word {
    std::uint32_t lists = 0;
    std::optional<std::string_view> typo;
    std::optional<std::string_view> variety;
  };
  std::map<std::string, Word> words;
  const auto add = [&](std::string_view text, List list) {
    for_each_line(text, [&](std::string_view word, std::string_view value) {
      if (word.size() > kLongestWord) return;
      Word& entry = words[ascii_lower(word)];
      entry.lists = entry.lists | list;
      if (list == List::kTypos) entry.typo = value;
      if (list == List::kVarieties) entry.variety = value;
    });
  };
  add(texts.professional, List::kProfessional);
  add(texts.names, List::kNames);
  add(texts.common, List::kCommon);
  add(texts.informal, List::kInformal);
  add(texts.demons, List::kDemons);
  add(texts.frequent, List::kFrequent);
  add(texts.indian, List::kIndian);
  add(texts.typos, List::kTypos);
  add(texts.varieties, List::kVarieties);

  std::vector<std::pair<std::string, std::uint32_t>> common;
  std::vector<std::pair<std::string, std::uint32_t>> judged;
  std::vector<std::string> usual;
  std::vector<std::string> demons;
  std::vector<std::string> frequent;
  Values values;
  for (const auto& [word, entry] : words) {
    const std::size_t place = values.place_of(entry.typo, entry.variety);
    const auto is_in = [lists = entry.lists](List list) { return (lists & static_cast<std::uint32_t>(list)) != 0; };
    if (is_in(List::kCommon) || is_in(List::kDemons) || is_in(List::kFrequent)) usual.push_back(word);
    if ((entry.lists & ~kRankingLists) != 0) {
      auto& table = is_in(List::kCommon) ? common : judged;
      table.emplace_back(word, entry.lists | static_cast<std::uint32_t>(place << kListBits));
      continue;
    }
    if (is_in(List::kDemons)) demons.push_back(word);
    if (is_in(List::kFrequent)) frequent.push_back(word);
  }
  ByteWriter out;
  out.text(flat_table(common));
  out.text(flat_table(judged));
  out.text(word_graph({usual, demons, frequent}).value_or(std::string()));
  out.text(values.bytes());
  return out.take();
}

WordLists::WordLists(std::string_view bytes) {
  ByteReader in(bytes);
  common_ = FlatTable(in.text());
  judged_ = FlatTable(in.text());
  const std::string_view graph = in.text();
  usual_ = WordGraph(graph, 0);
  demons_ = WordGraph(graph, 1);
  frequent_ = WordGraph(graph, 2);
  texts_ = in.text();
}

std::uint32_t WordLists::entry(std::string_view word, std::uint32_t lists) const {
  const Lowered lower(word);
  if (const auto common = common_.find(lower.text(), lower.hash())) return *common;
  if (lists == static_cast<std::uint32_t>(List::kCommon)) return 0;
  if (const auto judged = judged_.find(lower.text(), lower.hash())) return *judged;
  if ((lists & kRankingLists) == 0) return 0;
  const std::uint32_t demon = demons_.contains(lower.text()) ? static_cast<std::uint32_t>(List::kDemons) : 0;
  return demon | (frequent_.contains(lower.text()) ? static_cast<std::uint32_t>(List::kFrequent) : 0);
}

std::uint32_t WordLists::judging(std::string_view lower, std::uint64_t hash) const {
  auto found = common_.find(lower, hash);
  if (!found) found = judged_.find(lower, hash);
  return found.value_or(0) & kListMask;
}

std::uint32_t WordLists::of(std::string_view word) const { return entry(word, kListMask) & kListMask; }

std::optional<std::string_view> WordLists::value(std::string_view word, List list) const {
  const std::uint32_t found = entry(word, static_cast<std::uint32_t>(list));
  if ((found & static_cast<std::uint32_t>(list)) == 0) return std::nullopt;
  ByteReader values(texts_.substr(found >> kListBits));
  const bool has_typo = (found & static_cast<std::uint32_t>(List::kTypos)) != 0;
  const std::string_view first = values.short_text();
  return has_typo && list == List::kVarieties ? values.short_text() : first;
}

}  // namespace mannerly
