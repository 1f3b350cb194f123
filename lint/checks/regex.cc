#include "checks/regex.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <array>

namespace mannerly {
namespace {

constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::int64_t kMaxProgramBytes = 8 << 20;
constexpr std::int64_t kMaxSetBytes = 64 << 20;  // room for the states of all patterns together
constexpr int kMaxGroups = 10;

re2::RE2::Options options(std::int64_t most_bytes = kMaxProgramBytes) {
  re2::RE2::Options out;
  out.set_log_errors(false);
  out.set_max_mem(most_bytes);
  return out;
}

std::string by_lines(const std::string& pattern) { return "(?m)" + pattern; }

}  // namespace

Result<Regex> Regex::compile(const std::string& pattern) {
  if (pattern.size() > kMaxPatternBytes) return fail("the pattern is longer than 64 KiB");
  auto re = std::make_shared<const re2::RE2>(by_lines(pattern), options());
  if (!re->ok()) return fail("bad pattern: " + re->error());
  if (re2::RE2::FullMatch("", *re)) return fail("the pattern matches the empty string");
  if (re->NumberOfCapturingGroups() >= kMaxGroups) return fail("more than nine groups");
  Regex out;
  out.re_ = std::move(re);
  return out;
}

std::vector<Regex::Match> Regex::find_all(std::string_view text, int group) const {
  std::vector<Match> found;
  std::array<re2::StringPiece, kMaxGroups> groups;
  const re2::StringPiece piece(text.data(), text.size());
  std::size_t at = 0;
  while (at <= text.size() && re_->Match(piece, at, text.size(), re2::RE2::UNANCHORED, groups.data(), group + 1)) {
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
  const int count = 1 + re_->NumberOfCapturingGroups();
  const re2::StringPiece piece(text.data(), text.size());
  if (!re_->Match(piece, whole.begin, whole.end, re2::RE2::ANCHOR_START, groups.data(), count)) return {};
  std::string out;
  re_->Rewrite(&out, rewrite, groups.data(), count);
  return out;
}

int Regex::group_count() const { return re_->NumberOfCapturingGroups(); }

struct RegexSets::Impl {
  struct One {
    std::unique_ptr<re2::RE2::Set> set = std::make_unique<re2::RE2::Set>(options(kMaxSetBytes), re2::RE2::UNANCHORED);
    std::uint32_t size = 0;
  };
  std::array<One, kPatternTextCount> sets;
};

RegexSets::RegexSets() : impl_(std::make_unique<Impl>()) {}
RegexSets::~RegexSets() = default;
RegexSets::RegexSets(RegexSets&&) noexcept = default;
RegexSets& RegexSets::operator=(RegexSets&&) noexcept = default;

std::uint32_t RegexSets::add(PatternText text, const std::string& pattern) {
  auto& one = impl_->sets[static_cast<std::size_t>(text)];
  one.set->Add(by_lines(pattern), nullptr);
  return one.size++;
}

void RegexSets::finish() {
  for (auto& one : impl_->sets) {
    if (one.size > 0) one.set->Compile();
  }
}

std::vector<bool> RegexSets::candidates(PatternText kind, std::string_view text) const {
  const auto& one = impl_->sets[static_cast<std::size_t>(kind)];
  std::vector<bool> out(one.size, false);
  if (one.size == 0) return out;
  std::vector<int> ids;
  re2::RE2::Set::ErrorInfo info{};
  one.set->Match(re2::StringPiece(text.data(), text.size()), &ids, &info);
  // When the set's automaton runs out of memory it cannot rule anything out.
  if (info.kind == re2::RE2::Set::kOutOfMemory) return std::vector<bool>(one.size, true);
  for (const int id : ids) out[static_cast<std::size_t>(id)] = true;
  return out;
}

}  // namespace mannerly
