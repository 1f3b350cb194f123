#include "checks/regex.h"

#include "base/late.h"
#include "checks/pattern_cost.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace mannerly {
namespace {

constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::int64_t kMaxProgramBytes = 8 << 20;
constexpr int kMaxGroups = 10;

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

}  // namespace

struct Regex::Lazy {
  std::string pattern;
  Late<re2::RE2> re;
};

const re2::RE2& Regex::re() const {
  return lazy_->re.get([this] { return std::make_unique<const re2::RE2>(by_lines(lazy_->pattern), options()); });
}

Regex Regex::accepted(std::string pattern) {
  Regex out;
  out.lazy_ = std::make_shared<Lazy>();
  out.lazy_->pattern = std::move(pattern);
  return out;
}

Result<Regex> Regex::compile(const std::string& pattern) {
  if (pattern.size() > kMaxPatternBytes) return fail("the pattern is longer than 64 KiB");
  auto re = std::make_unique<const re2::RE2>(by_lines(pattern), options());
  if (!re->ok()) return fail("bad pattern: " + re->error());
  if (re2::RE2::FullMatch("", *re)) return fail("the pattern matches the empty string");
  if (re->NumberOfCapturingGroups() >= kMaxGroups) return fail("more than nine groups");
  Regex out = accepted(pattern);
  out.lazy_->re.get([&] { return std::move(re); });
  return out;
}

std::vector<Regex::Match> Regex::find_all(std::string_view text, int group) const {
  const re2::RE2& expression = re();
  std::vector<Match> found;
  std::array<re2::StringPiece, kMaxGroups> groups;
  const re2::StringPiece piece(text.data(), text.size());
  std::size_t at = 0;
  while (at <= text.size() &&
         expression.Match(piece, at, text.size(), re2::RE2::UNANCHORED, groups.data(), group + 1)) {
    const auto span = [&](const re2::StringPiece& p) {
      const auto begin = static_cast<std::uint32_t>(p.data() - text.data());
      return Span{begin, begin + static_cast<std::uint32_t>(p.size())};
    };
    const Span whole = span(groups[0]);
    const re2::StringPiece& wanted = groups[static_cast<std::size_t>(group)];
    if (!whole.empty() && wanted.data() != nullptr) found.push_back({whole, span(wanted)});
    at = whole.empty() ? whole.end + 1 : whole.end;
  }
  return found;
}

std::string Regex::rewrite(std::string_view text, Span whole, const std::string& rewrite) const {
  std::array<re2::StringPiece, kMaxGroups> groups;
  const re2::RE2& expression = re();
  const int count = 1 + expression.NumberOfCapturingGroups();
  const re2::StringPiece piece(text.data(), text.size());
  if (!expression.Match(piece, whole.begin, whole.end, re2::RE2::ANCHOR_START, groups.data(), count)) return {};
  std::string out;
  expression.Rewrite(&out, rewrite, groups.data(), count);
  return out;
}

Span Regex::group_of(std::string_view text, Span whole, int group) const {
  std::array<re2::StringPiece, kMaxGroups> groups;
  const re2::StringPiece piece(text.data(), text.size());
  const re2::StringPiece& wanted = groups[static_cast<std::size_t>(group)];
  if (!re().Match(piece, whole.begin, whole.end, re2::RE2::ANCHOR_START, groups.data(), group + 1) ||
      wanted.data() == nullptr) {
    return {whole.begin, whole.begin};
  }
  const auto begin = static_cast<std::uint32_t>(wanted.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(wanted.size())};
}

int Regex::group_count() const { return re().NumberOfCapturingGroups(); }

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
