#include "checks/phrase_stream.h"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "base/strings.h"
#include "checks/cache.h"

namespace mannerly {
namespace {

/// What a word can say within numbers, money, percentages and dates.
/// (A sign stands on either side of its number, a leading sign only before it.)
enum class Sort : std::uint8_t { kNone, kNumber, kSign, kLeadingSign, kCurrency, kPercent, kDay, kMonth, kMay };

struct SortedWord {
  std::string_view word;
  Sort sort = Sort::kNone;
};

/// By word.
constexpr auto kSorts = std::to_array<SortedWord>(
    {{"$", Sort::kSign},         {"%", Sort::kPercent},       {"apr", Sort::kMonth},        {"april", Sort::kMonth},
     {"aud", Sort::kCurrency},   {"aug", Sort::kMonth},       {"august", Sort::kMonth},     {"billion", Sort::kNumber},
     {"bucks", Sort::kCurrency}, {"cad", Sort::kCurrency},    {"cents", Sort::kCurrency},   {"dec", Sort::kMonth},
     {"december", Sort::kMonth}, {"dollar", Sort::kCurrency}, {"dollars", Sort::kCurrency}, {"dozen", Sort::kNumber},
     {"eight", Sort::kNumber},   {"eighteen", Sort::kNumber}, {"eighty", Sort::kNumber},    {"eleven", Sort::kNumber},
     {"eur", Sort::kCurrency},   {"euro", Sort::kCurrency},   {"euros", Sort::kCurrency},   {"feb", Sort::kMonth},
     {"february", Sort::kMonth}, {"fifteen", Sort::kNumber},  {"fifty", Sort::kNumber},     {"five", Sort::kNumber},
     {"forty", Sort::kNumber},   {"four", Sort::kNumber},     {"fourteen", Sort::kNumber},  {"fri", Sort::kDay},
     {"friday", Sort::kDay},     {"fridays", Sort::kDay},     {"gbp", Sort::kCurrency},     {"half", Sort::kNumber},
     {"hundred", Sort::kNumber}, {"inr", Sort::kCurrency},    {"jan", Sort::kMonth},        {"january", Sort::kMonth},
     {"jul", Sort::kMonth},      {"july", Sort::kMonth},      {"jun", Sort::kMonth},        {"june", Sort::kMonth},
     {"k", Sort::kCurrency},     {"mar", Sort::kMonth},       {"march", Sort::kMonth},      {"may", Sort::kMay},
     {"midnight", Sort::kDay},   {"million", Sort::kNumber},  {"mon", Sort::kDay},          {"monday", Sort::kDay},
     {"mondays", Sort::kDay},    {"nine", Sort::kNumber},     {"nineteen", Sort::kNumber},  {"ninety", Sort::kNumber},
     {"noon", Sort::kDay},       {"nov", Sort::kMonth},       {"november", Sort::kMonth},   {"oct", Sort::kMonth},
     {"october", Sort::kMonth},  {"one", Sort::kNumber},      {"pc", Sort::kPercent},       {"percent", Sort::kPercent},
     {"pound", Sort::kCurrency}, {"pounds", Sort::kCurrency}, {"quid", Sort::kCurrency},    {"rupees", Sort::kCurrency},
     {"saturday", Sort::kDay},   {"sep", Sort::kMonth},       {"sept", Sort::kMonth},       {"september", Sort::kMonth},
     {"seven", Sort::kNumber},   {"seventy", Sort::kNumber},  {"six", Sort::kNumber},       {"sixteen", Sort::kNumber},
     {"sixty", Sort::kNumber},   {"sunday", Sort::kDay},      {"ten", Sort::kNumber},       {"thirteen", Sort::kNumber},
     {"thirty", Sort::kNumber},  {"thousand", Sort::kNumber}, {"three", Sort::kNumber},     {"thu", Sort::kDay},
     {"thur", Sort::kDay},       {"thurs", Sort::kDay},       {"thursday", Sort::kDay},     {"thursdays", Sort::kDay},
     {"today", Sort::kDay},      {"tomorrow", Sort::kDay},    {"tonight", Sort::kDay},      {"tue", Sort::kDay},
     {"tues", Sort::kDay},       {"tuesday", Sort::kDay},     {"tuesdays", Sort::kDay},     {"twelve", Sort::kNumber},
     {"twenty", Sort::kNumber},  {"two", Sort::kNumber},      {"usd", Sort::kCurrency},     {"wed", Sort::kDay},
     {"wednesday", Sort::kDay},  {"wednesdays", Sort::kDay},  {"weekend", Sort::kDay},      {"£", Sort::kSign},
     {"¥", Sort::kLeadingSign},  {"€", Sort::kSign},          {"₹", Sort::kLeadingSign}});
static_assert(std::is_sorted(kSorts.begin(), kSorts.end(),
                             [](const SortedWord& a, const SortedWord& b) { return a.word < b.word; }));
constexpr std::size_t kLongestSort = 10;

/// For each first byte the first row that has it or a greater one.
constexpr auto kSortsFrom = [] {
  std::array<std::uint8_t, 257> out{};
  std::size_t row = 0;
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    while (row < kSorts.size() && static_cast<unsigned char>(kSorts[row].word[0]) < byte) ++row;
    out[byte] = static_cast<std::uint8_t>(row);
  }
  return out;
}();

Sort sort_of(std::string_view word) {
  if (word.empty() || word.size() > kLongestSort) return Sort::kNone;
  const auto first = static_cast<unsigned char>(word[0]);
  for (std::size_t row = kSortsFrom[first]; row < kSortsFrom[first + 1U]; ++row) {
    if (kSorts[row].word == word) return kSorts[row].sort;
  }
  return Sort::kNone;
}

using Words = std::vector<std::string>;

/// The folded words of the names given, none where nothing is known.
std::vector<Words> names_of(std::initializer_list<std::string_view> values) {
  std::vector<Words> out;
  for (const std::string_view value : values) {
    Words words;
    for (const std::string_view part : split(value, ' ')) words.push_back(fold(part));
    if (!value.empty()) out.push_back(std::move(words));
  }
  return out;
}

}  // namespace

/// Who a draft's names are.
struct StreamMaker::Names {
  explicit Names(const Context& context)
      : recipient(names_of({context.to.name, context.to.preferred})),
        companies(names_of({context.to.company, context.from.company})) {}

  std::vector<Words> recipient;
  std::vector<Words> companies;
};

/// Judges classes at one place of a sentence; sees the items behind it.
class StreamMaker::ClassJudge {
 public:
  ClassJudge(const Document& document, const std::vector<StreamItem>& items, const CommonWords& common,
             const Names& names)
      : document_(document), items_(items), common_(common), names_(names) {
    sorts_.reserve(items.size());
    for (const StreamItem& item : items) sorts_.push_back(sort_of(document.tokens[item.token].folded));
  }

  void judge(std::size_t at, StreamItem& item) const {
    const std::size_t end = items_.size();
    const auto set = [&](TokenClass c, std::size_t n) {
      if (n == 0) return;
      item.lengths[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(std::min<std::size_t>(n, 255));
      item.has_class = true;
    };
    if (may_count(at, end)) {
      set(TokenClass::kNumber, number(at));
      set(TokenClass::kMoney, money(at, end));
      set(TokenClass::kPercent, percent(at, end));
      set(TokenClass::kDate, date(at, end));
    }
    set(TokenClass::kLink, token(at).kind == TokenKind::kUrl || fills(at, Fills::kLink) ? 1 : 0);
    set(TokenClass::kEmoji, token(at).kind == TokenKind::kEmoji ? 1 : 0);
    set(TokenClass::kRecipient, fills(at, Fills::kPersonName) ? 1 : known(names_.recipient, at, end));
    set(TokenClass::kCompany, fills(at, Fills::kCompany) ? 1 : known(names_.companies, at, end));
    set(TokenClass::kName, name(at, end));
  }

 private:
  const Token& token(std::size_t at) const { return document_.tokens[items_[at].token]; }
  std::string_view folded(std::size_t at) const { return token(at).folded; }

  /// The placeholder at a token stands for `what`.
  bool fills(std::size_t at, Fills what) const {
    const Placeholder* const placeholder = document_.placeholder_of(token(at));
    return placeholder != nullptr && placeholder->fills == what;
  }

  Sort sort(std::size_t at) const { return sorts_[at]; }
  /// Numbers, money, percentages and dates start with such a token, not with any other word.
  bool may_count(std::size_t at, std::size_t end) const {
    return sort(at) != Sort::kNone || token(at).kind != TokenKind::kWord ||
           (at + 1 < end && sort(at + 1) != Sort::kNone);
  }
  bool is_number_token(std::size_t at) const { return token(at).kind == TokenKind::kNumber; }

  std::size_t number(std::size_t at) const {
    return is_number_token(at) || sort(at) == Sort::kNumber || fills(at, Fills::kNumber) ? 1 : 0;
  }

  std::size_t money(std::size_t at, std::size_t end) const {
    if (at + 1 >= end) return 0;
    if (sort(at) == Sort::kSign || sort(at) == Sort::kLeadingSign) return number(at + 1) != 0 ? 2 : 0;
    const bool unit_follows = sort(at + 1) == Sort::kCurrency || sort(at + 1) == Sort::kSign;
    return unit_follows && number(at) != 0 ? 2 : 0;
  }

  std::size_t percent(std::size_t at, std::size_t end) const {
    return at + 1 < end && sort(at + 1) == Sort::kPercent && number(at) != 0 ? 2 : 0;
  }

  std::size_t date(std::size_t at, std::size_t end) const {
    if (sort(at) == Sort::kDay || fills(at, Fills::kDate)) return 1;
    const bool number_follows = at + 1 < end && is_number_token(at + 1);
    const bool may = sort(at) == Sort::kMay && token(at).casing == Casing::kCapital;  // a month only beside a number
    if (may) return number_follows ? 2 : 0;
    if (sort(at) == Sort::kMonth) return number_follows ? 2 : 1;
    const bool then_month =
        is_number_token(at) && at + 1 < end && (sort(at + 1) == Sort::kMonth || sort(at + 1) == Sort::kMay);
    return then_month ? 2 : 0;
  }

  /// The words of one of the names stand here, or at least its first word.
  std::size_t known(const std::vector<Words>& names, std::size_t at, std::size_t end) const {
    std::size_t best = 0;
    for (const Words& words : names) {
      std::size_t n = 0;
      for (const std::string& word : words) {
        if (at + n >= end || word.empty() || !same_name(folded(at + n), word)) break;
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
    if (at == 0 && common_.is_common(folded(at))) return 0;
    std::size_t n = 1;
    while (n < 4 && at + n < end && capital(at + n)) ++n;
    return n;
  }

  const Document& document_;
  const std::vector<StreamItem>& items_;
  const CommonWords& common_;
  const Names& names_;
  std::vector<Sort> sorts_;  ///< by item
};

namespace {

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
  const std::string_view word = t.kind == TokenKind::kMark ? std::string_view(t.folded).substr(0, 1) : t.folded;
  const std::string_view written = document.text(t);
  const std::uint64_t hash = word.size() == t.folded.size() ? t.hash : stable_hash(word);
  item.folded = vocabulary.find(word, hash);
  item.exact = vocabulary.find_exact(written, written == word ? hash : stable_hash(written));
  return item;
}

}  // namespace

void Vocabulary::lay(std::string_view bytes) {
  ByteReader in(bytes);
  Known& known = known_.emplace_back();
  known.folded = FlatTable(in.text());
  known.exact = FlatTable(in.text());
}

std::uint32_t Vocabulary::next() const {
  std::size_t words = ids_.size() + exact_.size();
  for (const Known& known : known_) words += known.folded.size() + known.exact.size();
  return static_cast<std::uint32_t>(words + 1);
}

std::uint32_t Vocabulary::find_known(FlatTable Known::*table, std::string_view word, std::uint64_t hash) const {
  for (const Known& known : known_) {
    if (const auto id = (known.*table).find(word, hash)) return *id;
  }
  return kNone;
}

std::uint32_t Vocabulary::add(const std::string& word) {
  const std::uint32_t known = find_known(&Known::folded, word, stable_hash(word));
  return known != kNone ? known : ids_.try_emplace(word, next()).first->second;
}

std::uint32_t Vocabulary::add_exact(const std::string& word) {
  const std::uint32_t known = find_known(&Known::exact, word, stable_hash(word));
  return known != kNone ? known : exact_.try_emplace(word, next()).first->second;
}

std::uint32_t Vocabulary::find(std::string_view word, std::uint64_t hash) const {
  if (const std::uint32_t known = find_known(&Known::folded, word, hash); known != kNone) return known;
  if (ids_.empty()) return kNone;
  const auto it = ids_.find(word);
  return it == ids_.end() ? kNone : it->second;
}

std::uint32_t Vocabulary::find_exact(std::string_view word, std::uint64_t hash) const {
  if (const std::uint32_t known = find_known(&Known::exact, word, hash); known != kNone) return known;
  if (exact_.empty()) return kNone;
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

StreamMaker::StreamMaker(const Document& document, const Vocabulary& vocabulary, const CommonWords& common)
    : document_(document), vocabulary_(vocabulary), common_(common) {}
StreamMaker::~StreamMaker() = default;

const std::vector<StreamItem>& StreamMaker::items(const Sentence& sentence) {
  if (names_ == nullptr) names_ = std::make_unique<const Names>(document_.draft->context);
  items_.clear();
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!is_hyphen_or_quote(document_, i)) items_.push_back(make_item(document_, i, vocabulary_));
  }
  const ClassJudge judge(document_, items_, common_, *names_);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].blocked) judge.judge(i, items_[i]);
  }
  return items_;
}

std::optional<std::string> StreamMaker::source(const Sentence& sentence) {
  struct Shape {
    std::uint16_t begin = 0;
    std::uint16_t size = 0;
    std::uint8_t kind_and_casing = 0;
    std::uint8_t fills_and_quoted = 0;
  };
  static_assert(std::has_unique_object_representations_v<Shape>);
  const std::vector<Token>& tokens = document_.tokens;
  const std::size_t count = sentence.last - sentence.first;
  if (count == 0 || count > kLongestRemembered) return std::nullopt;
  const Span span{tokens[sentence.first].span.begin, tokens[sentence.last - 1].span.end};
  if (span.size() > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  if (facts_.empty()) {
    const Context& context = document_.draft->context;
    for (const auto* name : {&context.to.name, &context.to.preferred, &context.to.company, &context.from.company}) {
      (facts_ += *name) += '\0';
    }
  }
  std::string out;
  out.reserve(2 + count * sizeof(Shape) + span.size() + facts_.size());
  out += static_cast<char>(count);
  // Whether a hyphen joins words may depend on what stands beside the sentence.
  const bool joins = sentence.first > 0 && tokens[sentence.first - 1].span.end == span.begin;
  const bool is_joined = sentence.last < tokens.size() && tokens[sentence.last].span.begin == span.end;
  out += static_cast<char>(int{joins} | int{is_joined} << 1);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    const Placeholder* const placeholder = document_.placeholder_of(token);
    const auto fills = static_cast<unsigned>(placeholder == nullptr ? Fills::kOther : placeholder->fills);
    const Shape shape{
        static_cast<std::uint16_t>(token.span.begin - span.begin), static_cast<std::uint16_t>(token.span.size()),
        static_cast<std::uint8_t>(static_cast<unsigned>(token.kind) | static_cast<unsigned>(token.casing) << 4U),
        static_cast<std::uint8_t>(fills | unsigned{token.quoted} << 7U)};
    out.append(reinterpret_cast<const char*>(&shape), sizeof(shape));
  }
  out += document_.text(span);
  return out += facts_;
}

}  // namespace mannerly
