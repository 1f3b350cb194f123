#include "text/icu_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <cassert>
#include <memory>

namespace mannerly {
namespace {

using Factory = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> make_iterator(Factory factory) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(factory(icu::Locale::getRoot(), status));
  assert(U_SUCCESS(status) && made);
  return made;
}

icu::BreakIterator& kept_iterator(BreakKind kind) {
  switch (kind) {
    case BreakKind::kWords: {
      thread_local const auto kept = make_iterator(&icu::BreakIterator::createWordInstance);
      return *kept;
    }
    case BreakKind::kSentences: {
      thread_local const auto kept = make_iterator(&icu::BreakIterator::createSentenceInstance);
      return *kept;
    }
    case BreakKind::kGraphemes:
      break;
  }
  thread_local const auto kept = make_iterator(&icu::BreakIterator::createCharacterInstance);
  return *kept;
}

}  // namespace

void append_icu_boundaries(BreakKind kind, std::string_view utf8, std::uint32_t offset,
                           std::vector<std::uint32_t>& out) {
  icu::BreakIterator& iterator = kept_iterator(kind);
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  iterator.setText(&text, status);
  assert(U_SUCCESS(status));
  iterator.first();
  for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    out.push_back(offset + static_cast<std::uint32_t>(at));
  }
  utext_close(&text);
}

}  // namespace mannerly
