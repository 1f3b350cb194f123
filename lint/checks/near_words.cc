#include "checks/near_words.h"

#include <algorithm>
#include <optional>

namespace mannerly {
namespace {

/// Walks the words of a graph that start with one byte, with the table of distances between the letters so far and a
/// word; every letter adds a row.
class NearWalk {
 public:
  NearWalk(const WordGraph& graph, std::string_view word, std::size_t limit)
      : graph_(graph), word_(word), limit_(limit), width_(word.size() + 1), cells_(width_) {
    for (std::size_t j = 0; j < width_; ++j) cells_[j] = j;
  }

  std::vector<std::string> walk() {
    if (const auto first = graph_.step(graph_.root(), word_.front())) follow(*first);
    return std::move(found_);
  }

 private:
  void follow(const WordGraph::Step& step) {
    text_ += step.letter;
    if (add_row() <= limit_) {
      if (step.ends_word && cells_[text_.size() * width_ + width_ - 1] <= limit_) found_.push_back(text_);
      graph_.each_step(step.next, [this](const WordGraph::Step& next) { follow(next); });
    }
    text_.pop_back();
  }

  /// Fills the row of the last letter; returns its least distance.
  std::size_t add_row() {
    const std::size_t i = text_.size();
    cells_.resize(std::max(cells_.size(), (i + 1) * width_));
    const auto at = [&](std::size_t row, std::size_t j) -> std::size_t& { return cells_[row * width_ + j]; };
    at(i, 0) = i;
    std::size_t least = i;
    for (std::size_t j = 1; j < width_; ++j) {
      std::size_t best = at(i - 1, j - 1) + (text_[i - 1] == word_[j - 1] ? 0U : 1U);
      best = std::min({best, at(i - 1, j) + 1, at(i, j - 1) + 1});
      const bool swapped = i > 1 && j > 1 && text_[i - 1] == word_[j - 2] && text_[i - 2] == word_[j - 1];
      if (swapped) best = std::min(best, at(i - 2, j - 2) + 1);
      at(i, j) = best;
      least = std::min(least, best);
    }
    return least;
  }

  const WordGraph& graph_;
  std::string_view word_;
  std::size_t limit_;
  std::size_t width_;
  std::vector<std::size_t> cells_;
  std::string text_;
  std::vector<std::string> found_;
};

/// Tries one edit behind every beginning of a word that the graph has.
class OneEdit {
 public:
  OneEdit(const WordGraph& graph, std::string_view word) : graph_(graph), word_(word) {}

  std::vector<std::string> walk() {
    std::optional<WordGraph::Step> at = WordGraph::Step{0, false, graph_.root()};
    for (std::size_t i = 0; at; ++i) {
      const std::string_view before = word_.substr(0, i);
      if (i < word_.size()) leave_out(*at, before, word_.substr(i));
      graph_.each_step(at->next, [&](const WordGraph::Step& other) { put_in(other, before, word_.substr(i)); });
      if (i == word_.size()) break;
      at = graph_.step(at->next, word_[i]);
    }
    return std::move(found_);
  }

 private:
  /// The first letter of `rest` left out, or swapped with the next.
  void leave_out(const WordGraph::Step& at, std::string_view before, std::string_view rest) {
    if (spells(at, rest.substr(1))) add(before, {}, rest.substr(1));
    if (rest.size() < 2 || rest[0] == rest[1]) return;
    const char swapped[] = {rest[1], rest[0]};
    const std::string_view pair(swapped, 2);
    const auto second = graph_.step(at.next, pair[0]);
    const auto first = second ? graph_.step(second->next, pair[1]) : std::nullopt;
    if (first && spells(*first, rest.substr(2))) add(before, pair, rest.substr(2));
  }

  /// Another letter before `rest`, or in place of its first.
  void put_in(const WordGraph::Step& other, std::string_view before, std::string_view rest) {
    if (other.letter < 'a' || other.letter > 'z') return;
    const std::string_view letter(&other.letter, 1);
    if (spells(other, rest)) add(before, letter, rest);
    if (rest.empty() || rest.front() == other.letter) return;
    if (spells(other, rest.substr(1))) add(before, letter, rest.substr(1));
  }

  bool spells(WordGraph::Step at, std::string_view rest) const {
    for (const char c : rest) {
      const auto next = graph_.step(at.next, c);
      if (!next) return false;
      at = *next;
    }
    return at.ends_word;
  }

  void add(std::string_view before, std::string_view between, std::string_view rest) {
    std::string& word = found_.emplace_back(before);
    word += between;
    word += rest;
  }

  const WordGraph& graph_;
  std::string_view word_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> words_near(const WordGraph& graph, std::string_view word, std::size_t limit) {
  return NearWalk(graph, word, limit).walk();
}

std::vector<std::string> words_one_edit_away(const WordGraph& graph, std::string_view word) {
  return OneEdit(graph, word).walk();
}

}  // namespace mannerly
