// How a word goes wrong under the fingers: the words one slip away, and how likely one word was typed for another.
// Knows nothing of dictionaries; the speller asks which candidates are words.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// All strings one deletion, swap of neighbours, replacement or insertion of a-z away from `word` (ASCII).
inline std::vector<std::string> one_edit_away(const std::string& word) {
  std::vector<std::string> out;
  out.reserve(word.size() * 54 + 26);
  for (std::size_t i = 0; i < word.size(); ++i) {
    out.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size() && word[i] != word[i + 1]) {
      std::string swapped = word;
      std::swap(swapped[i], swapped[i + 1]);
      out.push_back(std::move(swapped));
    }
  }
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (char c = 'a'; c <= 'z'; ++c) {
      out.push_back(word.substr(0, i) + c + word.substr(i));
      if (i == word.size() || word[i] == c) continue;
      out.push_back(word);
      out.back()[i] = c;
    }
  }
  return out;
}

/// Whether two letters lie side by side in a row of a QWERTY keyboard.
inline bool are_key_neighbours(char a, char b) {
  static constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  return std::any_of(kRows.begin(), kRows.end(), [&](std::string_view row) {
    const std::size_t i = row.find(a);
    const std::size_t j = row.find(b);
    return i != std::string_view::npos && j != std::string_view::npos && (i > j ? i - j : j - i) == 1;
  });
}

/// The weighted edit distance (optimal string alignment) from what was `meant` to what was `typed`: slips that people
/// make often (a doubled or undoubled letter, swapped letters, a wrong vowel, a neighbouring key) weigh less than 1, a
/// wrong first letter weighs more.
inline double slip_cost(std::string_view typed, std::string_view meant) {
  constexpr double kDoubling = 0.4;
  constexpr double kSwap = 0.6;
  constexpr double kLikely = 0.6;
  constexpr double kDropped = 0.8;
  constexpr double kWrongFirst = 0.7;
  const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
  const auto repeated = [](std::string_view s, std::size_t i) { return i > 0 && s[i] == s[i - 1]; };
  const std::size_t width = meant.size() + 1;
  std::vector<double> cost((typed.size() + 1) * width, 0.0);
  const auto at = [&](std::size_t i, std::size_t j) -> double& { return cost[i * width + j]; };
  for (std::size_t i = 1; i <= typed.size(); ++i) at(i, 0) = static_cast<double>(i);
  for (std::size_t j = 1; j <= meant.size(); ++j) at(0, j) = static_cast<double>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      const char a = typed[i - 1];
      const char b = meant[j - 1];
      const bool likely = are_key_neighbours(a, b) || (vowel(a) && vowel(b));
      double best = at(i - 1, j - 1) + (a == b ? 0.0 : likely ? kLikely : 1.0);
      best = std::min(best, at(i - 1, j) + (repeated(typed, i - 1) ? kDoubling : 1.0));
      best = std::min(best, at(i, j - 1) + (repeated(meant, j - 1) ? kDoubling : kDropped));
      const bool swapped = i > 1 && j > 1 && a == meant[j - 2] && typed[i - 2] == b;
      at(i, j) = swapped ? std::min(best, at(i - 2, j - 2) + kSwap) : best;
    }
  }
  const bool wrong_first = !typed.empty() && !meant.empty() && typed.front() != meant.front();
  return at(typed.size(), meant.size()) + (wrong_first ? kWrongFirst : 0.0);
}

}  // namespace mannerly
