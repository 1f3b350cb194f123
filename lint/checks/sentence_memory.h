// What sentences and lines gave that were met before. The drafts of one sender, the rounds of a fix and a draft that is
// being typed share most of their sentences.
#pragma once

#include <atomic>
#include <cstddef>

#include "checks/cache.h"
#include "checks/pattern_index.h"
#include "checks/phrase_book.h"
#include "checks/sentence_model.h"

namespace mannerly {

/// Thread safe. Kept by what the answers depend on, so that they are the same with and without it.
struct SentenceMemory {
  /// Whether it is of use: from the second call on. A single draft neither fills nor asks it.
  bool wake() const { return woken_.load(std::memory_order_relaxed) || woken_.exchange(true); }

  PhraseBook::Memory phrases;
  Cache<Likelihoods, kRememberedSentences> likelihoods;  ///< by sentence_key()
  NeedleIndex::Memory needles;

 private:
  mutable std::atomic<bool> woken_ = false;
};

}  // namespace mannerly
