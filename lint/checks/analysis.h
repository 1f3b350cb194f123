// What all checks share about one draft: the document, the hits of every phrase list and class, and which patterns can
// match. Made once per draft, then only read.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/pattern_index.h"
#include "checks/phrase_book.h"
#include "checks/phrase_class.h"
#include "checks/sentence_memory.h"
#include "mannerly/score.h"
#include "text/document.h"

namespace mannerly {

class Speller;
class Survey;

/// What the checks may know of the permission verdict, as plain data.
struct PermissionNotes {
  struct Reason {
    std::string code;
    std::string text;
  };
  std::vector<Reason> reasons;
  std::string instead;  ///< the other ways in one line, or empty
  std::optional<int> subject_cap;
  std::optional<int> body_cap;
};

/// What is known besides the draft and the rules. All of it may be unknown.
struct Surroundings {
  std::optional<std::chrono::sys_seconds> now;  ///< the time of the run, UTC
  std::shared_ptr<const Survey> survey;         ///< the other drafts of the run
  PermissionNotes permission = {};
};

/// The phrases a rule lists itself, with what cancels them.
struct NamedList {
  std::string name;
  PhraseList phrases;
  std::vector<ListId> except;
};

/// Everything a pack shares between its checks. Immutable once the pack is compiled; outlives its analyses.
struct Rulebook {
  PhraseBook phrases;
  PatternIndex regexes;
  std::vector<PhraseClass> classes;
  std::vector<NamedList> rule_phrases;
  std::shared_ptr<const SentenceModel> model;   ///< may be null: then only phrases count
  std::shared_ptr<const LinearModel> messages;  ///< may be null: then rules have no second opinion
  std::shared_ptr<const CommonWords> common;
  std::shared_ptr<const Speller> speller;  ///< may be null: then the spelling check reports nothing
  std::vector<std::string> words;          ///< the configuration's own words
  SentenceMemory memory;                   ///< of the drafts looked at so far

  /// Index of a class by name, or nullptr.
  const PhraseClass* find_class(std::string_view name) const;
};

class Analysis {
 public:
  Analysis(const Rulebook& rulebook, std::shared_ptr<const Draft> draft, Surroundings surroundings = {});

  const Document& document() const { return document_; }
  const Draft& draft() const { return *document_.draft; }
  const Rulebook& rulebook() const { return rulebook_; }
  /// The day of the run, UTC, when it is known.
  std::optional<Day> today() const;
  std::optional<std::chrono::sys_seconds> now() const { return surroundings_.now; }
  /// What the drafts of the run know of each other, or nullptr.
  const Survey* survey() const { return surroundings_.survey.get(); }
  const PermissionNotes& permission() const { return surroundings_.permission; }
  const PhraseHits& phrase_hits() const { return phrase_hits_; }
  /// Hits of a class of the rulebook.
  const std::vector<ClassHit>& hits(const PhraseClass& phrase_class) const;
  /// Hits of a class by name; empty for an unknown one.
  const std::vector<ClassHit>& hits(std::string_view class_name) const;
  /// What the model thinks of a sentence, by index into Document::sentences; empty for sentences outside the message.
  const std::vector<Likelihoods>& likelihoods() const { return likelihoods_; }
  const SentenceFacts& sentence_facts() const { return sentence_facts_; }
  /// What the message model thinks of the message, by label; empty without the models or sentences.
  const std::vector<float>& message_likelihoods() const { return message_likelihoods_; }
  /// The words of a sentence that made the model think it is `label`, as written, weightiest first.
  std::vector<std::string> reasons(std::uint32_t sentence, std::size_t label) const;
  /// True when the pattern with this id can match.
  bool may_match(PatternText text, std::uint32_t id) const;
  /// The parts of that text, offsets from its start, in which the pattern is to be looked for.
  std::vector<Span> pattern_parts(PatternText text, std::uint32_t id) const;
  /// The text patterns of this sort are searched in, and the byte offset of its start in the source.
  std::string_view pattern_text(PatternText text) const;
  std::uint32_t pattern_base(PatternText text) const;
  /// The same with its lower case, as expressions want it.
  CasedText cased_text(PatternText text) const;

  /// The relation rules ask for: never kUnknown. Replies and threads with messages from both sides are warm.
  Relation relation() const;
  /// Words, numbers and placeholders of the message (greeting, signature, subject and quotes left out).
  std::uint32_t word_count() const { return word_count_; }
  /// Sentences of opening, body, closing and postscript, in order: indexes into Document::sentences.
  const std::vector<std::uint32_t>& prose_sentences() const { return prose_sentences_; }
  Part part_at(std::uint32_t offset) const;

 private:
  void ask_model();
  Likelihoods likelihoods_of(std::size_t ordinal) const;

  const Rulebook& rulebook_;
  bool remembers_;  ///< this is not the rulebook's first draft
  Surroundings surroundings_;
  Document document_;
  PhraseHits phrase_hits_;
  std::vector<std::vector<ClassHit>> class_hits_;
  SentenceFacts sentence_facts_;
  std::vector<Likelihoods> likelihoods_;
  std::vector<float> message_likelihoods_;
  std::vector<PatternPlaces> pattern_places_;
  std::array<std::string, kPatternTextCount> lower_;  ///< of the texts that patterns are searched in
  std::vector<std::uint32_t> prose_sentences_;
  std::uint32_t word_count_ = 0;
};

}  // namespace mannerly
