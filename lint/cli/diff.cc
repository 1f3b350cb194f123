// Lines of the longest common subsequence stay; drafts are small, so the quadratic table is fine and is capped: beyond
// the cap the whole middle is shown as replaced.
#include "cli/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace mannerly::cli {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostCells = 16'000'000;

using Lines = std::vector<std::string_view>;

/// One line of the edit script: ' ', '-' or '+'.
struct Step {
  char sign = ' ';
  std::string_view line;  ///< with its line end, if it has one
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Length of the longest common subsequence of the tails a[i..] and b[j..], row by row.
class CommonTails {
 public:
  CommonTails(const Lines& a, const Lines& b) : width_(b.size() + 1), table_((a.size() + 1) * width_, 0) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return table_[i * width_ + j]; }

 private:
  std::uint32_t& cell(std::size_t i, std::size_t j) { return table_[i * width_ + j]; }

  std::size_t width_;
  std::vector<std::uint32_t> table_;
};

void compare_middle(const Lines& a, const Lines& b, std::vector<Step>& steps) {
  std::size_t i = 0;
  std::size_t j = 0;
  if ((a.size() + 1) * (b.size() + 1) <= kMostCells) {
    const CommonTails tails(a, b);
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        steps.push_back({' ', a[i]});
        ++i, ++j;
      } else if (tails.at(i + 1, j) >= tails.at(i, j + 1)) {
        steps.push_back({'-', a[i++]});
      } else {
        steps.push_back({'+', b[j++]});
      }
    }
  }
  while (i < a.size()) steps.push_back({'-', a[i++]});
  while (j < b.size()) steps.push_back({'+', b[j++]});
}

std::vector<Step> compare(const Lines& a, const Lines& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < head; ++i) steps.push_back({' ', a[i]});
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  compare_middle(middle(a), middle(b), steps);
  for (std::size_t i = a.size() - tail; i < a.size(); ++i) steps.push_back({' ', a[i]});
  return steps;
}

/// "12,5", with the conventions for ranges of one line and of none.
std::string range(std::size_t lines_before, std::size_t count) {
  if (count == 1) return std::to_string(lines_before + 1);
  return std::to_string(count == 0 ? lines_before : lines_before + 1) + "," + std::to_string(count);
}

std::string hunk(const std::vector<Step>& steps, std::size_t first, std::size_t last) {
  const auto count = [&](std::size_t from, std::size_t to, char other) {
    return static_cast<std::size_t>(std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(from),
                                                  steps.begin() + static_cast<std::ptrdiff_t>(to),
                                                  [&](const Step& step) { return step.sign != other; }));
  };
  std::string out = "@@ -" + range(count(0, first, '+'), count(first, last, '+')) + " +" +
                    range(count(0, first, '-'), count(first, last, '-')) + " @@\n";
  for (std::size_t i = first; i < last; ++i) {
    out += steps[i].sign;
    out += steps[i].line;
    if (steps[i].line.back() != '\n') out += "\n\\ No newline at end of file\n";
  }
  return out;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<Step> steps = compare(lines_of(before), lines_of(after));
  const std::string name(path.substr(path.starts_with('/') ? 1 : 0));  // as git shows absolute paths
  std::string out = "--- a/" + name + "\n+++ b/" + name + "\n";
  std::size_t at = 0;
  while (at < steps.size()) {
    if (steps[at].sign == ' ') {
      ++at;
      continue;
    }
    const std::size_t first = at - std::min(at, kContext);
    std::size_t last = at;
    for (std::size_t i = at; i < steps.size() && i < last + 2 * kContext + 1; ++i) {
      if (steps[i].sign != ' ') last = i;
    }
    at = std::min(last + 1 + kContext, steps.size());
    out += hunk(steps, first, at);
  }
  return out;
}

}  // namespace mannerly::cli
