// A list of phrases as rule and class files write it, compiled into the shared PhraseBook: entries with their weight,
// fix and position, and the exceptions that cancel their hits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/phrase_book.h"
#include "mannerly/finding.h"
#include "mannerly/result.h"
#include "yaml/node.h"

namespace mannerly {

/// What must stand beside a cue for it to count.
enum class Anchor {
  kNone,
  kObject,      ///< a content word follows in the sentence
  kSpecific,    ///< something only this reader could match stands in the sentence
  kQuestion,    ///< the sentence ends in "?"
  kNoQuestion,  ///< it does not
};

struct PhraseEntry {
  std::string text;
  double weight = 1;
  std::string group;
  Anchor anchor = Anchor::kNone;
  bool deletes = false;                        ///< fix: delete
  std::optional<std::string> instead;          ///< fix: replace by
  std::optional<Applicability> applicability;  ///< of the entry's fix; else the rule's
  std::optional<ListId> except;                ///< the entry's own exceptions
};

struct PhraseList {
  ListId list = 0;
  std::vector<PhraseEntry> entries;
};

/// Reads a YAML list of phrases (strings or maps). Faulty phrases become located problems and are left out; an empty
/// list is a problem too. `path` is the file, for the problems.
PhraseList read_phrases(const yaml::Node& node, const std::string& path, PhraseBook& book,
                        std::vector<Error>& problems);

/// Hits of `list` that no hit of `except` overlaps or touches, and among overlapping ones only the leftmost longest.
std::vector<PhraseHit> surviving_hits(const PhraseList& list, const std::vector<ListId>& except,
                                      const PhraseHits& hits);

}  // namespace mannerly
