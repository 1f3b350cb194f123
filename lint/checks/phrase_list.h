// A list of phrases as rule and class files write it, compiled into the shared PhraseBook, and the hits of it that its
// exceptions leave.
#pragma once

#include <string>
#include <vector>

#include "checks/phrase_book.h"
#include "mannerly/result.h"
#include "yaml/node.h"

namespace mannerly {

/// The entries of one list; cheap to copy, the book must outlive it.
class ListEntries {
 public:
  ListEntries() = default;
  ListEntries(const PhraseEntries& all, ListId list) : all_(&all), list_(list) {}
  std::size_t size() const { return all_ == nullptr ? 0 : all_->size(list_); }
  const PhraseEntry& operator[](std::size_t i) const { return all_->at(list_, i); }

 private:
  const PhraseEntries* all_ = nullptr;
  ListId list_ = 0;
};

struct PhraseList {
  ListId list = 0;
  ListEntries entries;
};

/// Reads a YAML list of phrases (strings or maps). Faulty phrases become located problems and are left out; an empty
/// list is a problem too. `path` is the file, for the problems.
PhraseList read_phrases(const yaml::Node& node, const std::string& path, PhraseBook& book,
                        std::vector<Error>& problems);

/// A list that the book has already.
PhraseList list_of(PhraseBook& book, ListId list);

/// Whether a hit of `except`, or of the exceptions of the hit's own entry, overlaps or touches a hit of `list`.
bool is_excepted(const PhraseHit& hit, const PhraseList& list, const std::vector<ListId>& except,
                 const PhraseHits& hits);

/// Hits of `list` that are not excepted, and among overlapping ones only the leftmost longest.
std::vector<PhraseHit> surviving_hits(const PhraseList& list, const std::vector<ListId>& except,
                                      const PhraseHits& hits);

}  // namespace mannerly
