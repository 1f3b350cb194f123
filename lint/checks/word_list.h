// A sorted word list searched in place, so that loading one costs nothing. The lists are dictionaries/*.txt and
// typos.tsv; their order is bytes with A-Z read as a-z. Which list means what is the speller's business.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace mannerly {

/// Keeps views into the bytes it is given, which must outlive it. Immutable.
class WordList {
 public:
  WordList() = default;
  /// Lines "word" or "word<TAB>value"; lines that start with `#` come first and are skipped.
  explicit WordList(std::string_view bytes) : bytes_(bytes) {}

  /// The line's value (empty when it has none) of a word, its ASCII letters in any casing; nullopt when absent.
  std::optional<std::string_view> find(std::string_view word) const {
    std::size_t low = 0;
    std::size_t high = bytes_.size();
    while (low < high) {
      const std::string_view line = line_at(low + (high - low) / 2);
      const std::string_view key = line.substr(0, line.find('\t'));
      const int order = compare(key, word);
      if (order == 0) return line.substr(key.size() < line.size() ? key.size() + 1 : key.size());
      const auto begin = static_cast<std::size_t>(line.data() - bytes_.data());
      if (order < 0) {
        low = begin + line.size() + 1;
      } else {
        high = begin;
      }
    }
    return std::nullopt;
  }
  bool contains(std::string_view word) const { return find(word).has_value(); }

  /// Calls `visit(word)` for every word in order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::string_view line = line_at(at);
      if (!line.empty() && line.front() != '#') visit(line.substr(0, line.find('\t')));
      at += line.size() + 1;
    }
  }

  /// Three-way comparison in the order of the lists.
  static int compare(std::string_view a, std::string_view b) {
    const std::size_t common = a.size() < b.size() ? a.size() : b.size();
    for (std::size_t i = 0; i < common; ++i) {
      const int difference = lower(a[i]) - lower(b[i]);
      if (difference != 0) return difference;
    }
    return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
  }

 private:
  static int lower(char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : static_cast<unsigned char>(c); }

  /// The whole line that the byte at `offset` belongs to (its line break included in what belongs to it).
  std::string_view line_at(std::size_t offset) const {
    const std::size_t before = offset == 0 ? std::string_view::npos : bytes_.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = bytes_.find('\n', begin);
    return bytes_.substr(begin, end == std::string_view::npos ? std::string_view::npos : end - begin);
  }

  std::string_view bytes_;
};

}  // namespace mannerly
