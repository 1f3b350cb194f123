// A template with one choice made at every piece of spintax, so that each alternative can be judged as it would be
// sent.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// The chosen text, still a template, and where its bytes stand in the whole template.
class Variant {
 public:
  Variant(std::shared_ptr<const Draft> draft, std::vector<Span> kept);

  const std::shared_ptr<const Draft>& draft() const { return draft_; }
  /// The template's bytes for a span of the variant: from its first byte to its last.
  Span to_source(Span span) const;

 private:
  std::uint32_t source_offset(std::uint32_t offset) const;

  std::shared_ptr<const Draft> draft_;
  std::vector<Span> kept_;             ///< the template's bytes that the variant has, in order
  std::vector<std::uint32_t> starts_;  ///< where each of them begins in the variant
};

/// The places where `form` has several branches, those within another left out. Sorted.
std::vector<Span> places_of_choice(const Draft& form);

/// Takes branch `choice` (counted round) everywhere. Its comments allow nothing: that is the whole template's.
Variant choose_alternatives(const Draft& form, std::size_t choice);

}  // namespace mannerly::draft
