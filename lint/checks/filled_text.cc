// Walks the fillings beside the text or the tokens.
#include "checks/filled_text.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"

namespace mannerly {
namespace {

std::int64_t words_in(std::string_view text) {
  std::int64_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    count += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return count;
}

/// As Analysis::word_count() counts.
bool counts(const Token& token) {
  const bool word =
      token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber || token.kind == TokenKind::kPlaceholder;
  const bool outside = token.part == Part::kGreeting || token.part == Part::kSignature ||
                       token.part == Part::kSubject || token.part == Part::kQuote;
  return word && !outside;
}

}  // namespace

std::string filled_text(const Draft& draft, Span span, const std::vector<Filling>& fillings) {
  std::string out;
  std::uint32_t at = span.begin;
  auto filling = std::lower_bound(fillings.begin(), fillings.end(), span.begin,
                                  [](const Filling& f, std::uint32_t begin) { return f.span.end < begin; });
  for (; filling != fillings.end() && filling->span.begin < span.end; ++filling) {
    if (filling->span.begin > at) out += draft.source.text({at, filling->span.begin});
    if (filling->span.begin >= span.begin) out += filling->text;
    at = std::min(std::max(at, filling->span.end), span.end);
  }
  out += draft.source.text({at, span.end});
  return out;
}

std::int64_t words_gained(const Analysis& analysis, const std::vector<Filling>& fillings) {
  const auto& tokens = analysis.document().tokens;
  std::int64_t gained = 0;
  for (const Filling& filling : fillings) {
    auto token = std::lower_bound(tokens.begin(), tokens.end(), filling.span.begin,
                                  [](const Token& t, std::uint32_t begin) { return t.span.begin < begin; });
    std::int64_t lost = 0;
    for (; token != tokens.end() && token->span.end <= filling.span.end; ++token) lost += counts(*token) ? 1 : 0;
    if (lost > 0) gained += words_in(filling.text) - lost;
  }
  return gained;
}

}  // namespace mannerly
