// Kind `pattern`: a regular expression matches. The prefilter in Analysis says which expressions are worth a search.
#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "base/late.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"
#include "checks/pattern_syntax.h"

namespace mannerly {
namespace {

constexpr NameTable<PatternText, kPatternTextCount> kTexts{
    {{PatternText::kProse, "prose"}, {PatternText::kRaw, "raw"}, {PatternText::kSubject, "subject"}}};

/// Where the prefilter knows a pattern.
struct PatternPlace {
  PatternText text = PatternText::kProse;
  std::uint32_t id = 0;
};

struct OnePattern {
  Regex regex = Regex::accepted({});
  PatternPlace place;
  int group = 0;
  std::optional<Regex> except;
  std::optional<std::string> instead;
  int among_group = 0;
  std::optional<PhraseList> among;  ///< every word of that group stands in one of these phrases
  PatternGate wordless;             ///< of `among`: where it can match without a word in that group
  bool follows_word = false;        ///< of `among`: a word stands before that group
  bool deletes = false;
  bool once = false;
  Applicability applicability = Applicability::kSuggested;
};

void write_one(const OnePattern& pattern, ByteWriter& out) {
  write_regex(pattern.regex, out);
  out.value(pattern.group);
  out.value(pattern.except.has_value());
  if (pattern.except) write_regex(*pattern.except, out);
  out.value(pattern.instead.has_value());
  if (pattern.instead) out.text(*pattern.instead);
  out.value(pattern.among_group);
  out.value(pattern.among.has_value());
  if (pattern.among) {
    out.number(pattern.among->list);
    out.text(gate_without_words(pattern.regex.pattern(), pattern.among_group));
    out.value(has_word_before(pattern.regex.pattern(), pattern.among_group));
  }
  out.value(pattern.deletes);
  out.value(pattern.once);
  out.value(pattern.applicability);
}

OnePattern read_one(ByteReader in, PhraseBook& book, RegexCache& regexes) {
  OnePattern out;
  out.regex = read_regex(in, regexes);
  out.group = in.value<int>();
  if (in.value<bool>()) out.except = read_regex(in, regexes);
  if (in.value<bool>()) out.instead = in.text();
  out.among_group = in.value<int>();
  if (in.value<bool>()) {
    out.among = list_of(book, in.number());
    out.wordless = PatternGate(in.text());
    out.follows_word = in.value<bool>();
  }
  out.deletes = in.value<bool>();
  out.once = in.value<bool>();
  out.applicability = in.value<Applicability>();
  return out;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The patterns of a rule. Those of a pack are read one by one when they are first asked for. Thread safe.
class Patterns {
 public:
  explicit Patterns(std::vector<OnePattern> made) : made_(made.size()) {
    for (OnePattern& one : made) {
      const std::size_t i = places_.size();
      places_.push_back(one.place);
      made_[i].get([&] { return std::make_unique<const OnePattern>(std::move(one)); });
    }
  }
  /// What write() wrote. The bytes, the book and the cache must outlive this.
  Patterns(ByteReader in, PhraseBook& book, RegexCache& regexes) : book_(&book), regexes_(&regexes) {
    const auto places = in.array<PatternPlace>();
    for (std::size_t i = 0; i < places.size(); ++i) places_.push_back(places[i]);
    begins_ = in.array<std::uint32_t>();
    bytes_ = in.text();
    made_ = std::vector<Late<OnePattern>>(places_.size());
  }
  void write(ByteWriter& out) const {
    ByteWriter bytes;
    std::vector<std::uint32_t> begins;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      begins.push_back(static_cast<std::uint32_t>(bytes.size()));
      write_one((*this)[i], bytes);
    }
    out.array(places_);
    out.array(begins);
    out.text(bytes.take());
  }

  const std::vector<PatternPlace>& places() const { return places_; }
  const OnePattern& operator[](std::size_t i) const {
    return made_[i].get([&] {
      auto out = std::make_unique<OnePattern>(read_one(ByteReader(bytes_.substr(begins_[i])), *book_, *regexes_));
      out->place = places_[i];
      return out;
    });
  }

 private:
  std::vector<PatternPlace> places_;
  // Of a pack: the patterns' bytes, and by pattern where they begin.
  FlatArray<std::uint32_t> begins_;
  std::string_view bytes_;
  PhraseBook* book_ = nullptr;
  RegexCache* regexes_ = nullptr;
  std::vector<Late<OnePattern>> made_;
};

class PatternCheck final : public Check {
 public:
  explicit PatternCheck(Patterns patterns) : patterns_(std::move(patterns)) {}

  /// Matches of all patterns; of overlapping ones the longest stays.
  void run(const Analysis& analysis, FindingSink& sink) const override {
    std::vector<Found> found;
    for (std::size_t i = 0; i < patterns_.places().size(); ++i) {
      const PatternPlace place = patterns_.places()[i];
      if (analysis.may_match(place.text, place.id)) search(patterns_[i], analysis, sink, found);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.span.size() > b.span.size(); });
    Taken taken;
    for (const Found& one : found) {
      if (taken.take(one.span)) report(one, analysis, sink);
    }
  }

  bool write(ByteWriter& out) const override {
    patterns_.write(out);
    return true;
  }

  Trigger trigger() const override {
    Trigger out{.kind = Trigger::Kind::kHits};
    for (const PatternPlace& place : patterns_.places()) out.patterns.emplace_back(place.text, place.id);
    return out;
  }

 private:
  struct Found {
    const OnePattern* pattern = nullptr;
    Regex::Match match;
    Span span;  ///< in the source
  };

  /// The text that matches stand in.
  class Taken {
   public:
    /// False when a part of it is taken.
    bool take(Span span) {
      const auto behind = ends_.lower_bound(span.begin);
      if (behind != ends_.end() && behind->first < span.end) return false;
      if (behind != ends_.begin() && std::prev(behind)->second > span.begin) return false;
      ends_.emplace_hint(behind, span.begin, span.end);
      return true;
    }

   private:
    std::map<std::uint32_t, std::uint32_t> ends_;  ///< by where they begin
  };

  static void search(const OnePattern& pattern, const Analysis& analysis, const FindingSink& sink,
                     std::vector<Found>& out) {
    const auto [kind, id] = pattern.place;
    const CasedText text = analysis.cased_text(kind);
    const std::uint32_t base = analysis.pattern_base(kind);
    std::vector<Span> parts = analysis.pattern_parts(kind, id);
    if (pattern.among) keep_with_known_words(pattern, analysis, parts);
    Exceptions exceptions(pattern, text);
    for (const Regex::Match& match : pattern.regex.find_all(text, parts, pattern.group)) {
      const Span span{match.group.begin + base, match.group.end + base};
      if (span.empty() || !sink.in_scope(span.begin) || !has_known_words(pattern, analysis, match.whole)) continue;
      if (exceptions.hold(match.group)) continue;
      out.push_back({&pattern, match, span});
      if (pattern.once) return;
    }
  }

  /// Where `except` matches, in the line that was asked for last.
  class Exceptions {
   public:
    Exceptions(const OnePattern& pattern, const CasedText& text) : pattern_(pattern), text_(text) {}

    /// A match of `except` overlaps the match within its line.
    bool hold(Span match) {
      if (!pattern_.except) return false;
      if (!is_one_line_ || !line_.contains(match)) read_line(match);
      const auto first =
          std::partition_point(matches_.begin(), matches_.end(), [&](Span one) { return one.end <= match.begin; });
      return first != matches_.end() && first->overlaps(match);
    }

   private:
    /// From the line that `match` begins in to the end of the one that it ends in.
    void read_line(Span match) {
      const std::string_view written = text_.written;
      const auto before = match.begin == 0 ? std::string_view::npos : written.rfind('\n', match.begin - 1);
      line_.begin = static_cast<std::uint32_t>(before == std::string_view::npos ? 0 : before + 1);
      line_.end = static_cast<std::uint32_t>(std::min(written.find('\n', match.end), written.size()));
      is_one_line_ = written.find('\n', line_.begin) >= line_.end;
      matches_.clear();
      for (const Regex::Match& one : pattern_.except->find_all(text_, {line_}, 0)) matches_.push_back(one.whole);
    }

    const OnePattern& pattern_;
    CasedText text_;
    Span line_;
    bool is_one_line_ = false;
    std::vector<Span> matches_;
  };

  /// Keeps of `parts`, which lie behind one another, those that a phrase of `among` stands in or that need none.
  static void keep_with_known_words(const OnePattern& pattern, const Analysis& analysis, std::vector<Span>& parts) {
    const std::uint32_t base = analysis.pattern_base(pattern.place.text);
    const std::string_view written = analysis.cased_text(pattern.place.text).written;
    std::span<const PhraseHit> hits = analysis.phrase_hits()[pattern.among->list];
    std::erase_if(parts, [&](Span part) {
      const Span own{part.begin + base, part.end + base};
      const std::string_view text = written.substr(part.begin, part.size());
      const auto word = std::find_if(text.begin(), text.end(), is_ascii_word);
      const auto first = own.begin + static_cast<std::uint32_t>(word - text.begin());
      while (!hits.empty() && hits.front().span.end <= own.begin) hits = hits.subspan(1);
      const auto behind =
          std::find_if(hits.begin(), hits.end(), [&](const PhraseHit& hit) { return hit.span.begin >= own.end; });
      const bool known = std::any_of(hits.begin(), behind, [&](const PhraseHit& hit) {
        return hit.span.overlaps(own) && (!pattern.follows_word || hit.span.begin > first);
      });
      return !known && !pattern.wordless.may_match(text);
    });
  }

  /// Whether every word that reaches into the group of `among` stands in one of its phrases.
  static bool has_known_words(const OnePattern& pattern, const Analysis& analysis, Span whole) {
    if (!pattern.among) return true;
    const std::uint32_t base = analysis.pattern_base(pattern.place.text);
    const Span group = pattern.regex.group_of(analysis.cased_text(pattern.place.text), whole, pattern.among_group);
    const Span words{group.begin + base, group.end + base};
    const std::span<const PhraseHit> hits = analysis.phrase_hits()[pattern.among->list];
    const auto begins_before = [](const auto& one, std::uint32_t at) { return one.span.begin < at; };
    const auto first = std::lower_bound(hits.begin(), hits.end(), words.begin, begins_before);
    const auto last = std::lower_bound(first, hits.end(), words.end, begins_before);
    const auto is_known = [&](const Token& token) {
      return token.kind == TokenKind::kMark || std::any_of(first, last, [&](const PhraseHit& hit) {
               return words.contains(hit.span) && hit.span.contains(token.span);
             });
    };
    if (words.empty()) return true;
    const std::vector<Token>& tokens = analysis.document().tokens;
    auto begin = std::lower_bound(tokens.begin(), tokens.end(), words.begin, begins_before);
    if (begin != tokens.begin() && std::prev(begin)->span.end > words.begin) --begin;
    const auto end = std::lower_bound(begin, tokens.end(), words.end, begins_before);
    return std::all_of(begin, end, is_known);
  }

  static void report(const Found& found, const Analysis& analysis, FindingSink& sink) {
    const OnePattern& pattern = *found.pattern;
    const CasedText text = analysis.cased_text(pattern.place.text);
    const Span span = found.span;
    const std::string instead = pattern.instead ? pattern.regex.rewrite(text, found.match.whole, *pattern.instead) : "";
    const std::string written(analysis.document().text(span));
    Finding& finding = sink.add(span, fill_in(sink.message(), {{"match", written}, {"instead", instead}}));
    if (pattern.deletes) {
      finding.fixes.push_back(
          single_fix("delete “" + written + "”", deletion(analysis.document(), span), pattern.applicability));
    } else if (pattern.instead) {
      finding.fixes.push_back(single_fix("write “" + instead + "”", replacement(analysis.document(), span, instead),
                                         pattern.applicability));
    }
  }

  Patterns patterns_;
};

/// Keys of one pattern, as values; compiled when all are read.
struct Written {
  std::string pattern;
  std::string except;
  OnePattern out;
};

yaml::Fault read_among(const yaml::Node& node, const std::string& path, CompileContext& context, OnePattern& out) {
  const yaml::Node* group = node.find("group");
  const yaml::Node* phrases = node.find("phrases");
  if (group == nullptr || phrases == nullptr || node.entries.size() != 2) return "expected {group: …, phrases: …}";
  out.among = compile_phrases(*phrases, path, context);
  return yaml::read_int(*group, out.among_group);
}

void add_keys(yaml::DictReader& reader, const std::string& path, CompileContext& context, Written& w) {
  reader.on("pattern", [&w](const yaml::Node& n) { return yaml::read_string(n, w.pattern); });
  reader.on("except", [&w](const yaml::Node& n) { return yaml::read_string(n, w.except); });
  reader.on("group", [&w](const yaml::Node& n) { return yaml::read_int(n, w.out.group); });
  reader.on("among", [&](const yaml::Node& n) { return read_among(n, path, context, w.out); });
  reader.on("on", [&w](const yaml::Node& n) { return read_named(n, kTexts, w.out.place.text); });
  reader.on("once", [&w](const yaml::Node& n) { return yaml::read_flag(n, w.out.once); });
  reader.on("instead", [&w](const yaml::Node& n) { return yaml::read_string(n, w.out.instead.emplace()); });
  reader.on("applicability", [&w](const yaml::Node& n) { return read_applicability(n, w.out.applicability); });
  reader.on("fix", [&w](const yaml::Node& n) -> yaml::Fault {
    w.out.deletes = n.scalar == "delete";
    return w.out.deletes ? "" : "expected “delete”";
  });
}

/// `written` holds the defaults of the rule level; `node` is one row of `patterns`, or the rule itself.
std::optional<OnePattern> compile_one(const yaml::Node& node, Written written, const std::string& path,
                                      CompileContext& context) {
  yaml::DictReader reader(path);
  add_keys(reader, path, context, written);
  if (!reader.read(node, context.problems)) return std::nullopt;
  const auto compile = [&](const char* key, const std::string& pattern, int group) -> std::optional<Regex> {
    auto regex = compile_regex(pattern, group, context);
    if (regex) return std::move(*regex);
    const yaml::Node* place = node.find(key);
    context.problems.push_back(yaml::error_at(place == nullptr ? node : *place, path, regex.error().message));
    return std::nullopt;
  };
  auto regex = compile("pattern", written.pattern, written.out.group);
  if (!regex) return std::nullopt;
  if (written.out.among && context.recorded == nullptr &&
      (written.out.among_group < 0 || written.out.among_group > regex->group_count())) {
    const std::string number = std::to_string(written.out.among_group);
    context.problems.push_back(yaml::error_at(node, path, "the pattern has no group " + number));
    return std::nullopt;
  }
  if (!written.except.empty()) written.out.except = compile("except", written.except, 0);
  written.out.regex = std::move(*regex);
  written.out.place.id = add_pattern(written.out.place.text, written.pattern, context);
  return std::move(written.out);
}

/// The rule's own keys without `patterns`: defaults for every row.
Written read_defaults(const yaml::Node& params, const std::string& path, CompileContext& context) {
  yaml::Node rest = params;
  std::erase_if(rest.entries, [](const auto& entry) { return entry.first.scalar == "patterns"; });
  Written out;
  yaml::DictReader reader(path);
  add_keys(reader, path, context, out);
  reader.read(rest, context.problems);
  return out;
}

}  // namespace

std::unique_ptr<Check> read_pattern(ByteReader in, Rulebook& rulebook, RegexCache& regexes) {
  return std::make_unique<PatternCheck>(Patterns(in, rulebook.phrases, regexes));
}

std::unique_ptr<Check> compile_pattern(const RuleSpec& spec, CompileContext& context) {
  std::vector<OnePattern> patterns;
  if (const yaml::Node* list = spec.params->find("patterns")) {
    const Written defaults = read_defaults(spec.params, spec.path, context);
    for (const yaml::Node& row : list->items) {
      if (auto one = compile_one(row, defaults, spec.path, context)) patterns.push_back(std::move(*one));
    }
  } else if (auto one = compile_one(spec.params, {}, spec.path, context)) {
    patterns.push_back(std::move(*one));
  }
  if (patterns.empty()) return nullptr;
  return std::make_unique<PatternCheck>(Patterns(std::move(patterns)));
}

}  // namespace mannerly
