// Word, sentence and grapheme boundaries from ICU. Iterators are slow to make and not thread safe, so each thread
// keeps its own set for as long as it lives. What the boundaries mean is decided in words.cc and sentences.cc.
#include "text/segment.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <cassert>
#include <memory>

#include "text/document.h"

namespace mannerly {
namespace {

using Factory = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> make_iterator(Factory factory) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(factory(icu::Locale::getRoot(), status));
  assert(U_SUCCESS(status) && made);
  return made;
}

/// Points `iterator` at `utf8` and calls `use` with every boundary.
template <class Use>
void for_each_boundary(icu::BreakIterator& iterator, std::string_view utf8, Use use) {
  if (utf8.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  iterator.setText(&text, status);
  assert(U_SUCCESS(status));
  for (std::int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    use(static_cast<std::uint32_t>(at));
  }
  utext_close(&text);
}

std::vector<std::uint32_t> boundaries(icu::BreakIterator& iterator, std::string_view utf8) {
  std::vector<std::uint32_t> out;
  for_each_boundary(iterator, utf8, [&](std::uint32_t at) { out.push_back(at); });
  return out;
}

icu::BreakIterator& grapheme_iterator() {
  thread_local const auto kept = make_iterator(&icu::BreakIterator::createCharacterInstance);
  return *kept;
}

}  // namespace

std::vector<std::uint32_t> word_boundaries(std::string_view utf8) {
  thread_local const auto kept = make_iterator(&icu::BreakIterator::createWordInstance);
  return boundaries(*kept, utf8);
}

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) {
  thread_local const auto kept = make_iterator(&icu::BreakIterator::createSentenceInstance);
  return boundaries(*kept, utf8);
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) { return boundaries(grapheme_iterator(), utf8); }

std::uint32_t grapheme_count(std::string_view utf8) {
  std::uint32_t count = 0;
  for_each_boundary(grapheme_iterator(), utf8, [&](std::uint32_t at) { count += at > 0 ? 1U : 0U; });
  return count;
}

std::uint32_t utf16_count(std::string_view utf8) {
  std::uint32_t count = 0;
  for (const char byte : utf8) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0U) != 0x80U) count += value >= 0xF0U ? 2U : 1U;
  }
  return count;
}

}  // namespace mannerly
