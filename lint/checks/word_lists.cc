#include "checks/word_lists.h"

#include <map>
#include <utility>
#include <vector>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr std::uint32_t kListBits = 9;
constexpr std::uint32_t kListMask = (1U << kListBits) - 1;

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

  std::vector<std::pair<std::string, std::uint32_t>> table;
  std::vector<Values> values(1);
  ByteWriter kept;
  const auto keep = [&](const std::optional<std::string_view>& value) {
    const std::size_t at = kept.size();
    if (value) kept.text(*value);
    return static_cast<std::uint32_t>(at);
  };
  for (const auto& [word, entry] : words) {
    std::size_t place = 0;
    if (entry.typo || entry.variety) {
      place = values.size();
      const std::uint32_t typo = keep(entry.typo);
      values.push_back({typo, keep(entry.variety)});
    }
    table.emplace_back(word, entry.lists | static_cast<std::uint32_t>(place << kListBits));
  }
  ByteWriter out;
  out.text(flat_table(table));
  out.array(values);
  out.text(kept.take());
  return out.take();
}

WordLists::WordLists(std::string_view bytes) {
  ByteReader in(bytes);
  words_ = FlatTable(in.text());
  values_ = in.array<Values>();
  texts_ = in.text();
}

std::uint32_t WordLists::of(std::string_view word) const {
  return words_.find(ascii_lower(word)).value_or(0) & kListMask;
}

std::optional<std::string_view> WordLists::value(std::string_view word, List list) const {
  const std::uint32_t found = words_.find(ascii_lower(word)).value_or(0);
  if ((found & static_cast<std::uint32_t>(list)) == 0) return std::nullopt;
  const Values values = values_[found >> kListBits];
  return ByteReader(texts_.substr(list == List::kTypos ? values.typo : values.variety)).text();
}

}  // namespace mannerly
