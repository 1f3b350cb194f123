// The one edit distance, over bytes or code points.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <vector>

namespace mannerly {

/// Damerau-Levenshtein distance in the units of `Text` (optimal string alignment); above `limit` once every alignment
/// is beyond it. `Text` is a string view of any character type.
template <class Text>
std::size_t distance_between(Text a, Text b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  std::iota(rows[1].begin(), rows[1].end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[(i + 1) % 3];
    const auto& above = rows[i % 3];
    const auto& above2 = rows[(i + 2) % 3];
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], above2[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
  }
  return rows[(a.size() + 1) % 3][b.size()];
}

}  // namespace mannerly
