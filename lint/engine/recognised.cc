#include "engine/recognised.h"

#include <algorithm>

#include "checks/metrics.h"

namespace mannerly {

Recognised recognise(const Analysis& analysis) {
  Recognised out;
  const Document& document = analysis.document();
  for (const ClassHit& hit : analysis.hits("purpose")) {
    if (hit.part == Part::kSubject) continue;
    const std::uint32_t start = std::min(analysis.draft().body.begin, hit.span.begin);
    out.purpose_at = grapheme_count(document.text(Span{start, hit.span.begin}));
    break;
  }
  out.references = count_references(analysis);
  out.asks = count_asks(analysis);
  out.thanks = !analysis.hits("gratitude").empty();
  out.introduction = !analysis.hits("self-introduction").empty();
  return out;
}

}  // namespace mannerly
