#include "checks/gate_syntax.h"

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

/// Characters of a class or a literal; under (?i) both cases of a letter, and what folds to it from outside ASCII.
struct Chars {
  Ascii ascii;
  bool foreign = false;

  void add(char32_t first, char32_t last) {
    ascii |= range_of(first, last);
    foreign = foreign || last >= kAsciiCount;
  }
  void add(const Chars& other) {
    ascii |= other.ascii;
    foreign = foreign || other.foreign;
  }
  void ignore_case() {
    constexpr std::size_t kToLower = 'a' - 'A';
    for (std::size_t c = 'A'; c <= 'Z'; ++c) {
      const bool either = ascii[c] || ascii[c + kToLower];
      ascii[c] = ascii[c + kToLower] = either;
    }
    foreign = foreign || ascii['k'] || ascii['s'];
  }
};

struct Flags {
  bool ignore_case = false;
  bool dot_takes_all = false;
};

class Parser {
 public:
  explicit Parser(std::string_view pattern) : text_(pattern) {}

  std::optional<GateTree> read() {
    GateTree out = alternatives({});
    if (failed_ || at_ < text_.size()) return std::nullopt;
    return out;
  }

 private:
  using Kind = GateTree::Kind;
  static constexpr std::size_t kDeepest = 100;

  bool ends() const { return failed_ || at_ >= text_.size(); }
  bool take(std::string_view what) {
    if (failed_ || !text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  GateTree give_up() {
    failed_ = true;
    return {};
  }

  /// Flags set within hold to the end of the group.
  GateTree alternatives(Flags flags) {
    GateTree out;
    out.kind = Kind::kAny;
    if (++depth_ > kDeepest) return give_up();
    do {
      GateTree row;
      while (!ends() && text_[at_] != '|' && text_[at_] != ')') row.parts.push_back(repeated(flags));
      out.parts.push_back(std::move(row));
    } while (take("|"));
    --depth_;
    return out;
  }

  GateTree repeated(Flags& flags) {
    GateTree one = atom(flags);
    for (std::size_t least = 0, most = 0; !ends() && take_repeat(least, most);) {
      GateTree out;
      out.kind = Kind::kRepeat;
      out.least = least;
      out.most = most;
      out.parts.push_back(std::move(one));
      one = std::move(out);
      take("?");
    }
    return one;
  }

  bool take_repeat(std::size_t& least, std::size_t& most) {
    least = text_[at_] == '+' ? 1 : 0;
    most = text_[at_] == '?' ? 1 : GateTree::kEndless;
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
      most = GateTree::kEndless;
      ++read.ptr;
      if (read.ptr != end && *read.ptr != '}') read = std::from_chars(read.ptr, end, most);
    }
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '}') return false;
    at_ = static_cast<std::size_t>(read.ptr - text_.data()) + 1;
    return true;
  }

  GateTree atom(Flags& flags) {
    if (take("(")) return group(flags);
    if (take("[")) return chars(characters_of_class(flags));
    if (take("^")) return boundary(GateTree::Boundary::kLineBegin);
    if (take("$")) return boundary(GateTree::Boundary::kLineEnd);
    if (take("\\b")) return boundary(GateTree::Boundary::kWord);
    if (take("\\B")) return boundary(GateTree::Boundary::kNoWord);
    if (take("\\A")) return boundary(GateTree::Boundary::kTextBegin);
    if (take("\\z")) return boundary(GateTree::Boundary::kTextEnd);
    Chars out;
    if (take(".")) {
      out.add(0, kAsciiCount);
      out.ascii['\n'] = flags.dot_takes_all;
      return chars(out);
    }
    if (take("\\")) {
      out = escaped();
    } else {
      const char32_t c = character();
      out.add(c, c);
    }
    if (flags.ignore_case) out.ignore_case();
    return chars(out);
  }

  static GateTree chars(const Chars& of) {
    GateTree out;
    out.kind = Kind::kChars;
    out.ascii = of.ascii;
    out.foreign = of.foreign;
    return out;
  }

  static GateTree boundary(GateTree::Boundary which) {
    GateTree out;
    out.kind = Kind::kBoundary;
    out.boundary = which;
    return out;
  }

  /// Behind the bracket. (?i) alone sets a flag for what follows it.
  GateTree group(Flags& flags) {
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
    GateTree out = alternatives(inner);
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
        return {~digits(), true};
      case 'W':
        return {~word_signs(), true};
      case 'S':
        return {~spaces(), true};
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
    if (!negated) return out;
    return {~out.ascii, true};
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
    if (failed_ || out.ascii.count() + (out.foreign ? 1U : 0U) != 1) return {out, std::nullopt};
    if (!out.foreign) return {out, static_cast<char32_t>(out.ascii._Find_first())};
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

Wordless wordless(const GateTree& tree, int group) {
  if (tree.group == group) return {true, true};
  Wordless out;
  switch (tree.kind) {
    case GateTree::Kind::kChars:
      out.passes = tree.foreign || (tree.ascii & ~word_signs()).any();
      break;
    case GateTree::Kind::kBoundary:
      break;
    case GateTree::Kind::kAll:
      for (const GateTree& part : tree.parts) {
        const Wordless one = wordless(part, group);
        out.reaches = out.reaches || (out.passes && one.reaches);
        out.passes = out.passes && one.passes;
      }
      break;
    case GateTree::Kind::kAny:
      out.passes = false;
      for (const GateTree& part : tree.parts) {
        const Wordless one = wordless(part, group);
        out.reaches = out.reaches || one.reaches;
        out.passes = out.passes || one.passes;
      }
      break;
    case GateTree::Kind::kRepeat:
      out = wordless(tree.parts.front(), group);
      out.passes = out.passes || tree.least == 0;
      break;
  }
  return out;
}

}  // namespace

std::optional<GateTree> read_gate_tree(std::string_view pattern) { return Parser(pattern).read(); }

bool has_word_before(std::string_view pattern, int group) {
  const auto tree = read_gate_tree(pattern);
  return tree && !wordless(*tree, group).reaches;
}

}  // namespace mannerly
