// Kind `mechanics`: small checks of typing and punctuation, each a function in a table (mechanics.cc).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "checks/analysis.h"
#include "checks/check.h"

namespace mannerly {

/// What is written wrong and how it is right, found by the first byte of what is wrong (not empty).
class Corrections {
 public:
  using Pair = std::pair<std::string, std::string>;

  void add(const std::string& wrong, const std::string& right) {
    if (rows_.empty()) rows_.resize(kBytes);
    rows_[row_of(wrong[0])].emplace_back(wrong, right);
  }
  bool empty() const { return rows_.empty(); }
  /// Calls `use(wrong, right)` for all, those with one first byte in the order of adding.
  template <class Use>
  void for_each(const Use& use) const {
    for (const auto& row : rows_) {
      for (const auto& [wrong, right] : row) use(wrong, right);
    }
  }
  /// In the order of adding.
  std::span<const Pair> that_start_with(char byte) const {
    return rows_.empty() ? std::span<const Pair>() : std::span<const Pair>(rows_[row_of(byte)]);
  }

 private:
  static constexpr std::size_t kBytes = 256;
  static std::size_t row_of(char byte) { return static_cast<unsigned char>(byte); }

  std::vector<std::vector<Pair>> rows_;  ///< none, or one for every byte
};

/// Tables a mechanics rule may bring along.
struct MechanicsParams {
  std::vector<std::string> allow;      ///< words the check leaves alone
  std::vector<std::string> an_before;  ///< words that take "an" against their letters
  std::vector<std::string> a_before;   ///< words that take "a" against their letters
  Corrections pairs;                   ///< wrong → right
  std::string look_alike;              ///< message for letters of another script; empty: they pass
  std::string ligature;                ///< message for "ﬁ" and its like; empty: they pass
  int max_words = 60;                  ///< of a paragraph
  int max_sentences = 4;               ///< of a paragraph of min_words or more
  int min_words = 0;
};

using MechanicsFunction = void (*)(const Analysis&, const MechanicsParams&, FindingSink&);

// mechanics_words.cc: checks on words.
void check_repeated_word(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);
void check_lowercase_i(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);
void check_sentence_case(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);
void check_a_an(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);
void check_brand_case(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);
void check_contact_name_case(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);

// mechanics_letters.cc: checks on characters.
void check_invisible_chars(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink);

/// Adds a finding whose one safe fix replaces `span` by `text`.
void add_replacement(const Analysis& analysis, Span span, const std::string& text, FindingSink& sink);

}  // namespace mannerly
