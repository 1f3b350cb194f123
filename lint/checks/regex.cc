#include "checks/regex.h"

#include "base/late.h"
#include "base/strings.h"
#include "checks/pattern_cost.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>

namespace mannerly {
namespace {

constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::int64_t kMaxProgramBytes = 8 << 20;

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  out.set_max_mem(kMaxProgramBytes);
  return out;
}

std::string by_lines(const std::string& pattern) { return "(?m)" + pattern; }

/// Whether the pattern can match where only `present` of its strings occur.
bool can_match(const re2::FilteredRE2& filter, const std::vector<int>& present) {
  std::vector<int> possible;
  filter.AllPotentials(present, &possible);
  return !possible.empty();
}

/// Whether the byte at `i` is of a character from U+2000 to U+20FF, which have no case: dashes, curly quotes, signs.
bool is_general_punctuation(std::string_view text, std::size_t i) {
  constexpr std::string_view kFirst = "\xE2";
  for (std::size_t begin = i >= 2 ? i - 2 : 0; begin <= i; ++begin) {
    if (text.substr(begin, 1) == kFirst && begin + 2 < text.size() &&
        (text[begin + 1] == '\x80' || text[begin + 1] == '\x81' || text[begin + 1] == '\x82')) {
      return true;
    }
  }
  return false;
}

/// Whether a range of a class from the character at `begin` to the one at `end` has both cases of its letters or none.
bool range_has_no_case(std::string_view pattern, std::size_t begin, std::size_t end) {
  const auto is_symbol = [&](std::size_t at) { return symbol_escape_size(pattern, at) > 0; };
  if (is_symbol(begin) && is_symbol(end)) return true;
  const char first = pattern[begin];
  const char last = pattern[end];
  const auto is_plain = [](char c) { return c != '\\' && static_cast<unsigned char>(c) < 0x80; };
  return is_plain(first) && is_plain(last) && (first > 'Z' || last < 'A');
}

/// The expression that finds in a text of lower case what `pattern` finds in any, or nullopt where the two could
/// differ. Half the instructions that RE2 compiles for a pattern that ignores case are for the other case.
std::optional<std::string> in_lower_case(const std::string& pattern) {
  constexpr std::string_view kIgnoresCase = "(?i)";
  constexpr std::string_view kNotPlain = "pPxQCN0123456789";
  if (!pattern.starts_with(kIgnoresCase)) return std::nullopt;
  std::string out = pattern.substr(kIgnoresCase.size());
  if (out.find("[:") != std::string::npos) return std::nullopt;
  std::size_t last = 0;  // where the character before begins
  for (std::size_t i = 0, next = 0; i < out.size(); last = i, i = next) {
    const char c = out[i];
    next = i + 1;
    if (c == '-' && i > 0 && next < out.size() && !range_has_no_case(out, last, next)) {
      const bool in_class = out.rfind('[', i) != std::string::npos && out[next] != ']' && out[last] != '[';
      if (in_class) return std::nullopt;
    }
    if (c == '\\') {
      const std::size_t symbol = symbol_escape_size(out, i);
      next = i + std::max<std::size_t>(symbol, 2);
      if (symbol == 0 && next <= out.size() && kNotPlain.find(out[i + 1]) != std::string_view::npos)
        return std::nullopt;
    } else if (c == '(' && out.compare(i, 2, "(?") == 0 && out.compare(i, 3, "(?:") != 0) {
      return std::nullopt;
    } else if ((c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80 && !is_general_punctuation(out, i))) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

std::size_t symbol_escape_size(std::string_view pattern, std::size_t i) {
  constexpr std::string_view kOpen = "\\x{";
  constexpr std::size_t kHex = 16;
  if (!pattern.substr(i).starts_with(kOpen)) return 0;
  const std::size_t end = pattern.find('}', i);
  if (end == std::string_view::npos) return 0;
  const std::string digits(pattern.substr(i + kOpen.size(), end - i - kOpen.size()));
  const unsigned long sign = std::strtoul(digits.c_str(), nullptr, kHex);
  const bool is_circled_letter = sign >= 0x24B6 && sign <= 0x24E9;
  const bool has_no_case =
      !is_circled_letter && ((sign >= 0x2190 && sign <= 0x2BFF) || (sign >= 0x1F000 && sign <= 0x1FAFF));
  return has_no_case ? end - i + 1 : 0;
}

bool folds_into_ascii(std::string_view text) {
  return text.find("\u212A") != std::string_view::npos || text.find("\u017F") != std::string_view::npos;
}

struct Regex::Compiled {
  enum class Case { kAsWritten, kLower };
  /// One that was compiled as it is written.
  explicit Compiled(std::unique_ptr<const re2::RE2> compiled) : re(std::move(compiled)) {}
  Compiled(const std::string& pattern, Case letter_case)
      : Compiled(pattern, letter_case == Case::kLower ? in_lower_case(pattern) : std::nullopt) {}

  bool find(const CasedText& text, Span where, PatternTrial::Begin begin, int group, MatchGroups& groups) const;

  bool reads_lower = false;  ///< the expression is of lower case, and so is the text it is searched in
  std::unique_ptr<const re2::RE2> re;

 private:
  Compiled(const std::string& pattern, const std::optional<std::string>& lower)
      : reads_lower(lower.has_value()),
        re(std::make_unique<const re2::RE2>(by_lines(lower.value_or(pattern)), options())) {}
};

bool Regex::Compiled::find(const CasedText& text, Span where, PatternTrial::Begin begin, int group,
                           MatchGroups& groups) const {
  const std::string_view searched = reads_lower ? text.lower : text.written;
  std::array<re2::StringPiece, MatchGroups::kMost> pieces;
  const auto anchor = begin == PatternTrial::Begin::kHere ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
  const re2::StringPiece all(searched.data(), searched.size());
  if (!re->Match(all, where.begin, where.end, anchor, pieces.data(), group + 1)) return false;
  groups.clear();
  for (int i = 0; i <= group; ++i) {
    const re2::StringPiece& piece = pieces[static_cast<std::size_t>(i)];
    if (piece.data() == nullptr) continue;
    const auto at = static_cast<std::uint32_t>(piece.data() - searched.data());
    groups.set(i, {at, at + static_cast<std::uint32_t>(piece.size())});
  }
  return true;
}

struct Regex::Lazy {
  std::string pattern;
  PatternGate gate;
  PatternTrial trial;
  /// How long to go on trying: as long as it took to compile. A step is some ten instructions, compiling half a
  /// million.
  mutable std::atomic<std::size_t> steps_left = 50'000;
  Late<Compiled> compiled;
  Late<Compiled> as_written;  ///< for texts of which the lower case does not tell enough
};

const Regex::Compiled& Regex::compiled() const {
  return lazy_->compiled.get(
      [this] { return std::make_unique<const Compiled>(lazy_->pattern, Compiled::Case::kLower); });
}

const Regex::Compiled& Regex::compiled_for(std::string_view written) const {
  const Compiled& usual = compiled();
  if (!usual.reads_lower || !folds_into_ascii(written)) return usual;
  return lazy_->as_written.get(
      [this] { return std::make_unique<const Compiled>(lazy_->pattern, Compiled::Case::kAsWritten); });
}

/// Searches of a part of a text, behind one another: by trying as long as that answers, then with RE2.
class Regex::Search {
 public:
  Search(const Regex& regex, const CasedText& text, Span part)
      : regex_(regex),
        text_(text),
        part_(part),
        steps_left_(lazy().steps_left.load(std::memory_order_relaxed)),
        tries_(steps_left_ > 0 && lazy().trial.serves(written())) {}

  /// The first match at `from` or behind it, or at `from`; groups above `group` need not be told.
  bool find(std::uint32_t from, PatternTrial::Begin begin, int group, MatchGroups& groups) {
    const Span where{from, part_.end};
    if (tries_) {
      const PatternTrial::Answer answer = lazy().trial.find(text_.written, where, begin, groups, steps_left_);
      lazy().steps_left.store(steps_left_, std::memory_order_relaxed);
      if (answer != PatternTrial::Answer::kUnknown) return answer == PatternTrial::Answer::kMatch;
      tries_ = false;
    }
    if (compiled_ == nullptr) compiled_ = &regex_.compiled_for(written());
    return compiled_->find(text_, where, begin, group, groups);
  }

 private:
  const Lazy& lazy() const { return *regex_.lazy_; }
  std::string_view written() const { return text_.written.substr(part_.begin, part_.size()); }

  const Regex& regex_;
  const CasedText& text_;
  Span part_;
  std::size_t steps_left_;
  bool tries_;
  const Compiled* compiled_ = nullptr;
};

Regex Regex::accepted(std::string pattern, PatternGate gate, PatternTrial trial) {
  Regex out;
  out.lazy_ = std::make_shared<Lazy>();
  out.lazy_->pattern = std::move(pattern);
  out.lazy_->gate = gate;
  out.lazy_->trial = trial;
  return out;
}

Result<Regex> Regex::compile(const std::string& pattern) {
  if (pattern.size() > kMaxPatternBytes) return fail("the pattern is longer than 64 KiB");
  auto re = std::make_unique<const re2::RE2>(by_lines(pattern), options());
  if (!re->ok()) {
    std::string error = re->error();
    if (const std::string whole = ": " + by_lines(pattern); error.ends_with(whole)) {
      error.resize(error.size() - whole.size());
    }
    return fail("bad pattern: " + error);
  }
  if (re2::RE2::FullMatch("", *re)) return fail("the pattern matches the empty string");
  if (re->NumberOfCapturingGroups() >= MatchGroups::kMost) return fail("more than nine groups");
  Regex out = accepted(pattern);
  if (!in_lower_case(pattern)) {
    out.lazy_->compiled.get([&] { return std::make_unique<const Compiled>(std::move(re)); });
  }
  return out;
}

std::vector<Regex::Match> Regex::find_all(const CasedText& text, int group) const {
  if (!lazy_->gate.may_match(text.written)) return {};
  const auto end = static_cast<std::uint32_t>(text.written.size());
  Search search(*this, text, {0, end});
  std::vector<Match> found;
  MatchGroups groups;
  for (std::uint32_t at = 0; at <= end && search.find(at, PatternTrial::Begin::kAnywhere, group, groups);) {
    const Span whole = groups.span(0);
    if (!whole.empty() && groups.took_part(group)) found.push_back({whole, groups.span(group)});
    at = whole.empty() ? whole.end + 1 : whole.end;
  }
  return found;
}

std::vector<Regex::Match> Regex::find_all(const CasedText& text, const std::vector<Span>& parts, int group) const {
  std::vector<Match> found;
  for (const Span part : parts) {
    const auto moved = [&](Span span) { return Span{span.begin + part.begin, span.end + part.begin}; };
    const CasedText own{text.written.substr(part.begin, part.size()), text.lower.substr(part.begin, part.size())};
    for (const Match& match : find_all(own, group)) found.push_back({moved(match.whole), moved(match.group)});
  }
  return found;
}

std::vector<Regex::Match> Regex::find_all(std::string_view text, int group) const {
  const std::string lower = ascii_lower(text);
  return find_all({text, lower}, group);
}

std::string Regex::rewrite(const CasedText& text, Span whole, const std::string& rewrite) const {
  MatchGroups groups;
  if (!Search(*this, text, whole).find(whole.begin, PatternTrial::Begin::kHere, MatchGroups::kMost - 1, groups))
    return {};
  std::string out;
  for (std::size_t i = 0; i < rewrite.size(); ++i) {
    const bool is_escape = rewrite[i] == '\\' && i + 1 < rewrite.size();
    const char c = rewrite[is_escape ? ++i : i];
    if (!is_escape || c < '0' || c > '9') {
      out += c;
    } else if (groups.took_part(c - '0')) {
      const Span span = groups.span(c - '0');
      out += text.written.substr(span.begin, span.size());
    }
  }
  return out;
}

Span Regex::group_of(const CasedText& text, Span whole, int group) const {
  MatchGroups groups;
  const bool found = Search(*this, text, whole).find(whole.begin, PatternTrial::Begin::kHere, group, groups);
  return found && groups.took_part(group) ? groups.span(group) : Span{whole.begin, whole.begin};
}

int Regex::group_count() const { return compiled().re->NumberOfCapturingGroups(); }

const std::string& Regex::pattern() const { return lazy_->pattern; }

std::size_t pattern_cost(const std::string& pattern) {
  constexpr std::size_t kLeast = 40;      // parsing it, and looking for what must occur
  constexpr std::size_t kFault = 10'000;  // a program may be given up late
  if (pattern.size() > kMaxPatternBytes) return kLeast;
  const re2::RE2 re(by_lines(pattern), options());
  return kLeast + (re.ok() ? static_cast<std::size_t>(std::max(re.ProgramSize(), 0)) : kFault);
}

// RE2 tells which strings it would look for, and whether a pattern can match when only some of them occur. A list
// serves when the pattern cannot match without any of its strings. The frequent ones, which are the short ones, are
// tried first whether they can be spared; the next list is sought among the strings that no list has yet.
std::vector<AnyOf> required_strings(const std::string& pattern) {
  constexpr std::size_t kMostLists = 6;
  constexpr std::size_t kMostStrings = 400;
  re2::FilteredRE2 filter(1);
  int id = 0;
  if (filter.Add(by_lines(pattern), options(), &id) != re2::RE2::NoError) return {};
  std::vector<std::string> strings;
  filter.Compile(&strings);
  if (strings.size() > kMostStrings) return {};  // trying which can be spared takes time by their square
  const auto of = [&](int i) -> const std::string& { return strings[static_cast<std::size_t>(i)]; };
  std::vector<int> free(strings.size());
  std::iota(free.begin(), free.end(), 0);
  std::sort(free.begin(), free.end(),
            [&](int a, int b) { return of(a).size() != of(b).size() ? of(a).size() < of(b).size() : of(a) < of(b); });
  std::vector<AnyOf> out;
  std::vector<int> taken;
  while (!free.empty() && out.size() < kMostLists && !can_match(filter, taken)) {
    std::vector<int> present = taken;
    AnyOf list;
    std::vector<int> rest;
    for (const int one : free) {
      present.push_back(one);
      if (can_match(filter, present)) {
        present.pop_back();
        list.push_back(of(one));
        taken.push_back(one);
      } else {
        rest.push_back(one);
      }
    }
    if (std::find(list.begin(), list.end(), "") != list.end()) break;
    out.push_back(std::move(list));
    free = std::move(rest);
  }
  return out;
}

}  // namespace mannerly
