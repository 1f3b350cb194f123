// The table of placeholder syntaxes and one scan over it. To add a syntax: a row of kSyntaxes, longer openings first.
#include "draft/placeholders.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/byte_set.h"
#include "base/strings.h"
#include "draft/fills.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// What stands around the text inside the delimiters.
struct Around {
  char before = ' ';
  char after = ' ';
};

using Accept = bool (*)(std::string_view inside, Around around);

/// Holds an ASCII letter, or a longer code point that is no punctuation such as "…".
bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\xE2' && i + 2 < text.size()) {
      i += 2;
    } else if (is_word_byte(text[i]) && !is_digit(text[i])) {
      return true;
    }
  }
  return false;
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += !is_blank(text[i]) && (i == 0 || is_blank(text[i - 1]));
  return words;
}

/// Starts with a letter and goes on with letters, digits, blanks and the given marks.
bool is_label(std::string_view inside, std::string_view marks) {
  if (inside.empty() || !is_word_byte(inside.front()) || is_digit(inside.front())) return false;
  return std::all_of(inside.begin(), inside.end(),
                     [&](char c) { return is_word_byte(c) || marks.find(c) != std::string_view::npos; });
}

bool accept_merge(std::string_view inside, Around) {
  return has_letter(inside) && inside.find("{{") == std::string_view::npos;
}
bool accept_any(std::string_view inside, Around) { return !trim(inside).empty(); }
bool accept_block(std::string_view inside, Around) {
  return !trim(inside).empty() && inside.find("{%") == std::string_view::npos;
}
bool accept_variable(std::string_view inside, Around) { return is_label(trim(inside), "_.- |:\"'$"); }
bool accept_salesforce(std::string_view inside, Around) {
  return is_label(inside.starts_with('$') ? inside.substr(1) : inside, "_.");
}
bool accept_brace(std::string_view inside, Around around) {
  return around.before != '$' && is_label(trim(inside), "_.- \n\r'/&,#") && word_count(inside) <= 8;
}
bool accept_percent(std::string_view inside, Around around) {
  return is_label(inside, "_.") && !is_word_byte(around.before) && !is_word_byte(around.after);
}
bool accept_double_percent(std::string_view inside, Around) {
  return has_letter(inside) && inside.find_first_of("\n") == std::string_view::npos && !is_blank(inside.front());
}
bool accept_hash(std::string_view inside, Around around) {
  return is_label(inside, "_.") && !is_word_byte(around.before) && !is_word_byte(around.after);
}
bool accept_double_bracket(std::string_view inside, Around) { return is_label(trim(inside), "_.- '/"); }
bool accept_double_angle(std::string_view inside, Around) { return is_label(trim(inside), "_.- '/&"); }

/// Free text in square brackets, but not an editor's mark, a footnote, a check box, a link or an index.
bool accept_bracket(std::string_view inside, Around around) {
  if (around.after == '(' || inside.find('[') != std::string_view::npos || !has_letter(inside)) return false;
  const std::string lower = ascii_lower(trim(inside));
  if (lower.empty() || lower.front() == '^' || lower.front() == '!' || (lower == "x" && inside != "X")) return false;
  for (const std::string_view mark : {"sic", "ibid", "emphasis mine", "emphasis added", "redacted", "external", "edit",
                                      "citation needed", "external email"}) {
    if (lower == mark) return false;
  }
  const bool index = is_word_byte(around.before) && std::none_of(inside.begin(), inside.end(), [](char c) {
                       return is_blank(c) || (c >= 'A' && c <= 'Z');
                     });
  return !index;
}

/// A label in angle brackets that is neither an HTML tag nor a type argument.
bool accept_angle(std::string_view inside, Around around) {
  if (is_word_byte(around.before) || !is_label(inside, "_.- '/&\n") || inside.back() == '/' || word_count(inside) > 6)
    return false;
  const std::string lower = ascii_lower(inside.substr(0, std::min(inside.find_first_of(" /"), inside.size())));
  static constexpr std::array<std::string_view, 44> kTags{
      "a",          "b",    "i",    "u",      "s",      "p",     "br",  "hr",  "em",   "strong", "div",
      "span",       "ul",   "ol",   "li",     "img",    "table", "tr",  "td",  "th",   "thead",  "tbody",
      "html",       "head", "body", "style",  "script", "h1",    "h2",  "h3",  "h4",   "h5",     "h6",
      "blockquote", "pre",  "code", "center", "font",   "small", "sub", "sup", "meta", "input",  "form"};
  return std::find(kTags.begin(), kTags.end(), lower) == kTags.end();
}

struct Syntax {
  std::string_view open;
  std::string_view close;
  std::string_view name;
  std::size_t max_inside;
  Accept accept;
};

constexpr std::array<Syntax, 17> kSyntaxes{{
    {"{{{", "}}}", "{{{}}}", 300, accept_merge},
    {"{{", "}}", "{{}}", 300, accept_merge},
    {"{%", "%}", "{%%}", 300, accept_block},
    {"{#", "#}", "{##}", 300, accept_any},
    {"{!", "}", "{!}", 100, accept_salesforce},
    {"{$", "}", "{$}", 100, accept_variable},
    {"${", "}", "${}", 100, accept_variable},
    {"{", "}", "{}", 80, accept_brace},
    {"[[", "]]", "[[]]", 100, accept_double_bracket},
    {"[", "]", "[]", 400, accept_bracket},
    {"<%", "%>", "<%%>", 200, accept_any},
    {"<<", ">>", "<<>>", 80, accept_double_angle},
    {"<", ">", "<>", 60, accept_angle},
    {"%%", "%%", "%%%%", 100, accept_double_percent},
    {"%", "%", "%%", 60, accept_percent},
    {"*|", "|*", "*||*", 120, accept_any},
    {"__", "__", "____", 60, accept_percent},
}};
constexpr Syntax kHash{"#", "#", "##", 60, accept_hash};
constexpr Syntax kSpintax{"{", "}", "spintax", 600, accept_any};
constexpr ByteSet kOpenings("{[<%*#$_");
constexpr ByteSet kBraces("{}");

/// True when the text inside prints nothing: conditions, loops, comments.
bool is_control(std::string_view syntax, std::string_view inside) {
  if (syntax == "{%%}" || syntax == "{##}") return true;
  if (syntax == "<%%>") return !inside.starts_with('=') && !inside.starts_with('-');
  const std::string lower = ascii_lower(inside);
  if (syntax == "{{}}") {
    return std::string_view("#/^!>").find(inside.front()) != std::string_view::npos || lower == "else" ||
           lower == "end" || lower == "endif" || lower.starts_with("else if ") || lower.starts_with("elseif ") ||
           lower.starts_with("elsif ") || lower.starts_with("if ");
  }
  if (syntax != "*||*") return false;
  return lower.starts_with("if:") || lower.starts_with("ifnot:") || lower.starts_with("else:") ||
         lower.starts_with("end:") || lower.starts_with("elseif:");
}

/// The text inside without its fallback ("| there"), blanks collapsed.
std::string name_of_slot(std::string_view syntax, std::string_view inside) {
  std::string_view text = trim(inside);
  if (syntax == "<%%>") text = trim(text.substr(std::min(text.find_first_not_of("=- "), text.size())));
  if (syntax.starts_with('{') || syntax == "${}") text = trim(text.substr(0, std::min(text.find('|'), text.size())));
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

/// "{first_name|there}" is a field with a fallback, "{Hi|Hey}" is spintax.
bool is_field_with_fallback(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  if (inside.find('|', bar + 1) != std::string_view::npos || inside.find('{') != std::string_view::npos) return false;
  const std::string_view field = trim(inside.substr(0, bar));
  if (!is_label(field, "_.")) return false;
  const Fills fills = judge_fills(field);
  return field.find('_') != std::string_view::npos || fills == Fills::kPersonName || fills == Fills::kCompany;
}

/// judge_fills() with a memory: a merge file repeats its few names many times.
class Judge {
 public:
  Fills operator()(const std::string& name) {
    const auto [row, is_new] = known_.try_emplace(name, Fills::kOther);
    if (is_new) row->second = judge_fills(name);
    return row->second;
  }

 private:
  std::unordered_map<std::string, Fills> known_;
};

/// Scans one region. Every closing mark is searched for once, so the scan is linear whatever the text.
class Scanner {
 public:
  Scanner(std::string_view text, Span region, Judge& judge, std::vector<Placeholder>& out)
      : text_(text.substr(0, region.end)), whole_(text), region_(region), judge_(judge), out_(out) {}

  void scan() {
    std::size_t at = kOpenings.find(text_, region_.begin, text_.size());
    while (at < text_.size()) at = kOpenings.find(text_, try_all(at), text_.size());
  }

 private:
  /// Tries all syntaxes at `at`; returns where to go on.
  std::size_t try_all(std::size_t at) {
    for (std::size_t i = 0; i < kSyntaxes.size(); ++i) {
      if (kSyntaxes[i].open == "{" && text_[at] == '{') {
        if (const std::size_t end = try_spintax(at); end > at) return end;
      }
      if (const std::size_t end = try_one(kSyntaxes[i], closes_[i], at); end > at) return end;
    }
    const std::size_t end = try_one(kHash, closes_.back(), at);
    return std::max(end, at + 1);
  }

  /// The end of the placeholder at `at` in this syntax, or `at`.
  std::size_t try_one(const Syntax& syntax, std::size_t& cached_close, std::size_t at) {
    if (text_.substr(at, syntax.open.size()) != syntax.open) return at;
    const std::size_t begin = at + syntax.open.size();
    if (cached_close < begin) cached_close = text_.find(syntax.close, begin);
    std::size_t close = cached_close;
    if (close == std::string_view::npos || close == begin || close - begin > syntax.max_inside) return at;
    const std::string_view inside = text_.substr(begin, close - begin);
    const std::size_t end = close + syntax.close.size();
    const Around around{at > region_.begin ? text_[at - 1] : ' ', end < whole_.size() ? whole_[end] : ' '};
    if (trim(inside).empty() || !syntax.accept(inside, around)) return at;
    add(syntax.name, at, inside, end);
    return end;
  }

  /// `{a|b}` with its nested braces, or `at`.
  std::size_t try_spintax(std::size_t at) {
    if (!braces_known_) match_braces();
    while (next_brace_ < braces_.size() && braces_[next_brace_].first < at) ++next_brace_;
    if (next_brace_ == braces_.size() || braces_[next_brace_].first != at) return at;
    const std::size_t close = braces_[next_brace_].second;
    if (close == 0 || close - at > kSpintax.max_inside) return at;
    const std::string_view inside = text_.substr(at + 1, close - at - 1);
    const std::size_t bar = inside.find('|');
    if (bar == std::string_view::npos || inside.front() == '{' || inside.front() == '%' || !has_letter(inside))
      return at;
    if (inside.find_first_of("\"=;<>") != std::string_view::npos) return at;
    add(is_field_with_fallback(inside) ? "{}" : kSpintax.name, at, inside, close + 1);
    return close + 1;
  }

  /// Pairs every `{` of the region with its `}`.
  void match_braces() {
    braces_known_ = true;
    std::vector<std::size_t> open;
    for (std::size_t i = kBraces.find(text_, region_.begin, text_.size()); i < text_.size();
         i = kBraces.find(text_, i + 1, text_.size())) {
      if (text_[i] == '{') {
        open.push_back(braces_.size());
        braces_.emplace_back(u32(i), 0);
      } else if (!open.empty()) {
        braces_[open.back()].second = u32(i);
        open.pop_back();
      }
    }
  }

  void add(std::string_view syntax, std::size_t begin, std::string_view inside, std::size_t end) {
    Placeholder p;
    p.span = {u32(begin), u32(end)};
    p.syntax = std::string(syntax);
    p.name = syntax == "spintax" ? std::string(trim(inside)) : name_of_slot(syntax, inside);
    p.fills = is_control(syntax, trim(inside)) ? Fills::kControl : syntax == "spintax" ? Fills::kOther : judge_(p.name);
    out_.push_back(std::move(p));
  }

  std::string_view text_;  ///< up to the end of the region
  std::string_view whole_;
  Span region_;
  Judge& judge_;
  std::vector<Placeholder>& out_;
  std::array<std::size_t, kSyntaxes.size() + 1> closes_{};  ///< the next closing mark of each syntax
  std::vector<std::pair<std::uint32_t, std::uint32_t>> braces_;
  std::size_t next_brace_ = 0;
  bool braces_known_ = false;
};

}  // namespace

std::vector<Placeholder> find_placeholders(std::string_view text, const std::vector<Span>& regions) {
  std::vector<Placeholder> out;
  Judge judge;
  for (const Span region : regions) Scanner(text, region, judge, out).scan();
  return out;
}

Span inside_of(std::string_view text, const Placeholder& placeholder) {
  const auto same = [&](const Syntax& row) { return row.name == placeholder.syntax; };
  const auto row = std::find_if(kSyntaxes.begin(), kSyntaxes.end(), same);
  const Syntax& syntax = row != kSyntaxes.end() ? *row : placeholder.syntax == kHash.name ? kHash : kSpintax;
  return trimmed(text,
                 {u32(placeholder.span.begin + syntax.open.size()), u32(placeholder.span.end - syntax.close.size())});
}

std::optional<Placeholder> whole_placeholder(std::string_view text, Span code) {
  Span inside = code;
  while (inside.size() > 2 && text[inside.begin] == '`' && text[inside.end - 1] == '`')
    inside = {inside.begin + 1, inside.end - 1};
  inside = trimmed(text, inside);
  std::vector<Placeholder> found = find_placeholders(text, {inside});
  if (found.size() != 1 || found[0].span != inside) return std::nullopt;
  return std::move(found[0]);
}

}  // namespace mannerly::draft
