// What the phrases of all lists carry besides their text: weight, group, fix, anchor. Entries of a pack are read when a
// hit asks for one.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "mannerly/finding.h"

namespace mannerly {

/// Index of a list of phrases within its PhraseBook.
using ListId = std::uint32_t;

/// What must stand beside a cue for it to count.
enum class Anchor {
  kNone,
  kObject,      ///< a content word follows in the sentence
  kSpecific,    ///< something only this reader could match stands in the sentence
  kQuestion,    ///< the sentence ends in "?"
  kNoQuestion,  ///< it does not
};

struct PhraseEntry {
  std::string text;  ///< as written; empty for an entry of a pack
  double weight = 1;
  std::string group;
  Anchor anchor = Anchor::kNone;
  bool deletes = false;                        ///< fix: delete
  std::optional<std::string> instead;          ///< fix: replace by
  std::optional<Applicability> applicability;  ///< of the entry's fix; else the rule's
  std::optional<ListId> except;                ///< the entry's own exceptions
};

/// The entries of all lists of a book, those of packs first. put() while rules compile, then only read, from any
/// thread.
class PhraseEntries {
 public:
  PhraseEntries() = default;
  ~PhraseEntries();
  PhraseEntries(const PhraseEntries&) = delete;
  PhraseEntries& operator=(const PhraseEntries&) = delete;

  /// Takes the lists that packed() wrote of entries on top of the same packs; `bytes` must outlive this. Before the
  /// first add_list().
  void lay(std::string_view bytes);

  std::size_t lists() const { return packed_lists_ + own_.size(); }
  /// A list of which the entries come later.
  ListId add_list();
  /// The entries of the list, and behind it the first list that does not belong to one of them.
  void put(ListId list, std::vector<PhraseEntry> entries);
  std::size_t size(ListId list) const;
  const PhraseEntry& at(ListId list, std::size_t entry) const;
  /// The first list behind `list` and the exceptions of its entries.
  ListId behind(ListId list) const;

  /// The lists that were added.
  std::string packed() const;

 private:
  /// The lists of one pack.
  struct Packed {
    std::size_t first_list = 0;
    FlatArray<std::uint32_t> first;    ///< per list and one more: its first entry
    FlatArray<std::uint32_t> behind;   ///< per list
    FlatArray<std::uint32_t> offsets;  ///< per entry: where it starts in data
    std::string_view data;
    mutable std::vector<std::atomic<const PhraseEntry*>> read;  ///< per entry: null until asked for
  };
  struct Own {
    std::vector<PhraseEntry> entries;
    ListId behind = 0;
  };
  const Packed& pack_of(ListId list) const;

  std::vector<Packed> packs_;
  std::size_t packed_lists_ = 0;
  std::vector<Own> own_;
};

}  // namespace mannerly
