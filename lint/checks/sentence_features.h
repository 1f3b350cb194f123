// What a sentence looks like to the sentence model: its words, their neighbours, the groups of meaning they belong to,
// its shape, where it stands, and which phrase classes and rules found something in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_table.h"
#include "checks/linear_model.h"
#include "text/document.h"

namespace mannerly {

/// Words by meaning: two groupings, a coarse and a fine one, of common English words (rules/model/words.tsv).
class WordGroups {
 public:
  struct Group {
    std::uint16_t coarse = 0;
    std::uint16_t fine = 0;
    bool is_function_word = false;  ///< carries grammar: has no meaning of its own
  };
  /// The bytes of a table: a line is a fine group, "COARSE<TAB>word word …". Lines that are no such row are left out.
  static std::string packed(std::string_view table);
  /// `bytes` as packed() gave them; they must outlive this.
  explicit WordGroups(std::string_view bytes) : words_(bytes) {}
  /// What is known of a folded word by its stable_hash(), or nullopt.
  std::optional<Group> find(std::string_view word, std::uint64_t hash) const;

 private:
  FlatTable words_;
};

/// One feature of a sentence: its feature_key() ("b:would like"), the tokens it was read from, and what it says.
struct Feature {
  std::uint64_t key = 0;
  LinearModel::Weights weights;
  bool of_words = false;  ///< read from those tokens, not from the sentence's edges, place, or what was found in it
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  ///< inclusive; equal to first_token for features of the whole sentence
};

/// What is known of a draft when its sentences are described.
struct SentenceFacts {
  const Document* document = nullptr;
  const WordGroups* groups = nullptr;
  std::vector<std::uint32_t> prose;  ///< indexes of the sentences of the message, in order
  /// Names of what was found in each sentence ("ask", "tone/guilt"), by index into Document::sentences.
  std::vector<std::vector<std::string_view>> found;
};

/// The features of prose[ordinal] that the model has weights for, sorted by key, each key once.
std::vector<Feature> sentence_features(const SentenceFacts& facts, std::size_t ordinal, const LinearModel& model);
/// The names of all its features, sorted; what a model is trained on and explained by.
std::vector<std::string> sentence_feature_names(const SentenceFacts& facts, std::size_t ordinal);
/// Sentences of one key have the same features, but for the tokens that these were read from.
std::string sentence_key(const SentenceFacts& facts, std::size_t ordinal);

}  // namespace mannerly
