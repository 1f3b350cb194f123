// The cost of a candidate is the cost of the slip (slips.h) plus a share for how seldom its word is written.
#include "checks/suggester.h"

#include <algorithm>
#include <unordered_set>

#include "checks/near_words.h"
#include "checks/slips.h"

namespace mannerly {
namespace {

constexpr std::size_t kLongestWord = 48;  // bytes; looking around longer ones would cost their square
constexpr double kFrequent = 0.35;        // cost of a word outside common.txt
constexpr double kRare = 0.8;             // of one outside frequent.txt too
constexpr std::size_t kEnough = 3;        // frequent words that make rare ones needless

}  // namespace

double Suggester::rarity(std::string_view word) const {
  const std::uint32_t lists = lists_.of(word);
  if ((lists & (List::kCommon | List::kDemons)) != 0) return 0;
  return (lists & static_cast<std::uint32_t>(List::kFrequent)) != 0 ? kFrequent : kRare;
}

std::vector<std::string> Suggester::candidates(const std::string& word) const {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
  if (!ascii || word.size() < 3 || word.size() > kLongestWord) return {};
  Ranked ranked;
  for (std::string& near : words_one_edit_away(lists_.usual(), word)) {
    if (!words_.has(near)) continue;
    const double cost = slip_cost(word, near) + rarity(near);
    ranked.emplace_back(cost, std::move(near));
  }
  // Where frequent words explain the slip, rare ones are needless.
  if (ranked.size() < kEnough) {
    for (std::string& near : words_.around(word)) {
      if (rarity(near) != kRare) continue;
      const double cost = slip_cost(word, near) + kRare;
      ranked.emplace_back(cost, std::move(near));
    }
  }
  if (ranked.empty()) add_two_slips_away(word, ranked);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  std::unordered_set<std::string> seen;
  for (auto& [cost, text] : ranked) {
    if (seen.insert(text).second) out.push_back(std::move(text));
  }
  return out;
}

void Suggester::add_two_slips_away(const std::string& word, Ranked& ranked) const {
  constexpr std::size_t kShortest = 7;
  if (word.size() < kShortest) return;
  for (std::string& near : words_near(lists_.usual(), word, 2)) {
    if (std::min(near.size(), word.size()) + 1 < kShortest || !words_.has(near)) continue;
    const double cost = slip_cost(word, near) + rarity(near);
    ranked.emplace_back(cost, std::move(near));
  }
}

bool Suggester::is_near_usual(const std::string& word) const {
  const std::vector<std::string> near = words_one_edit_away(lists_.usual(), word);
  return std::any_of(near.begin(), near.end(),
                     [&](const std::string& w) { return lists_.in_any(w, List::kCommon | List::kDemons); });
}

}  // namespace mannerly
