// Kind `spelling`: a word no dictionary knows. Decides which unknown words are names, foreign words or jargon and stay
// unreported; which words are known and what was meant is the speller's business.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/known_names.h"
#include "checks/params.h"
#include "checks/slips.h"
#include "checks/speller.h"

namespace mannerly {
namespace {

constexpr std::size_t kMaxSuggestions = 3;
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kLongestWord = 48;  // bytes; what is longer is no word, and judging it costs its square

/// Plain only once folded: ligatures, styled and full-width letters, which other rules speak of.
bool is_styled(std::string_view text, const Token& token) {
  return !is_ascii(text) && is_ascii(token.folded) && !is_ascii(replace_all(std::string(text), "’", "'"));
}

bool has_capital(const Token& token) {
  return token.casing == Casing::kCapital || token.casing == Casing::kUpper || token.casing == Casing::kMixed;
}

/// One draft's words and why some of them need no dictionary.
class DraftWords {
 public:
  DraftWords(const Analysis& analysis, const Speller& speller)
      : document_(analysis.document()), speller_(speller), context_(analysis.draft().context) {
    for (const std::string& word : analysis.rulebook().words) own_.add(word);
    look_up();
  }

  /// Tokens that are misspelt, as indexes into Document::tokens.
  std::vector<std::size_t> misspelt() const {
    std::vector<std::size_t> out;
    for (const std::size_t index : unknown_) {
      if (!is_excused(index)) out.push_back(index);
    }
    return out;
  }

  /// A token whose word the other variety of English writes otherwise, by the variety it belongs to.
  struct Marker {
    std::size_t token = 0;
    Counterpart other;
  };

  /// The words written in the variety that the rest of the draft is not. A draft is settled when two different words
  /// or more, and twice as many as of the other variety, show one; other drafts have no such words.
  std::vector<Marker> strays() const {
    std::vector<Marker> american;
    std::vector<Marker> british;
    for (const std::size_t i : two_ways_) {
      const Token& token = document_.tokens[i];
      if (token.casing != Casing::kLower || token.quoted) continue;
      if (is_in_quotes(token) || is_stated(token)) continue;
      auto other = speller_.counterpart(token.folded);
      if (!other || other->of == Variety::kEither || is_named(i)) continue;
      (other->of == Variety::kAmerican ? american : british).push_back({i, std::move(*other)});
    }
    const std::size_t us = different(american);
    const std::size_t gb = different(british);
    if (us >= 2 && us >= 2 * gb) return british;
    if (gb >= 2 && gb >= 2 * us) return american;
    return {};
  }

  /// A name of the context that is one edit away from the token, or an empty string.
  std::string near_context_name(const Token& token) const {
    constexpr std::size_t kShortestName = 5;
    const std::string word = without_possessive(token.folded);
    if (word.size() < kShortestName || !has_capital(token)) return {};
    for (const std::string& name : context_.words()) {
      if (name.size() >= kShortestName && name.front() == word.front() && edit_distance(word, name, 1) == 1)
        return name;
    }
    return {};
  }

 private:
  /// Different words among the markers.
  std::size_t different(const std::vector<Marker>& markers) const {
    std::set<std::string_view> words;
    for (const Marker& marker : markers) words.insert(document_.tokens[marker.token].folded);
    return words.size();
  }

  /// Joined to a neighbour by a mark, as in a name or an address.
  bool is_named(std::size_t index) const {
    const std::string_view bytes = document_.draft->source.bytes();
    const Span span = document_.tokens[index].span;
    const auto joins = [](char c) { return c == '-' || c == '_' || c == '/' || c == '.' || c == '@' || c == '#'; };
    if (span.begin > 0 && joins(bytes[span.begin - 1])) return true;
    return span.end + 1 < bytes.size() && joins(bytes[span.end]) && bytes[span.end + 1] > ' ';
  }

  bool is_first_of_sentence(std::size_t index) const {
    const Sentence& sentence = document_.sentences[document_.tokens[index].sentence];
    std::size_t i = sentence.first;
    while (i < index && document_.tokens[i].kind != TokenKind::kWord &&
           document_.tokens[i].kind != TokenKind::kPlaceholder)
      ++i;
    return i == index;
  }

  /// Most of the sentence's longer words are capitalised, as in a headline: capitals say nothing there.
  bool is_headline(const Sentence& sentence) const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      const Token& other = document_.tokens[i];
      if (other.kind != TokenKind::kWord || other.span.size() < 4) continue;
      ++words;
      if (has_capital(other)) ++capitals;
    }
    return words >= 3 && capitals * 3 >= words * 2;
  }

  /// Words that stand with a capital where none is due.
  std::set<std::string, std::less<>> find_names() const {
    std::set<std::string, std::less<>> names;
    std::vector<bool> headline;
    for (const Sentence& sentence : document_.sentences) headline.push_back(is_headline(sentence));
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      const Token& token = document_.tokens[i];
      if (token.kind != TokenKind::kWord || !has_capital(token)) continue;
      const bool frame = token.part == Part::kGreeting || token.part == Part::kSignature;
      if (frame || (!is_first_of_sentence(i) && !headline[token.sentence]))
        names.insert(without_possessive(token.folded));
    }
    return names;
  }

  bool is_name_here(std::string_view word) {
    if (!names_) names_ = find_names();
    return names_->contains(word);
  }

  /// A word of the configuration or the context, in any form.
  bool is_stated(const Token& token) const {
    const std::string plain = base_letters(token.folded);
    return own_.contains(token.folded) || context_.contains(token.folded) || own_.contains(plain) ||
           context_.contains(plain);
  }

  bool is_unknown(const Token& token) {
    if (token.quoted || token.span.size() < kShortestWord) return false;
    if (token.span.size() > kLongestWord) return false;
    if (is_in_quotes(token) || is_styled(document_.text(token), token)) return false;
    const std::string word = without_possessive(token.folded);
    if (is_stated(token)) return false;
    if (!near_context_name(token).empty())
      return !speller_.is_name(document_.text(token)) && !speller_.knows(document_.text(token));
    if (is_name_here(word) && !(token.casing == Casing::kLower && speller_.known_typo(token.folded))) return false;
    return !speller_.knows(document_.text(token));
  }

  /// One look for every word; the lists know most of them, and only the others are looked at from all sides.
  void look_up() {
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      const Token& token = document_.tokens[i];
      if (token.kind != TokenKind::kWord) continue;
      const Speller::Listing listing = speller_.listing(token.folded, token.hash);
      if (listing.has_counterpart) two_ways_.push_back(i);
      const bool is_right = listing.is_right && is_ascii(document_.text(token));
      if (!is_right && is_unknown(token)) unknown_.push_back(i);
    }
  }

  /// A common word one edit away.
  bool is_near_common(const Token& token) const {
    const std::string word = without_possessive(token.folded);
    for (const std::string& meant : speller_.suggest(word, kMaxSuggestions)) {
      if (speller_.is_common(meant) && edit_distance(word, meant, 1) <= 1) return true;
    }
    return false;
  }

  /// The best suggestion is so close that a slip is likelier than a word the dictionaries lack. Short unknown words are
  /// mostly abbreviations and capitalised ones mostly names, so these must come closer; so must a rare suggestion.
  bool is_plausible_slip(const Token& token) const {
    constexpr std::size_t kShort = 4;
    constexpr std::size_t kMedium = 5;
    constexpr std::size_t kLong = 7;
    constexpr std::size_t kVeryLong = 9;
    constexpr double kHalfSlip = 0.5;
    constexpr double kLikelySlip = 0.65;
    constexpr double kOneSlip = 0.85;
    constexpr double kOneEdit = 1.05;
    constexpr double kTwoEdits = 2.05;
    const std::string word = without_possessive(token.folded);
    if (has_capital(token) && word.size() < kLong) return false;
    const std::vector<std::string> meant = speller_.suggest(word, 1);
    if (meant.empty()) return false;
    const double cost = slip_cost(word, meant.front());
    const bool common = speller_.is_common(meant.front());
    if (has_capital(token)) return common && cost <= kOneSlip;
    if (word.size() < kShort) return common && cost <= kHalfSlip;
    if (word.size() == kShort) return common && cost <= kOneSlip;
    if (common) return true;
    if (speller_.is_frequent(meant.front())) {
      if (cost <= (word.size() > kMedium ? kOneSlip : kLikelySlip)) return true;
      if (word.size() > kLong && cost <= (word.size() >= kVeryLong ? kTwoEdits : kOneEdit)) return true;
    }
    return word.size() >= kLong && cost <= (word.size() >= kVeryLong ? kOneEdit : kOneSlip);
  }

  /// A lone word between quotation marks, which the document does not count as a quotation.
  bool is_in_quotes(const Token& token) const {
    const std::string_view bytes = document_.draft->source.bytes();
    const std::string_view before = bytes.substr(0, token.span.begin);
    const std::string_view after = bytes.substr(token.span.end);
    const auto closed = [&](std::string_view open, std::string_view close) {
      return before.ends_with(open) && after.starts_with(close);
    };
    return closed("\"", "\"") || closed("“", "”") || closed("'", "'") || closed("‘", "’") || closed("„", "“");
  }

  /// The name of a character reference left by a broken export: "&nbsp;".
  bool is_entity(const Token& token) const {
    const std::string_view bytes = document_.draft->source.bytes();
    return token.span.begin > 0 && bytes[token.span.begin - 1] == '&';
  }

  bool is_excused(std::size_t index) const {
    const Token& token = document_.tokens[index];
    if (!near_context_name(token).empty() || speller_.known_typo(document_.text(token))) return false;
    return is_entity(token) || is_foreign(index) || !is_plausible_slip(token);
  }

  /// Part of a run of unknown words with one that resembles no common word ("Go raibh maith agat", "asante sana"), or
  /// a lone one in a short sentence or sign-off ("Obrigado").
  bool is_foreign(std::size_t index) const {
    const Token& token = document_.tokens[index];
    const auto near = [&] { return is_near_common(token); };  // asked late: it looks around the word
    for (const std::size_t other : {index - 1, index + 1}) {
      const bool unknown = std::binary_search(unknown_.begin(), unknown_.end(), other);
      if (!unknown || document_.tokens[other].sentence != token.sentence) continue;
      if (speller_.known_typo(document_.text(document_.tokens[other]))) continue;
      if (!near() || !is_near_common(document_.tokens[other]) || document_.tokens[other].folded == token.folded)
        return true;
    }
    const bool sign_off =
        token.part == Part::kClosing || token.part == Part::kSignature || token.part == Part::kGreeting;
    constexpr std::uint32_t kShortSentence = 4;
    return (sign_off || document_.sentences[token.sentence].words <= kShortSentence) && !near();
  }

  const Document& document_;
  const Speller& speller_;
  KnownNames context_;
  KnownNames own_;
  std::optional<std::set<std::string, std::less<>>> names_;  ///< sought when a word is asked about
  std::vector<std::size_t> unknown_;                         ///< tokens, in order
  std::vector<std::size_t> two_ways_;                        ///< tokens of which varieties of English may differ
};

class SpellingCheck final : public Check {
 public:
  explicit SpellingCheck(std::string mixed) : mixed_(std::move(mixed)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    if (analysis.rulebook().speller == nullptr) return;
    const auto speller = analysis.rulebook().speller->in(analysis.draft().language);
    if (!speller) return;  // the linter says so
    const DraftWords words(analysis, **speller);
    for (const std::size_t index : words.misspelt()) {
      const Token& token = analysis.document().tokens[index];
      if (sink.in_scope(token.span.begin)) report(analysis, **speller, words, token, sink);
    }
    if (mixed_.empty() || !(*speller)->takes_any_variety()) return;
    for (const DraftWords::Marker& stray : words.strays()) {
      const Token& token = analysis.document().tokens[stray.token];
      if (sink.in_scope(token.span.begin)) report_stray(analysis, token, stray.other, sink);
    }
  }

 private:
  static void report(const Analysis& analysis, const Speller& speller, const DraftWords& words, const Token& token,
                     FindingSink& sink) {
    const std::string match(analysis.document().text(token));
    const std::string name = words.near_context_name(token);
    const bool certain = name.empty() && speller.known_typo(match).has_value();
    std::vector<std::string> meant = speller.suggest(match, kMaxSuggestions);
    if (!name.empty()) meant.insert(meant.begin(), capitalised(name));
    Finding& finding = sink.add(token.span, fill_in(sink.message(), {{"match", match}, {"instead", meant.front()}}));
    for (const std::string& text : meant) {
      finding.fixes.push_back(single_fix("write “" + text + "”", {token.span, text},
                                         certain ? Applicability::kSafe : Applicability::kSuggested));
    }
  }

  void report_stray(const Analysis& analysis, const Token& token, const Counterpart& other, FindingSink& sink) const {
    const bool american = other.of == Variety::kAmerican;
    Finding& finding = sink.add(token.span, fill_in(mixed_, {{"match", std::string(analysis.document().text(token))},
                                                             {"instead", other.text},
                                                             {"value", american ? "American" : "British"},
                                                             {"limit", american ? "British" : "American"}}));
    finding.severity = std::min(finding.severity, Severity::kAdvice);
    finding.fixes.push_back(
        single_fix("write “" + other.text + "”", {token.span, other.text}, Applicability::kSuggested));
  }

  std::string mixed_;
};

}  // namespace

/// `mixed` is the message for a spelling of the variety that the rest of the draft is not written in; without it such
/// words pass. The configuration's `language` and `words` decide the rest.
std::unique_ptr<Check> compile_spelling(const RuleSpec& spec, CompileContext& context) {
  std::string mixed;
  yaml::DictReader reader(spec.path);
  reader.on("mixed", [&](const yaml::Node& n) { return yaml::read_string(n, mixed); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<SpellingCheck>(std::move(mixed));
}

}  // namespace mannerly
