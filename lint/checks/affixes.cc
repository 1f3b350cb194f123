// The affix file's own terms: PFX and SFX rows are "flag strip add condition", a row of three words opens a flag; the
// dictionary's rows are "stem/flags".
#include "checks/affixes.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <utility>

#include "base/strings.h"
#include "text/document.h"

namespace mannerly {
namespace {

/// One character of a condition: the bytes it takes.
using Bytes = std::bitset<256>;

struct Affix {
  std::string strip;
  std::string add;
  std::vector<Bytes> condition;  ///< of the stem's first or last bytes
};

struct AffixClass {
  bool prefix = false;
  bool crosses = false;  ///< goes with affixes of the other end
  std::vector<Affix> affixes;
};

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (const std::string_view word : split(line, ' ')) {
    for (const std::string_view part : split(word, '\t')) {
      if (!part.empty()) out.push_back(part);
    }
  }
  return out;
}

std::string_view without_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "[^aeiou]y" → two sets of bytes; nullopt for letters outside ASCII in a set, which no set of bytes can say.
std::optional<std::vector<Bytes>> read_condition(std::string_view text) {
  std::vector<Bytes> out;
  if (text == ".") return out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    Bytes bytes;
    if (text[i] != '[') {
      if (text[i] == '.') {
        bytes.set();
      } else {
        bytes.set(static_cast<unsigned char>(text[i]));
      }
    } else {
      const bool negated = i + 1 < text.size() && text[i + 1] == '^';
      if (negated) ++i;
      for (++i; i < text.size() && text[i] != ']'; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x80) return std::nullopt;
        bytes.set(byte);
      }
      if (negated) bytes.flip();
    }
    out.push_back(bytes);
  }
  return out;
}

class AffixFile {
 public:
  /// False when the file says something that cannot be written out.
  bool read(std::string_view text) {
    static constexpr auto kHarmless =
        std::to_array<std::string_view>({"SET", "TRY", "ICONV", "NOSUGGEST", "COMPOUNDMIN", "WORDCHARS", "REP", "MAP",
                                         "KEY", "NAME", "HOME", "VERSION"});
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    for (const std::string_view line : split(text, '\n')) {
      const auto words = words_of(without_end(line));
      if (words.empty() || words[0].starts_with('#')) continue;
      if (words[0] == "PFX" || words[0] == "SFX") {
        if (!read_affix(words)) return false;
      } else if (words[0] == "COMPOUNDRULE" || words[0] == "ONLYINCOMPOUND") {
        if (words.size() < 2) return false;
        if (words[0] == "ONLYINCOMPOUND") compound_flags_ += words[1];
        if (words[0] == "COMPOUNDRULE") add_compound(words[1]);
      } else if (std::find(kHarmless.begin(), kHarmless.end(), words[0]) == kHarmless.end()) {
        return false;
      } else if (words[0] == "SET" && (words.size() < 2 || words[1] != "UTF-8")) {
        return false;
      } else if (words[0] == "ICONV" && words.size() > 2 && (words[1] != "’" || words[2] != "'")) {
        return false;
      }
    }
    return true;
  }

  /// Adds the forms of one row of the dictionary; false when its compounds would need more than digits.
  bool expand(std::string_view row, std::vector<std::string>& out) const {
    const std::size_t slash = row.find('/');
    const std::string stem(row.substr(0, slash));
    const std::string_view flags = slash == std::string_view::npos ? std::string_view{} : row.substr(slash + 1);
    const auto is_compound = [&](char flag) { return compound_flags_.find(flag) != std::string::npos; };
    if (std::any_of(flags.begin(), flags.end(), is_compound)) {
      return std::any_of(stem.begin(), stem.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    out.push_back(stem);
    for (const char flag : flags) {
      const auto found = classes_.find(flag);
      if (found == classes_.end()) continue;
      for (const Affix& affix : found->second.affixes) {
        const auto form = with(stem, affix, found->second.prefix);
        if (!form) continue;
        out.push_back(*form);
        if (found->second.crosses && !found->second.prefix) add_prefixes(stem, affix, flags, out);
      }
    }
    return true;
  }

 private:
  bool read_affix(const std::vector<std::string_view>& words) {
    if (words.size() < 4 || words[1].size() != 1) return false;
    AffixClass& out = classes_[words[1][0]];
    if (words.size() == 4) {
      out.prefix = words[0] == "PFX";
      out.crosses = words[2] == "Y";
      return true;
    }
    if (words[3].find('/') != std::string_view::npos) return false;
    auto condition = read_condition(words[4]);
    if (!condition) return false;
    const auto text = [](std::string_view word) { return word == "0" ? std::string() : std::string(word); };
    out.affixes.push_back({text(words[2]), text(words[3]), std::move(*condition)});
    return true;
  }

  /// The first row only says how many follow.
  void add_compound(std::string_view rule) {
    if (!std::exchange(compounds_counted_, true)) return;
    for (const char c : rule) {
      const bool is_operator = c == '*' || c == '?' || c == '(' || c == ')';
      if (!is_operator) compound_flags_ += c;
    }
  }

  static std::optional<std::string> with(const std::string& stem, const Affix& affix, bool prefix) {
    const std::size_t size = affix.condition.size();
    if (stem.size() < std::max(size, affix.strip.size()) || stem.size() <= affix.strip.size()) return std::nullopt;
    const std::size_t from = prefix ? 0 : stem.size() - size;
    for (std::size_t i = 0; i < size; ++i) {
      if (!affix.condition[i][static_cast<unsigned char>(stem[from + i])]) return std::nullopt;
    }
    const std::string_view whole = stem;
    if (prefix) {
      if (!whole.starts_with(affix.strip)) return std::nullopt;
      return affix.add + stem.substr(affix.strip.size());
    }
    if (!whole.ends_with(affix.strip)) return std::nullopt;
    return stem.substr(0, stem.size() - affix.strip.size()) + affix.add;
  }

  void add_prefixes(const std::string& stem, const Affix& suffix, std::string_view flags,
                    std::vector<std::string>& out) const {
    for (const char flag : flags) {
      const auto found = classes_.find(flag);
      if (found == classes_.end() || !found->second.prefix || !found->second.crosses) continue;
      for (const Affix& prefix : found->second.affixes) {
        const auto first = with(stem, prefix, true);
        if (!first) continue;
        if (auto both = with(*first, suffix, false)) out.push_back(std::move(*both));
      }
    }
  }

  std::map<char, AffixClass> classes_;
  std::string compound_flags_;
  bool compounds_counted_ = false;
};

/// The forms of every row as `rewrite` gives it; an empty row has none.
template <class Rewrite>
std::optional<std::vector<std::string>> expand(std::string_view aff, std::string_view dic, const Rewrite& rewrite) {
  AffixFile file;
  if (!file.read(aff)) return std::nullopt;
  std::vector<std::string> out;
  bool first = true;
  for (const std::string_view line : split(dic, '\n')) {
    const std::string_view row = without_end(line);
    const bool is_count = std::exchange(first, false);
    if (is_count || row.empty() || row.starts_with('\t')) continue;
    const std::string rewritten = rewrite(row.substr(0, row.find('\t')));
    if (!rewritten.empty() && !file.expand(rewritten, out)) return std::nullopt;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> expand_dictionary(std::string_view aff, std::string_view dic) {
  return expand(aff, dic, [](std::string_view row) { return std::string(row); });
}

std::optional<std::vector<std::string>> expand_without_inner_capitals(std::string_view aff, std::string_view dic) {
  return expand(aff, dic, [](std::string_view row) {
    const std::size_t end = std::min(row.find('/'), row.size());
    const std::string stem(row.substr(0, end));
    std::string plain = capitalised(to_lower(stem));
    const bool has_inner = plain != stem && plain != capitalised(stem);
    return has_inner ? plain.append(row.substr(end)) : std::string();
  });
}

}  // namespace mannerly
