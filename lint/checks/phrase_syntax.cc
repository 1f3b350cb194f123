#include "checks/phrase_syntax.h"

#include <algorithm>
#include <limits>

#include "base/names.h"
#include "base/strings.h"
#include "checks/inflect.h"
#include "text/document.h"

namespace mannerly {
namespace {

constexpr NameTable<TokenClass, kTokenClassCount> kClassNames{{{TokenClass::kNumber, "number"},
                                                               {TokenClass::kMoney, "money"},
                                                               {TokenClass::kPercent, "percent"},
                                                               {TokenClass::kDate, "date"},
                                                               {TokenClass::kName, "name"},
                                                               {TokenClass::kRecipient, "recipient"},
                                                               {TokenClass::kCompany, "company"},
                                                               {TokenClass::kLink, "link"},
                                                               {TokenClass::kEmoji, "emoji"}}};

constexpr int kMaxGap = 8;
constexpr int kMaxDepth = 8;
/// Words of one phrase: a text is tried on all of them from every word on when they are optional.
constexpr std::size_t kMaxItems = 100;
constexpr std::string_view kOperators = "()|?+_~<>";
/// Characters that are tokens of their own in a document; a phrase may name them.
constexpr std::string_view kMarks = ",;:!.%&$#*/@=";

class Parser {
 public:
  Parser(std::string_view text, PhraseCase letter_case) : text_(text), case_(letter_case) {}

  Result<std::vector<PhraseItem>> parse() {
    auto items = sequence(0);
    if (items && at_ < text_.size()) return error("“)” without “(”");
    if (items && items->empty()) return error("the phrase is empty");
    return items;
  }

 private:
  tl::unexpected<Error> error(std::string message) const {
    return fail(
        Error{.message = std::move(message), .path = {}, .line = 0, .column = static_cast<std::uint32_t>(at_ + 1)});
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '-' || text_[at_] == '\n'))
      ++at_;
  }

  /// Items up to `)` , `|` or the end.
  Result<std::vector<PhraseItem>> sequence(int depth) {
    if (depth > kMaxDepth) return error("groups are nested too deep");
    std::vector<PhraseItem> items;
    for (skip_space(); at_ < text_.size() && text_[at_] != ')' && text_[at_] != '|'; skip_space()) {
      auto item = text_[at_] == '(' ? group(depth) : single();
      if (!item) return fail(item.error());
      if (auto fault = suffixes(*item); !fault.empty()) return error(fault);
      items.push_back(std::move(*item));
      if (items.size() > kMaxItems) return error("a phrase has at most " + std::to_string(kMaxItems) + " words");
    }
    return items;
  }

  Result<PhraseItem> group(int depth) {
    ++at_;
    PhraseItem item;
    item.type = PhraseItem::Type::kGroup;
    item.key = "(";
    while (true) {
      auto alternative = sequence(depth + 1);
      if (!alternative) return fail(alternative.error());
      if (alternative->empty()) return error("an alternative is empty; write (…)? for an optional group");
      for (const PhraseItem& part : *alternative) item.key += part.key + " ";
      item.alternatives.push_back(std::move(*alternative));
      if (at_ >= text_.size()) return error("“(” without “)”");
      item.key += text_[at_];
      if (text_[at_++] == ')') return item;
    }
  }

  Result<PhraseItem> single() {
    PhraseItem item;
    const std::size_t start = at_;
    if (text_[at_] == '_') {
      ++at_;
      item.type = PhraseItem::Type::kAny;
    } else if (text_[at_] == '~') {
      ++at_;
      item.type = PhraseItem::Type::kGap;
      while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
        item.gap = item.gap * 10 + (text_[at_++] - '0');
      if (item.gap < 1 || item.gap > kMaxGap) return error("a gap is ~1 to ~8");
    } else if (text_[at_] == '<') {
      const auto close = text_.find('>', at_);
      if (close == std::string_view::npos) return error("“<” without “>”");
      const auto token_class = value_of(kClassNames, text_.substr(at_ + 1, close - at_ - 1));
      if (!token_class)
        return error("unknown class; known: number, money, percent, date, name, recipient, company, link, emoji");
      item.type = PhraseItem::Type::kClass;
      item.token_class = *token_class;
      at_ = close + 1;
    } else if (kOperators.find(text_[at_]) != std::string_view::npos) {
      return error(std::string("unexpected “") + text_[at_] + "”; write \\" + text_[at_] + " for the character itself");
    } else {
      item.words.push_back(word());
    }
    item.key = item.words.empty() ? std::string(text_.substr(start, at_ - start)) : item.words.front();
    return item;
  }

  std::string word() {
    std::string raw;
    if (kMarks.find(text_[at_]) != std::string_view::npos && !(text_[at_] == '.' && letter_at(at_ + 1))) {
      raw = text_[at_++];
      return raw;
    }
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        raw += text_[at_ + 1];
        at_ += 2;
        continue;
      }
      const bool inner_stop = (c == '.' || c == '/') && letter_at(at_ + 1) && c == '.';
      if (c == ' ' || c == '-' || c == '\n' || c == '\t' || kOperators.find(c) != std::string_view::npos) break;
      if (kMarks.find(c) != std::string_view::npos && !inner_stop) break;
      raw += c;
      ++at_;
    }
    return case_ == PhraseCase::kExact ? raw : fold(raw);
  }

  bool letter_at(std::size_t i) const {
    if (i >= text_.size()) return false;
    const char c = text_[i];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  std::string suffixes(PhraseItem& item) {
    if (at_ < text_.size() && text_[at_] == '+') {
      if (item.type != PhraseItem::Type::kWord) return "“+” goes after a word";
      ++at_;
      item.words = inflections(item.words.front());
      item.key += "+";
    }
    if (at_ < text_.size() && text_[at_] == '?') {
      ++at_;
      item.optional = true;
      item.key += "?";
    }
    return {};
  }

  std::string_view text_;
  PhraseCase case_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<PhraseItem>> parse_phrase(std::string_view text, PhraseCase letter_case) {
  auto items = Parser(text, letter_case).parse();
  if (items && least_length(*items) == 0) return fail("the phrase can match nothing at all");
  return items;
}

std::size_t least_length(const std::vector<PhraseItem>& items) {
  std::size_t length = 0;
  for (const PhraseItem& item : items) {
    if (item.optional || item.type == PhraseItem::Type::kGap) continue;
    if (item.type != PhraseItem::Type::kGroup) {
      ++length;
      continue;
    }
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (const auto& alternative : item.alternatives) shortest = std::min(shortest, least_length(alternative));
    length += shortest;
  }
  return length;
}

}  // namespace mannerly
