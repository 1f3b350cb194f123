#include "base/strings.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/edit_distance.h"

namespace mannerly {

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;  // in every byte of eight
  std::string out(text);
  std::size_t i = 0;
  for (; i + sizeof(std::uint64_t) <= out.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, out.data() + i, sizeof(bytes));
    const std::uint64_t low = bytes & (0x7F * kEach);
    const std::uint64_t from_a = low + (0x80 - 'A') * kEach;    // the high bit where a byte is 'A' or more
    const std::uint64_t behind_z = low + (0x7F - 'Z') * kEach;  // where it is more than 'Z'
    const std::uint64_t capitals = from_a & ~behind_z & ~bytes & (0x80 * kEach);
    bytes += capitals >> 2U;  // 0x20, the distance between the cases
    std::memcpy(out.data() + i, &bytes, sizeof(bytes));
  }
  for (; i < out.size(); ++i) out[i] = out[i] >= 'A' && out[i] <= 'Z' ? static_cast<char>(out[i] - 'A' + 'a') : out[i];
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  return distance_between(a, b, limit);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string folded = ascii_lower(word);
  std::optional<std::string> best;
  std::size_t best_distance = 3;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(folded, ascii_lower(candidate), 2);
    if (distance < best_distance && 2 * distance < std::max(candidate.size(), word.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string clipped(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string unknown_name(std::string_view what, std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongestShown = 80;
  std::string out = "unknown " + std::string(what) + " “" + clipped(word, kLongestShown) + "”";
  if (const auto near = nearest(word, known)) return out + ", did you mean “" + *near + "”?";
  if (known.size() <= 16) out += "; known: " + join(known, ", ");
  return out;
}

bool glob_match(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == text[t]))) {
      ++p;
      ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace mannerly
