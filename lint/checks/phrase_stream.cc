#include "checks/phrase_stream.h"

#include <algorithm>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr auto kDays = std::to_array<std::string_view>(
    {"monday",    "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday",  "mon",      "tue",
     "tues",      "wed",     "thu",       "thur",     "thurs",   "fri",      "mondays", "tuesdays", "wednesdays",
     "thursdays", "fridays", "weekend",   "today",    "tonight", "tomorrow", "noon",    "midnight"});
constexpr auto kMonths =
    std::to_array<std::string_view>({"january", "february", "march",    "april", "june", "july", "august", "september",
                                     "october", "november", "december", "jan",   "feb",  "mar",  "apr",    "jun",
                                     "jul",     "aug",      "sept",     "sep",   "oct",  "nov",  "dec"});
constexpr auto kCurrencies =
    std::to_array<std::string_view>({"dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "eur", "gbp",
                                     "inr", "rupees", "bucks", "quid", "k", "cents", "aud", "cad"});
constexpr auto kNumberWords = std::to_array<std::string_view>(
    {"one",   "two",      "three",    "four",    "five",     "six",      "seven",   "eight",
     "nine",  "ten",      "eleven",   "twelve",  "fifteen",  "twenty",   "thirty",  "forty",
     "fifty", "sixty",    "ninety",   "hundred", "thousand", "million",  "billion", "dozen",
     "half",  "thirteen", "fourteen", "sixteen", "eighteen", "nineteen", "seventy", "eighty"});

template <std::size_t N>
bool in(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Judges classes at one stream position; sees following items of the same sentence.
class ClassJudge {
 public:
  ClassJudge(const Document& document, const std::vector<StreamItem>& items, const CommonWords& common)
      : document_(document), items_(items), common_(common) {}

  void judge(std::size_t at, std::size_t end, StreamItem& item) const {
    const auto set = [&](TokenClass c, std::size_t n) {
      item.lengths[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(std::min<std::size_t>(n, 255));
    };
    set(TokenClass::kNumber, number(at));
    set(TokenClass::kMoney, money(at, end));
    set(TokenClass::kPercent, percent(at, end));
    set(TokenClass::kDate, date(at, end));
    set(TokenClass::kLink, token(at).kind == TokenKind::kUrl || fills(at, Fills::kLink) ? 1 : 0);
    set(TokenClass::kEmoji, token(at).kind == TokenKind::kEmoji ? 1 : 0);
    const Person& to = document_.draft->context.to;
    set(TokenClass::kRecipient, fills(at, Fills::kPersonName) ? 1 : known({to.name, to.preferred}, at, end));
    set(TokenClass::kCompany,
        fills(at, Fills::kCompany) ? 1 : known({to.company, document_.draft->context.from.company}, at, end));
    set(TokenClass::kName, name(at, end));
  }

 private:
  const Token& token(std::size_t at) const { return document_.tokens[items_[at].token]; }
  std::string_view folded(std::size_t at) const { return token(at).folded; }

  /// The placeholder at a token stands for `what`.
  bool fills(std::size_t at, Fills what) const {
    const Token& t = token(at);
    if (t.kind != TokenKind::kPlaceholder) return false;
    const auto& all = document_.draft->placeholders;
    const auto it = std::lower_bound(all.begin(), all.end(), t.span.begin,
                                     [](const Placeholder& p, std::uint32_t b) { return p.span.end <= b; });
    return it != all.end() && it->span.overlaps(t.span) && it->fills == what;
  }

  std::size_t number(std::size_t at) const {
    return token(at).kind == TokenKind::kNumber || in(kNumberWords, folded(at)) || fills(at, Fills::kNumber) ? 1 : 0;
  }

  std::size_t money(std::size_t at, std::size_t end) const {
    const std::string_view text = folded(at);
    if (text == "$" || text == "€" || text == "£" || text == "₹" || text == "¥") {
      return at + 1 < end && number(at + 1) != 0 ? 2 : 0;
    }
    if (number(at) == 0 || at + 1 >= end) return 0;
    const std::string_view next = folded(at + 1);
    return next == "€" || next == "£" || next == "$" || in(kCurrencies, next) ? 2 : 0;
  }

  std::size_t percent(std::size_t at, std::size_t end) const {
    if (number(at) == 0 || at + 1 >= end) return 0;
    const std::string_view next = folded(at + 1);
    return next == "%" || next == "percent" || next == "pc" ? 2 : 0;
  }

  std::size_t date(std::size_t at, std::size_t end) const {
    if (in(kDays, folded(at)) || fills(at, Fills::kDate)) return 1;
    const bool may = folded(at) == "may" && token(at).casing == Casing::kCapital;  // a month only beside a number
    if (may) return at + 1 < end && token(at + 1).kind == TokenKind::kNumber ? 2 : 0;
    if (in(kMonths, folded(at))) return at + 1 < end && token(at + 1).kind == TokenKind::kNumber ? 2 : 1;
    const bool then_month = token(at).kind == TokenKind::kNumber && at + 1 < end &&
                            (in(kMonths, folded(at + 1)) || folded(at + 1) == "may");
    return then_month ? 2 : 0;
  }

  /// The words of one of `values` stand here, or at least its first word.
  std::size_t known(std::initializer_list<std::string_view> values, std::size_t at, std::size_t end) const {
    std::size_t best = 0;
    for (const std::string_view value : values) {
      std::size_t n = 0;
      for (const std::string_view part : split(value, ' ')) {
        if (at + n >= end || part.empty() || !same_name(folded(at + n), fold(part))) break;
        ++n;
      }
      best = std::max(best, n);
    }
    return best;
  }

  static bool same_name(std::string_view written, const std::string& name) {
    if (written.ends_with("'s")) written.remove_suffix(2);
    return written == name;
  }

  bool capital(std::size_t at) const {
    const Token& t = token(at);
    return t.kind == TokenKind::kWord && (t.casing == Casing::kCapital || t.casing == Casing::kMixed) &&
           t.folded != "i" && !t.folded.starts_with("i'");
  }

  std::size_t name(std::size_t at, std::size_t end) const {
    if (fills(at, Fills::kPersonName) || fills(at, Fills::kSenderName) || fills(at, Fills::kCompany)) return 1;
    if (!capital(at)) return 0;
    const bool first = token(at).sentence != (at == 0 ? token(at).sentence + 1 : token(at - 1).sentence);
    if (first && common_.is_common(folded(at))) return 0;
    std::size_t n = 1;
    while (n < 4 && at + n < end && capital(at + n)) ++n;
    return n;
  }

  const Document& document_;
  const std::vector<StreamItem>& items_;
  const CommonWords& common_;
};

bool is_hyphen_or_quote(const Document& document, std::size_t i) {
  const Token& t = document.tokens[i];
  if (t.kind != TokenKind::kMark) return false;
  const std::string_view text = document.text(t);
  if (text == "\"" || text == "“" || text == "”" || text == "'" || text == "‘" || text == "’" || text == "‐")
    return true;
  if (text != "-") return false;
  const bool joins_before = i > 0 && document.tokens[i - 1].span.end == t.span.begin;
  const bool joins_after = i + 1 < document.tokens.size() && document.tokens[i + 1].span.begin == t.span.end;
  return joins_before && joins_after;
}

StreamItem make_item(const Document& document, std::uint32_t i, const Vocabulary& vocabulary) {
  const Token& t = document.tokens[i];
  StreamItem item;
  item.token = i;
  item.blocked = t.quoted;
  if (item.blocked) return item;
  item.is_word = t.kind != TokenKind::kMark && t.kind != TokenKind::kEmoji;
  item.is_comma = t.kind == TokenKind::kMark && t.folded == ",";
  const bool plain = t.kind == TokenKind::kWord || t.kind == TokenKind::kNumber || t.kind == TokenKind::kMark;
  if (!plain) return item;
  item.folded = vocabulary.find(t.kind == TokenKind::kMark ? std::string_view(t.folded).substr(0, 1) : t.folded);
  item.exact = vocabulary.find_exact(document.text(t));
  return item;
}

}  // namespace

Vocabulary::Vocabulary(std::string_view bytes) {
  ByteReader in(bytes);
  known_ = FlatTable(in.text());
  known_exact_ = FlatTable(in.text());
}

std::uint32_t Vocabulary::next() const {
  return static_cast<std::uint32_t>(known_.size() + known_exact_.size() + ids_.size() + exact_.size() + 1);
}

std::uint32_t Vocabulary::add(const std::string& word) {
  if (const auto id = known_.find(word)) return *id;
  return ids_.try_emplace(word, next()).first->second;
}

std::uint32_t Vocabulary::add_exact(const std::string& word) {
  if (const auto id = known_exact_.find(word)) return *id;
  return exact_.try_emplace(word, next()).first->second;
}

std::uint32_t Vocabulary::find(std::string_view word) const {
  if (const auto id = known_.find(word)) return *id;
  const auto it = ids_.find(word);
  return it == ids_.end() ? kNone : it->second;
}

std::uint32_t Vocabulary::find_exact(std::string_view word) const {
  if (const auto id = known_exact_.find(word)) return *id;
  const auto it = exact_.find(word);
  return it == exact_.end() ? kNone : it->second;
}

std::string Vocabulary::packed() const {
  const auto table = [](const Ids& ids) {
    std::vector<std::pair<std::string, std::uint32_t>> words(ids.begin(), ids.end());
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return flat_table(words);
  };
  ByteWriter out;
  out.text(table(ids_));
  out.text(table(exact_));
  return out.take();
}

PhraseStream make_stream(const Document& document, const Vocabulary& vocabulary, const CommonWords& common) {
  PhraseStream stream;
  stream.items.reserve(document.tokens.size());
  for (const Sentence& sentence : document.sentences) {
    stream.sentence_starts.push_back(static_cast<std::uint32_t>(stream.items.size()));
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!is_hyphen_or_quote(document, i)) stream.items.push_back(make_item(document, i, vocabulary));
    }
  }
  stream.sentence_starts.push_back(static_cast<std::uint32_t>(stream.items.size()));
  const ClassJudge judge(document, stream.items, common);
  for (std::size_t s = 0; s + 1 < stream.sentence_starts.size(); ++s) {
    const std::size_t end = stream.sentence_starts[s + 1];
    for (std::size_t i = stream.sentence_starts[s]; i < end; ++i) {
      if (!stream.items[i].blocked) judge.judge(i, end, stream.items[i]);
    }
  }
  return stream;
}

}  // namespace mannerly
