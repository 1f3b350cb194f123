#include "permit/exports_date.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "mannerly/context.h"
#include "permit/exports_text.h"

namespace mannerly::permit {
namespace {

using std::chrono::sys_seconds;

/// A run of digits or of letters, and what stands between it and the one before.
struct Token {
  std::string_view text;
  std::string_view gap;
  bool is_number = false;
  int value = 0;
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_gap(char c) { return std::string_view(" ,./:-+").find(c) != std::string_view::npos; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t gap = at;
    while (at < text.size() && is_gap(text[at])) ++at;
    Token token{.text = {}, .gap = text.substr(gap, at - gap)};
    const std::size_t begin = at;
    token.is_number = at < text.size() && is_digit(text[at]);
    while (at < text.size() && !is_gap(text[at]) && is_digit(text[at]) == token.is_number) ++at;
    token.text = text.substr(begin, at - begin);
    if (token.is_number && token.text.size() <= 4) {
      for (const char c : token.text) token.value = token.value * 10 + (c - '0');
    } else if (token.is_number) {
      token.value = -1;
    }
    out.push_back(token);
  }
  return out;
}

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  const std::string lowered = ascii_lower(word);
  if (lowered.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(lowered) || (i == 8 && lowered == "sept")) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

/// Years in which such a file can have been written; they fit 32 bits of seconds.
constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2099;
/// A longer text is no date.
constexpr std::size_t kLongest = 64;

std::optional<sys_seconds> day_of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return sys_seconds(std::chrono::sys_days(date));
}

/// "26" is 2026 where the form allows two digits.
std::optional<int> year_of(const Token& token) {
  if (!token.is_number) return std::nullopt;
  if (token.text.size() == 4) return token.value;
  return token.text.size() == 2 ? std::optional<int>(2000 + token.value) : std::nullopt;
}

/// Three tokens that are a date in a form without doubt.
std::optional<sys_seconds> clear_day(const Token& a, const Token& b, const Token& c) {
  const bool dashed = b.gap == "-" && c.gap == "-";
  if (a.is_number && b.is_number && c.is_number) {
    if (a.text.size() == 4 && (dashed || (b.gap == "/" && c.gap == "/"))) return day_of(a.value, b.value, c.value);
    const std::optional<int> year = year_of(c);
    return b.gap == "." && c.gap == "." && year ? day_of(*year, b.value, a.value) : std::nullopt;
  }
  if (a.is_number && c.is_number) {
    const std::optional<int> month = month_of(b.text);
    const std::optional<int> year = c.text.size() == 4 || dashed ? year_of(c) : std::nullopt;
    return month && year ? day_of(*year, *month, a.value) : std::nullopt;
  }
  const std::optional<int> month = a.is_number ? std::nullopt : month_of(a.text);
  if (month && b.is_number && c.is_number && c.text.size() == 4) return day_of(c.value, *month, b.value);
  return std::nullopt;
}

bool is_word(const Token& token, std::string_view word) { return ascii_lower(token.text) == word; }

/// Seconds that the clock time from `at` on adds to its day; the place behind it. Faulty: nullopt.
struct Clock {
  int seconds = 0;
  bool twelve_hours = false;
};
std::optional<Clock> clock_of(const std::vector<Token>& tokens, std::size_t at) {
  Clock clock;
  if (at == tokens.size()) return clock;
  if (is_word(tokens[at], "t")) ++at;
  if (at + 1 >= tokens.size() || !tokens[at].is_number || !tokens[at + 1].is_number || tokens[at + 1].gap != ":") {
    return std::nullopt;
  }
  int hour = tokens[at].value;
  const int minute = tokens[at + 1].value;
  int second = 0;
  at += 2;
  if (at < tokens.size() && tokens[at].is_number && tokens[at].gap == ":") second = tokens[at++].value;
  if (at < tokens.size() && tokens[at].is_number && tokens[at].gap == ".") ++at;
  if (at < tokens.size() && (is_word(tokens[at], "am") || is_word(tokens[at], "pm"))) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (is_word(tokens[at], "pm") ? 12 : 0);
    clock.twelve_hours = true;
    ++at;
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
  clock.seconds = hour * 3600 + minute * 60 + second;
  if (at < tokens.size() && (is_word(tokens[at], "utc") || is_word(tokens[at], "gmt") || is_word(tokens[at], "z")))
    ++at;
  if (at < tokens.size() && tokens[at].is_number && !tokens[at].gap.empty()) {
    const char sign = tokens[at].gap.back();
    int offset = tokens[at].value;
    if (sign != '+' && sign != '-') return std::nullopt;
    if (tokens[at].text.size() == 4) {
      offset = offset / 100 * 60 + offset % 100;
    } else if (tokens[at].text.size() == 2) {
      offset *= 60;
      if (at + 1 < tokens.size() && tokens[at + 1].gap == ":") offset += tokens[++at].value;
    } else {
      return std::nullopt;
    }
    if (offset < 0 || offset > 14 * 60) return std::nullopt;
    clock.seconds += (sign == '+' ? -60 : 60) * offset;
    ++at;
  }
  return at == tokens.size() ? std::optional<Clock>(clock) : std::nullopt;
}

/// "1/29/26": month first beside AM or PM, which is the export's own form; else only when one reading is a date.
Result<sys_seconds> slashed_day(const std::vector<Token>& tokens, const Clock& clock, const std::string& date) {
  const std::optional<int> year = year_of(tokens[2]);
  if (!year) return fail("“" + date + "” is no date");
  const auto month_first = day_of(*year, tokens[0].value, tokens[1].value);
  const auto day_first = day_of(*year, tokens[1].value, tokens[0].value);
  if (clock.twelve_hours && month_first) return *month_first;
  if (clock.twelve_hours) return fail("“" + date + "” is no date; the export writes month/day/year");
  if (month_first && day_first && *month_first != *day_first) {
    return fail("“" + date + "” may be day/month or month/day; write it as " +
                to_string(std::chrono::floor<std::chrono::days>(*month_first)) + " or " +
                to_string(std::chrono::floor<std::chrono::days>(*day_first)));
  }
  if (month_first) return *month_first;
  if (day_first) return *day_first;
  return fail("“" + date + "” is no date");
}

/// The digits at `at` and behind it.
int pair_at(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

/// True when `text` has the digits and the signs of `shape`; a letter of the shape stands for any.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'a') continue;
    if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  }
  return true;
}

/// "08 Feb 2026" of Connections.csv.
std::optional<sys_seconds> usual_day(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (!has_shape(text, "00 aaa 0000")) return std::nullopt;
  const std::size_t month = kMonths.find(text.substr(3, 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  return day_of(pair_at(text, 7) * 100 + pair_at(text, 9), static_cast<int>(month / 3) + 1, pair_at(text, 0));
}

/// "2025-06-01 14:03:22 UTC" of messages.csv.
std::optional<sys_seconds> usual_time(std::string_view text) {
  if (!has_shape(text, "0000-00-00 00:00:00 UTC")) return std::nullopt;
  const auto pair = [&](std::size_t at) { return pair_at(text, at); };
  const auto day = day_of(pair(0) * 100 + pair(2), pair(5), pair(8));
  if (!day || pair(11) > 23 || pair(14) > 59 || pair(17) > 60) return std::nullopt;
  return *day + std::chrono::seconds(pair(11) * 3600 + pair(14) * 60 + pair(17));
}

}  // namespace

Result<sys_seconds> parse_export_date(std::string_view text) {
  if (const auto time = usual_time(text)) return *time;
  if (const auto day = usual_day(text)) return *day;
  if (text.size() > kLongest) return fail("“" + shown(text) + "…” is no date");
  // No-break spaces, also the narrow one that stands before "PM".
  const std::string plain = replace_all(replace_all(std::string(text), "\xE2\x80\xAF", " "), "\xC2\xA0", " ");
  const std::string_view date = trim(plain);
  if (date.empty()) return fail("the date is missing");
  const std::vector<Token> tokens = tokens_of(date);
  const auto no_date = [&] { return fail("“" + shown(date) + "” is no date"); };
  if (tokens.size() < 3) return no_date();
  const std::optional<Clock> clock = clock_of(tokens, 3);
  if (!clock) return no_date();
  const bool numbers = tokens[0].is_number && tokens[1].is_number && tokens[2].is_number;
  Result<sys_seconds> day = no_date();
  if (const auto clear = clear_day(tokens[0], tokens[1], tokens[2])) {
    day = *clear;
  } else if (numbers && tokens[1].gap == "/" && tokens[2].gap == "/" && tokens[0].text.size() <= 2) {
    day = slashed_day(tokens, *clock, shown(date));
  }
  if (!day) return day;
  return *day + std::chrono::seconds(clock->seconds);
}

}  // namespace mannerly::permit
