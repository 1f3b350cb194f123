// What the drafts of one run know of each other, gathered before the first is linted: which are near-duplicates, who
// their readers are, how many are first messages. Kinds `similar` and `thread` ask it.
//
// Near-duplicates: a text is a set of three-word shingles, the reader's own names and slots made equal. A bottom-k
// sketch of their hashes gives the Jaccard similarity, exactly up to k shingles (Broder 1997); MinHash bands find the
// candidates (Indyk and Motwani 1998). A bucket keeps a bounded number of representatives, so that ten thousand equal
// texts cost ten thousand comparisons, not their square.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/linter.h"

namespace mannerly {

/// Hashes of a text's shingles, sorted, at most kSketchSize of them.
using Sketch = std::vector<std::uint64_t>;

/// The sketch of plain text; empty when it has fewer than `min_words` words. `same` are words (name_key()) that count
/// as one and the same.
Sketch sketch_of(std::string_view text, const std::vector<std::string>& same, std::size_t min_words);
/// Jaccard similarity of what two sketches stand for, 0 to 1; 0 when one is empty.
double similarity(const Sketch& a, const Sketch& b);
/// The sketch of a draft's own words, without greeting, signature and quotations.
Sketch sketch_of(const Draft& draft);

class Survey {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Entry {
    std::string label;         ///< how to name the draft to a user
    std::string reader;        ///< key of the reader's name, as stated or greeted; empty when unknown
    std::size_t twin = kNone;  ///< the most similar draft to another reader
    double similarity = 0;     ///< to the twin
    std::size_t cluster = 0;   ///< drafts of similar texts share it
    int first_message = 0;     ///< its number among the first messages of the run, from 1; 0: it is none
    int unanswered = 0;        ///< how many of the last twelve people written to have not answered, this one included
  };
  struct Reader {
    std::size_t draft = 0;
    std::string name;  ///< as the facts write it
  };

  explicit Survey(const std::vector<std::shared_ptr<const Draft>>& drafts);

  /// The place of a surveyed draft, or kNone. The drafts must outlive the survey's use.
  std::size_t place_of(const Draft& draft) const;
  const Entry& entry(std::size_t place) const { return entries_[place]; }
  std::size_t size() const { return entries_.size(); }
  int first_messages() const { return first_messages_; }
  /// The first reader of the run whose company or full name has this key (name_keys() joined), or nullptr; with a
  /// cluster, the first one whose draft belongs to it.
  const Reader* at_company(const std::string& key, std::size_t cluster = kNone) const {
    return found(companies_, key, cluster);
  }
  /// The first reader whom this word greets: the first or the preferred name.
  const Reader* greeted_as(const std::string& key) const { return found(greetings_, key, kNone); }
  const Reader* named(const std::string& key, std::size_t cluster = kNone) const { return found(names_, key, cluster); }

 private:
  using Index = std::map<std::pair<std::string, std::size_t>, Reader>;
  static const Reader* found(const Index& index, const std::string& key, std::size_t cluster);
  void index_readers(const std::vector<std::shared_ptr<const Draft>>& drafts);
  void pair_up(const std::vector<Sketch>& sketches, const std::vector<std::vector<std::uint64_t>>& bands);
  void count_contacts(const std::vector<std::shared_ptr<const Draft>>& drafts);

  std::vector<Entry> entries_;
  std::unordered_map<const Draft*, std::size_t> places_;
  Index companies_;
  Index names_;
  Index greetings_;
  int first_messages_ = 0;
};

}  // namespace mannerly
