// The cost of a candidate is the cost of the slip (slips.h) plus a share for how seldom its word is written.
#include "checks/suggester.h"

#include <algorithm>
#include <unordered_set>

#include "base/strings.h"
#include "checks/slips.h"

namespace mannerly {
namespace {

constexpr std::size_t kLongestWord = 48;  // bytes; looking around longer ones would cost their square
constexpr double kFrequent = 0.35;        // cost of a word outside common.txt
constexpr double kRare = 0.8;             // of one outside frequent.txt too
constexpr std::size_t kEnough = 3;        // frequent words that make rare ones needless

}  // namespace

double Suggester::rarity(std::string_view word) const {
  if (is_usual(word)) return 0;
  return lists_.frequent.contains(word) ? kFrequent : kRare;
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
  const auto consider = [&](std::string_view candidate) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    if (candidate.front() != word.front() || longer - shorter > 2 || shorter + 1 < kShortest) return;
    if (edit_distance(word, candidate, 2) > 2 || !is_word_(std::string(candidate))) return;
    ranked.emplace_back(slip_cost(word, candidate) + rarity(candidate), std::string(candidate));
  };
  lists_.common.for_each(consider);
  lists_.demons.for_each(consider);
  lists_.frequent.for_each(consider);
}

}  // namespace mannerly
