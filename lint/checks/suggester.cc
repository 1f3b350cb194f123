// The cost of a candidate is the cost of the slip (slips.h) plus a share for how seldom its word is written.
#include "checks/suggester.h"

#include <algorithm>
#include <unordered_set>

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
  std::vector<std::string> unlisted;
  for (std::string& near : one_edit_away(word)) {
    const double rare = rarity(near);
    if (rare == kRare) {
      unlisted.push_back(std::move(near));
    } else if (is_word_(near)) {
      const double cost = slip_cost(word, near) + rare;
      ranked.emplace_back(cost, std::move(near));
    }
  }
  // Asking the dictionaries for hundreds of strings is slow, and in vain where frequent words explain the slip.
  if (ranked.size() < kEnough) {
    for (std::string& near : unlisted) {
      if (!is_word_(near)) continue;
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
  for (const std::string_view near : usual_.find(word, 2)) {
    const std::string candidate(near);
    if (std::min(candidate.size(), word.size()) + 1 < kShortest || !is_word_(candidate)) continue;
    ranked.emplace_back(slip_cost(word, candidate) + rarity(candidate), candidate);
  }
}

}  // namespace mannerly
