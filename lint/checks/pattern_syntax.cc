#include "checks/pattern_syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace mannerly {
namespace {

using Ascii = std::bitset<kAsciiCount>;

Ascii range_of(std::size_t first, std::size_t last) {
  Ascii out;
  for (std::size_t c = first; c <= last && c < kAsciiCount; ++c) out.set(c);
  return out;
}

Ascii digits() { return range_of('0', '9'); }
Ascii word_signs() { return digits() | range_of('a', 'z') | range_of('A', 'Z') | range_of('_', '_'); }
Ascii spaces() { return range_of('\t', '\n') | range_of('\f', '\r') | range_of(' ', ' '); }

/// Whether none of these characters, which are outside ASCII, has another case: punctuation, arrows, symbols, emoji.
bool have_no_case(char32_t first, char32_t last) {
  constexpr std::array<ForeignChars::Range, 4> kBlocks = {
      {{0x2000, 0x20CF}, {0x2190, 0x24B5}, {0x24EA, 0x2BFF}, {0x1F000, 0x1FAFF}}};
  return std::any_of(kBlocks.begin(), kBlocks.end(),
                     [&](const auto& block) { return block.first <= first && last <= block.last; });
}

/// Characters of a class or a literal; under (?i) both cases of a letter, and what folds to it from outside ASCII.
struct Chars {
  Ascii ascii;
  ForeignChars foreign;
  bool folds = false;

  static Chars any_but(const Ascii& ascii) { return {~ascii, {{}, true, true}}; }
  std::size_t size() const { return ascii.count() + (foreign.none() ? 0U : 1U); }

  void add(char32_t first, char32_t last) {
    ascii |= range_of(first, last);
    if (last >= kAsciiCount && !foreign.any_but)
      foreign.ranges.push_back({std::max<char32_t>(first, kAsciiCount), last});
  }
  void add(const Chars& other) {
    ascii |= other.ascii;
    if (other.foreign.any_but) foreign.ranges.clear();
    foreign.any_but = foreign.any_but || other.foreign.any_but;
    if (foreign.any_but) return;
    foreign.ranges.insert(foreign.ranges.end(), other.foreign.ranges.begin(), other.foreign.ranges.end());
  }
  void ignore_case() {
    constexpr std::size_t kToLower = 'a' - 'A';
    for (std::size_t c = 'A'; c <= 'Z'; ++c) {
      const bool either = ascii[c] || ascii[c + kToLower];
      ascii[c] = ascii[c + kToLower] = either;
    }
    folds = ascii['k'] || ascii['s'];
    foreign.exact = std::all_of(foreign.ranges.begin(), foreign.ranges.end(),
                                [](const auto& range) { return have_no_case(range.first, range.last); });
  }
  void negate() {
    ascii = ~ascii;
    foreign.any_but = !foreign.any_but;
  }
};

struct Flags {
  bool ignore_case = false;
  bool dot_takes_all = false;
};

class Parser {
 public:
  explicit Parser(std::string_view pattern) : text_(pattern) {}

  std::optional<PatternTree> read() {
    PatternTree out = alternatives({});
    if (failed_ || at_ < text_.size()) return std::nullopt;
    return out;
  }

 private:
  using Kind = PatternTree::Kind;
  static constexpr std::size_t kDeepest = 100;

  bool ends() const { return failed_ || at_ >= text_.size(); }
  bool take(std::string_view what) {
    if (failed_ || !text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  PatternTree give_up() {
    failed_ = true;
    return {};
  }

  /// Flags set within hold to the end of the group.
  PatternTree alternatives(Flags flags) {
    PatternTree out;
    out.kind = Kind::kAny;
    if (++depth_ > kDeepest) return give_up();
    do {
      PatternTree row;
      while (!ends() && text_[at_] != '|' && text_[at_] != ')') row.parts.push_back(repeated(flags));
      out.parts.push_back(std::move(row));
    } while (take("|"));
    --depth_;
    return out;
  }

  PatternTree repeated(Flags& flags) {
    PatternTree one = atom(flags);
    for (std::size_t least = 0, most = 0; !ends() && take_repeat(least, most);) {
      PatternTree out;
      out.kind = Kind::kRepeat;
      out.least = least;
      out.most = most;
      out.lazy = take("?");
      out.parts.push_back(std::move(one));
      one = std::move(out);
    }
    return one;
  }

  bool take_repeat(std::size_t& least, std::size_t& most) {
    least = text_[at_] == '+' ? 1 : 0;
    most = text_[at_] == '?' ? 1 : PatternTree::kEndless;
    return take("*") || take("+") || take("?") || take_count(least, most);
  }

  /// {n}, {n,} or {n,m}; any other brace stands for itself.
  bool take_count(std::size_t& least, std::size_t& most) {
    if (text_[at_] != '{') return false;
    const char* const end = text_.data() + text_.size();
    auto read = std::from_chars(text_.data() + at_ + 1, end, least);
    if (read.ec != std::errc{}) return false;
    most = least;
    if (read.ptr != end && *read.ptr == ',') {
      most = PatternTree::kEndless;
      ++read.ptr;
      if (read.ptr != end && *read.ptr != '}') read = std::from_chars(read.ptr, end, most);
    }
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '}') return false;
    at_ = static_cast<std::size_t>(read.ptr - text_.data()) + 1;
    return true;
  }

  PatternTree atom(Flags& flags) {
    if (take("(")) return group(flags);
    if (take("[")) return chars(characters_of_class(flags));
    if (take("^")) return boundary(PatternTree::Boundary::kLineBegin);
    if (take("$")) return boundary(PatternTree::Boundary::kLineEnd);
    if (take("\\b")) return boundary(PatternTree::Boundary::kWord);
    if (take("\\B")) return boundary(PatternTree::Boundary::kNoWord);
    if (take("\\A")) return boundary(PatternTree::Boundary::kTextBegin);
    if (take("\\z")) return boundary(PatternTree::Boundary::kTextEnd);
    if (take(".")) return chars(Chars::any_but(flags.dot_takes_all ? Ascii() : range_of('\n', '\n')));
    Chars out;
    if (take("\\")) {
      out = escaped();
    } else {
      const char32_t c = character();
      out.add(c, c);
    }
    if (flags.ignore_case) out.ignore_case();
    return chars(out);
  }

  static PatternTree chars(const Chars& of) {
    PatternTree out;
    out.kind = Kind::kChars;
    out.ascii = of.ascii;
    out.foreign = of.foreign;
    out.folds = of.folds;
    return out;
  }

  static PatternTree boundary(PatternTree::Boundary which) {
    PatternTree out;
    out.kind = Kind::kBoundary;
    out.boundary = which;
    return out;
  }

  /// Behind the bracket. (?i) alone sets a flag for what follows it.
  PatternTree group(Flags& flags) {
    Flags inner = flags;
    const bool numbered = !text_.substr(at_).starts_with("?") || text_.substr(at_).starts_with("?P<");
    const int number = numbered ? ++groups_ : 0;
    if (take("?P<")) {
      while (!ends() && text_[at_] != '>') ++at_;
      take(">");
    } else if (take("?")) {
      while (!ends() && text_[at_] != ':' && text_[at_] != ')') {
        const char flag = text_[at_++];
        if (flag == 'i') inner.ignore_case = true;
        if (flag == 's') inner.dot_takes_all = true;
        if (flag != 'i' && flag != 's' && flag != 'm') return give_up();
      }
      if (take(")")) {
        flags = inner;
        return {};
      }
      if (!take(":")) return give_up();
    }
    PatternTree out = alternatives(inner);
    out.group = number;
    return take(")") ? out : give_up();
  }

  /// One character as it stands.
  char32_t character() { return next_code_point(text_, at_); }

  /// What the escape stands for, behind its backslash.
  Chars escaped() {
    if (ends()) failed_ = true;
    if (failed_) return {};
    const char c = text_[at_++];
    Chars out;
    switch (c) {
      case 'd':
        out.ascii = digits();
        return out;
      case 'w':
        out.ascii = word_signs();
        return out;
      case 's':
        out.ascii = spaces();
        return out;
      case 'D':
        return Chars::any_but(digits());
      case 'W':
        return Chars::any_but(word_signs());
      case 'S':
        return Chars::any_but(spaces());
      case 'n':
        out.add('\n', '\n');
        return out;
      case 't':
        out.add('\t', '\t');
        return out;
      case 'r':
        out.add('\r', '\r');
        return out;
      case 'x': {
        const char32_t sign = hexadecimal();
        out.add(sign, sign);
        return out;
      }
      default:
        break;
    }
    const auto sign = static_cast<unsigned char>(c);
    if (sign >= kAsciiCount || word_signs()[sign]) failed_ = true;
    if (!failed_) out.add(sign, sign);
    return out;
  }

  /// 2e or {1f600}
  char32_t hexadecimal() {
    constexpr int kHex = 16;
    constexpr std::size_t kShort = 2;
    const bool braces = take("{");
    const std::size_t size = braces ? text_.find('}', at_) - at_ : kShort;
    std::uint32_t out = 0;
    const std::string_view written = text_.substr(at_, size);
    const auto read = std::from_chars(written.data(), written.data() + written.size(), out, kHex);
    if (read.ec != std::errc{} || read.ptr != written.data() + written.size()) failed_ = true;
    at_ += written.size();
    if (braces && !take("}")) failed_ = true;
    return out;
  }

  /// Behind the bracket. What is not in a class can be told where it is known to the letter what is: names of classes
  /// are not read.
  Chars characters_of_class(const Flags& flags) {
    const bool negated = take("^");
    Chars out;
    for (bool first = true; !ends() && (first || text_[at_] != ']'); first = false) {
      if (text_.substr(at_).starts_with("[:")) failed_ = true;
      const auto [one, sign] = class_item();
      const bool is_range = sign && text_.substr(at_, 1) == "-" && text_.substr(at_ + 1, 1) != "]";
      if (!is_range) {
        out.add(one);
        continue;
      }
      take("-");
      const auto last = class_item().second;
      if (!last) failed_ = true;
      if (last) out.add(*sign, *last);
    }
    if (!take("]")) failed_ = true;
    if (flags.ignore_case) out.ignore_case();
    if (negated) out.negate();
    return out;
  }

  /// The characters at this place of a class, and the one when it is one.
  std::pair<Chars, std::optional<char32_t>> class_item() {
    Chars out;
    if (ends()) failed_ = true;
    if (failed_) return {out, std::nullopt};
    if (!take("\\")) {
      const char32_t c = character();
      out.add(c, c);
      return {out, c};
    }
    const std::size_t begin = at_;
    out = escaped();
    if (failed_ || out.size() != 1) return {out, std::nullopt};
    if (out.foreign.none()) return {out, static_cast<char32_t>(out.ascii._Find_first())};
    at_ = begin + 1;  // behind the x
    return {out, hexadecimal()};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  int groups_ = 0;
  bool failed_ = false;
};

/// What can be done without taking a letter, a digit or an underscore of ASCII.
struct Wordless {
  bool passes = true;    ///< to get behind the tree
  bool reaches = false;  ///< to get to the group in it
};

Wordless wordless(const PatternTree& tree, int group) {
  if (tree.group == group) return {true, true};
  Wordless out;
  switch (tree.kind) {
    case PatternTree::Kind::kChars:
      out.passes = tree.takes_foreign() || (tree.ascii & ~word_signs()).any();
      break;
    case PatternTree::Kind::kBoundary:
      break;
    case PatternTree::Kind::kAll:
      for (const PatternTree& part : tree.parts) {
        const Wordless one = wordless(part, group);
        out.reaches = out.reaches || (out.passes && one.reaches);
        out.passes = out.passes && one.passes;
      }
      break;
    case PatternTree::Kind::kAny:
      out.passes = false;
      for (const PatternTree& part : tree.parts) {
        const Wordless one = wordless(part, group);
        out.reaches = out.reaches || one.reaches;
        out.passes = out.passes || one.passes;
      }
      break;
    case PatternTree::Kind::kRepeat:
      out = wordless(tree.parts.front(), group);
      out.passes = out.passes || tree.least == 0;
      break;
  }
  return out;
}

}  // namespace

Side side_of(std::size_t byte) {
  if (byte == '\n') return Side::kLineEnd;
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return letter || (byte >= '0' && byte <= '9') || byte == '_' ? Side::kWord : Side::kOther;
}

bool holds(PatternTree::Boundary boundary, Side before, Side behind) {
  const auto ends_line = [](Side side) { return side == Side::kTextEnd || side == Side::kLineEnd; };
  using Boundary = PatternTree::Boundary;
  switch (boundary) {
    case Boundary::kLineBegin:
      return ends_line(before);
    case Boundary::kLineEnd:
      return ends_line(behind);
    case Boundary::kTextBegin:
      return before == Side::kTextEnd;
    case Boundary::kTextEnd:
      return behind == Side::kTextEnd;
    case Boundary::kWord:
      return (before == Side::kWord) != (behind == Side::kWord);
    case Boundary::kNoWord:
      return (before == Side::kWord) == (behind == Side::kWord);
  }
  return true;
}

std::optional<PatternTree> read_pattern_tree(std::string_view pattern) { return Parser(pattern).read(); }

bool has_word_before(std::string_view pattern, int group) {
  const auto tree = read_pattern_tree(pattern);
  return tree && !wordless(*tree, group).reaches;
}

}  // namespace mannerly
