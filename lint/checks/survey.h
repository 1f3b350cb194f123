// What the drafts of one run know of each other, gathered before the first is linted: which are near-duplicates, who
// their readers are, how many are first messages. Kinds `similar` and `thread` ask it. What it keeps of a draft is in
// run_rows.h and reader_index.h, how texts are compared in near_texts.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checks/reader_index.h"
#include "checks/run_rows.h"
#include "checks/shared_scratch.h"
#include "mannerly/batch.h"
#include "mannerly/draft.h"
#include "mannerly/linter.h"

namespace mannerly {

/// What is written down of a run, draft by draft.
class RunRecord {
 public:
  /// What is rarely looked at lies in the scratch; null: in memory.
  explicit RunRecord(const std::shared_ptr<SharedScratch>& scratch) : rows_(scratch), readers_(scratch) {}

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  enum class Naming : std::uint64_t { kCompany = 1, kFullName, kGreeting };

  /// The first reader of the run with this name (its whole_name_key()); with a cluster, the first whose draft belongs
  /// to it.
  std::optional<std::size_t> reader(Naming naming, const std::string& name, std::size_t cluster) const;
  /// Remembers the name unless it is. A bounded number of them.
  void add_reader(Naming naming, std::uint64_t name, ReaderPlace place);

  RunRows& rows() { return rows_; }
  const RunRows& rows() const { return rows_; }
  int first_messages = 0;

 private:
  static std::uint64_t key(Naming naming, std::uint64_t name, std::size_t cluster);

  RunRows rows_;
  ReaderIndex readers_;
};

/// The run as one draft, or several of it, see it. Immutable; thread safe.
class Survey {
 public:
  static constexpr std::size_t kNone = RunRecord::kNone;

  struct Entry {
    std::size_t twin = kNone;  ///< the most similar draft to another reader
    double similarity = 0;     ///< to the twin
    std::size_t cluster = 0;   ///< drafts of similar texts share it
    int first_message = 0;     ///< its number among the first messages of the run, from 1; 0: it is none
    int unanswered = 0;        ///< how many of the last twelve people written to have not answered, this one included
  };

  /// Of all `drafts`, which must outlive its use.
  explicit Survey(const std::vector<std::shared_ptr<const Draft>>& drafts);
  /// Of the one draft that was added at `place`; it must outlive the use.
  Survey(std::shared_ptr<const RunRecord> run, const Draft& draft, std::size_t place);
  explicit Survey(std::shared_ptr<const RunRecord> run) : run_(std::move(run)) {}

  const std::shared_ptr<const RunRecord>& run() const { return run_; }
  /// The place of a draft that the survey was made for, or kNone.
  std::size_t place_of(const Draft& draft) const;
  Entry entry(std::size_t place) const;
  /// How to name a draft to a user: a twin, or a reader found below.
  std::string label(std::size_t place) const { return run_->rows().label(place); }
  std::size_t size() const { return run_->rows().size(); }
  int first_messages() const { return run_->first_messages; }

  /// The first reader of the run whose company or full name has this key (whole_name_key()); with a cluster, the
  /// first one whose draft belongs to it.
  std::optional<std::size_t> at_company(const std::string& key, std::size_t cluster = kNone) const {
    return run_->reader(RunRecord::Naming::kCompany, key, cluster);
  }
  std::optional<std::size_t> named(const std::string& key, std::size_t cluster = kNone) const {
    return run_->reader(RunRecord::Naming::kFullName, key, cluster);
  }
  /// The first reader whom this word greets: the first or the preferred name.
  std::optional<std::size_t> greeted_as(const std::string& key) const {
    return run_->reader(RunRecord::Naming::kGreeting, key, kNone);
  }

 private:
  std::shared_ptr<const RunRecord> run_;
  std::unordered_map<const Draft*, std::size_t> places_;
};

}  // namespace mannerly
