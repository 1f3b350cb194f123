// A small tokenizer, and three readers over it. Everything keeps its bytes' places, so that a fix can replace a name.
#include "draft/expressions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

enum class Sort { kName, kText, kNumber, kMark };

struct Lexeme {
  Sort sort = Sort::kMark;
  std::string text;  ///< of a text without its quotation marks
  Span span;
};

constexpr bool starts_name(char c) { return (is_word_byte(c) && !is_digit(c)) || c == '_' || c == '@' || c == '$'; }
constexpr bool goes_on(char c) { return is_word_byte(c) || c == '_' || c == '.' || c == '-' || c == '/'; }

/// The end of the text that opens with the mark at `at`; npos when it is never closed.
std::size_t end_of_text(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view close = text.substr(at, 3) == "“" ? std::string_view("”") : text.substr(at, 1);
  const std::size_t found = text.substr(0, end).find(close, at + 1);
  return found == std::string_view::npos ? found : found + close.size();
}

class Lexer {
 public:
  Lexer(std::string_view text, Span span) : text_(text.substr(0, span.end)), at_(span.begin) {}

  std::vector<Lexeme> all() {
    std::vector<Lexeme> out;
    while (skip_blanks()) out.push_back(next());
    return out;
  }

 private:
  bool skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  Lexeme take(Sort sort, std::size_t end) {
    Lexeme out{sort, std::string(text_.substr(at_, end - at_)), {u32(at_), u32(end)}};
    at_ = end;
    return out;
  }

  Lexeme next() {
    const char c = text_[at_];
    std::size_t end = at_ + 1;
    if (c == '"' || c == '\'' || text_.substr(at_, 3) == "“") {
      const std::size_t close = end_of_text(text_, at_, text_.size());
      if (close != std::string_view::npos) {
        const std::size_t mark = c == '"' || c == '\'' ? 1 : 3;
        Lexeme out = take(Sort::kText, close);
        out.text = out.text.substr(mark, out.text.size() - 2 * mark);
        return out;
      }
    }
    if (starts_name(c)) {
      while (end < text_.size() && goes_on(text_[end])) ++end;
      while (text_[end - 1] == '.' || text_[end - 1] == '-') --end;
      return take(Sort::kName, end);
    }
    if (is_digit(c)) {
      while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
      return take(Sort::kNumber, end);
    }
    for (const std::string_view mark : {"==", "!=", "<=", ">=", "&&", "||", "<>"}) {
      if (text_.substr(at_, 2) == mark) return take(Sort::kMark, at_ + 2);
    }
    return take(Sort::kMark, end);
  }

  std::string_view text_;
  std::size_t at_;
};

bool is_literal_word(std::string_view word) {
  return in({"true", "false", "nil", "null", "none", "True", "False", "None", "blank", "empty"}, word);
}

Operand operand_of(const Lexeme& lexeme) {
  return {lexeme.text, lexeme.span, lexeme.sort != Sort::kName || is_literal_word(lexeme.text)};
}

bool is_mark(const Lexeme& lexeme, std::string_view mark) { return lexeme.sort == Sort::kMark && lexeme.text == mark; }
bool is_word(const Lexeme& lexeme, std::string_view word) {
  return lexeme.sort == Sort::kName && ascii_lower(lexeme.text) == word;
}

std::string without_quotes(std::string_view text) {
  text = trim(text);
  for (const auto& [open, close] : {std::pair{"\"", "\""}, {"'", "'"}, {"“", "”"}}) {
    const std::string_view first = open;
    const std::string_view last = close;
    if (text.size() >= first.size() + last.size() && text.starts_with(first) && text.ends_with(last))
      return std::string(text.substr(first.size(), text.size() - first.size() - last.size()));
  }
  return std::string(text);
}

bool is_fallback_filter(std::string_view name) {
  return in({"default", "d", "fallback", "default_if_none", "if_missing", "or"}, name);
}

/// Filters by name alone; any other bare text behind a bar is a fallback.
bool is_known_filter(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"upcase",  "downcase",   "capitalize", "upper",  "lower",         "title",  "titlecase", "strip",
       "trim",    "escape",     "e",          "safe",   "date",          "number", "striptags", "first",
       "last",    "join",       "truncate",   "append", "truncatewords", "split",  "size",      "strip_html",
       "prepend", "url_encode", "replace",    "length", "round",         "lstrip", "rstrip"});
  return in(kNames, name);
}

/// One piece between bars: a filter with its arguments, or the fallback.
void read_filter(std::string_view text, Span span, ValueExpression& out) {
  const std::string_view piece = trim(text.substr(span.begin, span.size()));
  if (piece.empty()) return;
  const std::size_t colon = piece.find_first_of(":=(");
  const std::string name = ascii_lower(trim(piece.substr(0, colon)));
  if (is_fallback_filter(name) && colon != std::string_view::npos) {
    std::string_view rest = trim(piece.substr(colon + 1));
    if (piece[colon] == '(' && rest.ends_with(')')) rest.remove_suffix(1);
    out.fallback = without_quotes(rest);
    return;
  }
  const bool named = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return goes_on(c); });
  if (!is_known_filter(name) && (colon == std::string_view::npos || !named || piece[colon] == '=')) {
    out.fallback = without_quotes(piece);
    return;
  }
  Filter filter{name, {}, trimmed(text, span)};
  if (colon != std::string_view::npos) {
    const std::size_t begin = static_cast<std::size_t>(piece.data() - text.data()) + colon + 1;
    for (const Lexeme& l : Lexer(text, {u32(begin), span.end}).all()) {
      if (l.sort != Sort::kMark) filter.arguments.push_back(operand_of(l));
    }
  }
  out.filters.push_back(std::move(filter));
}

/// The places of "|" outside quotation marks.
std::vector<std::uint32_t> bars(std::string_view text, Span span) {
  std::vector<std::uint32_t> out;
  char quote = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"') {
      quote = text[i];
    } else if (text[i] == '|') {
      out.push_back(i);
    }
  }
  return out;
}

/// What stands before the first bar: a path, a free name, "name or \"there\"", "default name \"there\"".
void read_head(std::string_view text, Span span, ValueExpression& out) {
  const std::vector<Lexeme> all = Lexer(text, span).all();
  out.value = {std::string(trim(text.substr(span.begin, span.size()))), trimmed(text, span), false};
  if (all.empty()) return;
  if (all.size() == 1) {
    if (all[0].sort == Sort::kText) out.value = operand_of(all[0]);
    return;
  }
  const bool helper = all.size() == 3 && all[0].sort == Sort::kName && is_fallback_filter(ascii_lower(all[0].text));
  const bool chosen = all.size() == 3 && (is_word(all[1], "or") || is_mark(all[1], "||"));
  const bool comma = all.size() > 2 && all[0].sort == Sort::kName && is_mark(all[1], ",");
  if ((helper || chosen) && all[2].sort == Sort::kText) {
    out.value = operand_of(all[helper ? 1 : 0]);
    out.fallback = all[2].text;
  } else if (comma && all.size() == 5 && is_fallback_filter(ascii_lower(all[2].text)) && is_mark(all[3], "=")) {
    out.value = operand_of(all[0]);
    out.fallback = all[4].text;
  } else if (std::any_of(all.begin(), all.end(), [](const Lexeme& l) { return is_mark(l, "("); }) &&
             all[0].sort == Sort::kName) {
    out.understood = false;
  }
}

/// Reads terms joined by "and" and "or".
class ConditionReader {
 public:
  explicit ConditionReader(std::vector<Lexeme> all) : all_(std::move(all)) {}

  Condition read() {
    out_.any.emplace_back();
    while (at_ < all_.size() && read_term() && read_joint()) {
    }
    if (at_ < all_.size() || out_.any.back().empty()) give_up();
    return std::move(out_);
  }

 private:
  bool read_term() {
    Term term;
    while (at_ < all_.size() && (is_word(all_[at_], "not") || is_mark(all_[at_], "!"))) {
      term.negated = !term.negated;
      ++at_;
    }
    if (at_ >= all_.size() || all_[at_].sort == Sort::kMark) return false;
    term.left = operand_of(all_[at_++]);
    if (at_ < all_.size() && is_operator(all_[at_])) {
      term.op = all_[at_].text == "=" ? "==" : all_[at_].text == "<>" ? "!=" : all_[at_].text;
      if (++at_ >= all_.size() || all_[at_].sort == Sort::kMark) return false;
      term.right = operand_of(all_[at_++]);
    }
    out_.any.back().push_back(std::move(term));
    return true;
  }

  bool read_joint() {
    if (at_ >= all_.size()) return false;
    const bool either = is_word(all_[at_], "or") || is_mark(all_[at_], "||");
    if (!either && !is_word(all_[at_], "and") && !is_mark(all_[at_], "&&")) return false;
    if (either) out_.any.emplace_back();
    return ++at_ < all_.size();
  }

  static bool is_operator(const Lexeme& l) {
    if (is_word(l, "contains")) return true;
    return l.sort == Sort::kMark && in({"==", "!=", "<", ">", "<=", ">=", "=", "<>"}, l.text);
  }

  /// Keeps the paths only.
  void give_up() {
    out_.understood = false;
    out_.any.assign(1, {});
    for (const Lexeme& l : all_) {
      if (l.sort != Sort::kName || in({"and", "or", "not", "contains", "eq", "ne", "gt", "lt"}, l.text)) continue;
      out_.any.back().push_back({operand_of(l), {}, {}, false});
    }
  }

  std::vector<Lexeme> all_;
  Condition out_;
  std::size_t at_ = 0;
};

}  // namespace

ValueExpression read_value(std::string_view text, Span span) {
  ValueExpression out;
  const std::vector<std::uint32_t> found = bars(text, span);
  read_head(text, {span.begin, found.empty() ? span.end : found[0]}, out);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::uint32_t end = i + 1 < found.size() ? found[i + 1] : span.end;
    read_filter(text, {found[i] + 1, end}, out);
  }
  return out;
}

Condition read_condition(std::string_view text, Span span) { return ConditionReader(Lexer(text, span).all()).read(); }

LoopExpression read_loop(std::string_view text, Span span) {
  const std::vector<Lexeme> all = Lexer(text, span).all();
  LoopExpression out;
  const auto inside =
      std::find_if(all.begin(), all.end(), [](const Lexeme& l) { return is_word(l, "in") || is_word(l, "as"); });
  const bool as = inside != all.end() && is_word(*inside, "as");
  for (auto l = as ? inside + 1 : all.begin(); l != (as ? all.end() : inside); ++l) {
    if (l->sort == Sort::kName) out.names.push_back(l->text);
  }
  if (inside == all.end()) out.names.clear();
  const auto list = as || inside == all.end() ? all.begin() : inside + 1;
  if (list != all.end() && list->sort == Sort::kName) out.list = operand_of(*list);
  return out;
}

}  // namespace mannerly::draft
