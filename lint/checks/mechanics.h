// Kind `mechanics`: small checks of typing and punctuation, each a function in a table (mechanics.cc).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "checks/analysis.h"
#include "checks/check.h"

namespace mannerly {

/// Tables a mechanics rule may bring along.
struct MechanicsParams {
  std::vector<std::string> allow;                          ///< words the check leaves alone
  std::vector<std::string> an_before;                      ///< words that take "an" against their letters
  std::vector<std::string> a_before;                       ///< words that take "a" against their letters
  std::vector<std::pair<std::string, std::string>> pairs;  ///< wrong → right
  std::string look_alike;                                  ///< message for letters of another script; empty: they pass
  std::string ligature;                                    ///< message for "ﬁ" and its like; empty: they pass
  int max_words = 60;                                      ///< of a paragraph
  int max_sentences = 4;                                   ///< of a paragraph of min_words or more
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
