#include "text/icu_rules.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/rbbi.h>
#include <unicode/ucptrie.h>

#include <cstddef>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace mannerly {
namespace {

constexpr std::uint32_t kMagic = 0xB1A0;
constexpr std::uint8_t kFormat = 6;
constexpr char32_t kCodePoints = 0x110000;

/// The start of the compiled rules; offsets count from here.
struct Header {
  std::uint32_t magic;
  std::uint8_t format[4];
  std::uint32_t length;
  std::uint32_t categories;
  std::uint32_t forward;
  std::uint32_t forward_length;
  std::uint32_t reverse;
  std::uint32_t reverse_length;
  std::uint32_t trie;
  std::uint32_t trie_length;
};

/// The start of a state table; its rows follow.
struct TableHeader {
  std::uint32_t states;
  std::uint32_t row_bytes;
  std::uint32_t first_dictionary;
  std::uint32_t look_aheads;
  std::uint32_t flags;
};
constexpr std::uint32_t kStartsWithBegin = 2;  ///< the text's begin leads from the start to the first state
constexpr std::uint32_t kByteRows = 4;         ///< rows of 8 bits, not of 16
constexpr std::uint16_t kFirstState = 1;
constexpr std::uint16_t kEndCategory = 1;
constexpr std::uint16_t kBeginCategory = 2;
/// A row is: how it accepts, the look-ahead it notes, the rule's tags, then the next states.
constexpr std::size_t kAccepting = 0;
constexpr std::size_t kLookAhead = 1;
constexpr std::size_t kNext = 3;
constexpr std::uint16_t kAcceptsHere = 1;  ///< larger: the piece ends where that look-ahead was noted

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("ICU's compiled break rules: ") + what);
}

using Rows = std::vector<std::vector<std::uint16_t>>;

Rows rows_of(const std::uint8_t* table, const TableHeader& header, std::size_t categories) {
  const std::size_t width = (header.flags & kByteRows) != 0 ? 1 : 2;
  require(header.row_bytes >= (kNext + categories) * width, "rows are too short");
  Rows out(header.states, std::vector<std::uint16_t>(kNext + categories));
  for (std::size_t state = 0; state < out.size(); ++state) {
    const std::uint8_t* row = table + sizeof header + state * header.row_bytes;
    for (std::size_t i = 0; i < out[state].size(); ++i) {
      out[state][i] = row[i];
      if (width == 2) std::memcpy(&out[state][i], row + 2 * i, 2);
    }
  }
  return out;
}

/// A look-ahead that completes where only states lead that accept and note it ends the piece where it would end anyway.
bool completes_at_once(const Rows& rows, std::uint16_t state) {
  for (const auto& row : rows) {
    for (std::size_t i = kNext; i < row.size(); ++i) {
      if (row[i] == state && (row[kAccepting] != kAcceptsHere || row[kLookAhead] != rows[state][kAccepting]))
        return false;
    }
  }
  return true;
}

std::vector<BreakRules::State> states_of(const Rows& rows) {
  std::vector<BreakRules::State> out;
  for (const auto& row : rows) {
    BreakRules::State state{row[kAccepting] == kAcceptsHere, {row.begin() + kNext, row.end()}};
    for (std::uint16_t& next : state.next) {
      if (rows.at(next)[kAccepting] <= kAcceptsHere) continue;
      require(completes_at_once(rows, next), "a look-ahead over more than one character");
      next = 0;
    }
    out.push_back(std::move(state));
  }
  return out;
}

std::vector<std::uint16_t> categories_of(const std::uint8_t* bytes, const Header& header) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCPTrie, decltype(&ucptrie_close)> trie(
      ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_ANY, bytes + header.trie,
                             static_cast<std::int32_t>(header.trie_length), nullptr, &status),
      &ucptrie_close);
  require(U_SUCCESS(status), "no trie of categories");
  std::vector<std::uint16_t> out(kCodePoints);
  for (char32_t c = 0; c < kCodePoints; ++c) {
    out[c] = static_cast<std::uint16_t>(ucptrie_get(trie.get(), static_cast<UChar32>(c)));
    require(out[c] > kBeginCategory && out[c] < header.categories, "a category out of range");
  }
  return out;
}

std::unique_ptr<icu::BreakIterator> make_iterator(BreakKind kind) {
  const icu::Locale& root = icu::Locale::getRoot();
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> out(
      kind == BreakKind::kWords       ? icu::BreakIterator::createWordInstance(root, status)
      : kind == BreakKind::kSentences ? icu::BreakIterator::createSentenceInstance(root, status)
                                      : icu::BreakIterator::createCharacterInstance(root, status));
  require(U_SUCCESS(status) && out != nullptr, "there are none");
  return out;
}

}  // namespace

BreakRules icu_rules(BreakKind kind) {
  const std::unique_ptr<icu::BreakIterator> iterator = make_iterator(kind);
  auto* rules = dynamic_cast<icu::RuleBasedBreakIterator*>(iterator.get());
  require(rules != nullptr, "not based on rules");
  std::uint32_t size = 0;
  const std::uint8_t* bytes = rules->getBinaryRules(size);
  Header header{};
  require(size > sizeof header, "too short");
  std::memcpy(&header, bytes, sizeof header);
  require(header.magic == kMagic && header.format[0] == kFormat && header.length == size, "an unknown format");
  require(header.forward + header.forward_length <= size && header.trie + header.trie_length <= size, "too short");
  TableHeader table{};
  std::memcpy(&table, bytes + header.forward, sizeof table);
  require(sizeof table + table.states * std::size_t{table.row_bytes} <= header.forward_length, "too few states");

  BreakRules out;
  out.states = states_of(rows_of(bytes + header.forward, table, header.categories));
  out.start = (table.flags & kStartsWithBegin) != 0 ? out.states.at(kFirstState).next.at(kBeginCategory) : kFirstState;
  out.end_of_text = kEndCategory;
  out.first_dictionary = static_cast<std::uint16_t>(table.first_dictionary);
  out.categories = categories_of(bytes, header);
  return out;
}

}  // namespace mannerly
