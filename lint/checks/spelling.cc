// Kind `spelling`: a word no dictionary knows. Decides which unknown words are names, foreign words or jargon and stay
// unreported; which words are known and what was meant is the speller's business.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"
#include "checks/slips.h"
#include "checks/speller.h"

namespace mannerly {
namespace {

constexpr std::size_t kMaxSuggestions = 3;
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kLongestWord = 48;  // bytes; what is longer is no word, and judging it costs its square

using Words = std::set<std::string, std::less<>>;

bool has_capital(const Token& token) {
  return token.casing == Casing::kCapital || token.casing == Casing::kUpper || token.casing == Casing::kMixed;
}

std::string without_possessive(std::string_view folded) {
  if (folded.ends_with("'s")) folded.remove_suffix(2);
  if (folded.ends_with('\'')) folded.remove_suffix(1);
  return std::string(folded);
}

/// Adds the words of a name, title or company.
void add_words(std::string_view text, Words& out) {
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool inside =
        static_cast<unsigned char>(c) >= 0x80U || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
    if (inside) {
      word += c;
    } else if (!word.empty()) {
      out.insert(fold(word));
      word.clear();
    }
  }
}

Words context_names(const Context& context) {
  Words out;
  for (const Person* person : {&context.to, &context.from}) {
    for (const std::string* text :
         {&person->name, &person->preferred, &person->company, &person->title, &person->school, &person->location})
      add_words(*text, out);
    for (const std::string& alias : person->also) add_words(alias, out);
  }
  for (const std::string& group : context.groups) add_words(group, out);
  for (const std::string& mutual : context.reach.mutuals) add_words(mutual, out);
  return out;
}

/// One draft's words and why some of them need no dictionary.
class DraftWords {
 public:
  DraftWords(const Analysis& analysis, const Speller& speller)
      : document_(analysis.document()), speller_(speller), context_(context_names(analysis.draft().context)) {
    for (const std::string& word : analysis.rulebook().words) add_words(word, own_);
    find_names();
    find_unknown();
  }

  /// Tokens that are misspelt, as indexes into Document::tokens.
  std::vector<std::size_t> misspelt() const {
    std::vector<std::size_t> out;
    for (const std::size_t index : unknown_) {
      if (!is_excused(index)) out.push_back(index);
    }
    return out;
  }

  /// A name of the context that is one edit away from the token, or an empty string.
  std::string near_context_name(const Token& token) const {
    constexpr std::size_t kShortestName = 5;
    const std::string word = without_possessive(token.folded);
    if (word.size() < kShortestName || !has_capital(token)) return {};
    for (const std::string& name : context_) {
      if (name.size() >= kShortestName && name.front() == word.front() && edit_distance(word, name, 1) == 1)
        return name;
    }
    return {};
  }

 private:
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

  void find_names() {
    std::vector<bool> headline;
    for (const Sentence& sentence : document_.sentences) headline.push_back(is_headline(sentence));
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      const Token& token = document_.tokens[i];
      if (token.kind != TokenKind::kWord || !has_capital(token)) continue;
      const bool frame = token.part == Part::kGreeting || token.part == Part::kSignature;
      if (frame || (!is_first_of_sentence(i) && !headline[token.sentence]))
        names_.insert(without_possessive(token.folded));
    }
  }

  bool is_unknown(const Token& token) const {
    if (token.kind != TokenKind::kWord || token.quoted || token.span.size() < kShortestWord) return false;
    if (token.span.size() > kLongestWord) return false;
    if (is_in_quotes(token)) return false;
    const std::string word = without_possessive(token.folded);
    if (own_.contains(word) || own_.contains(token.folded) || context_.contains(word)) return false;
    if (!near_context_name(token).empty())
      return !speller_.is_name(document_.text(token)) && !speller_.knows(document_.text(token));
    if (names_.contains(word) && !(token.casing == Casing::kLower && speller_.known_typo(token.folded))) return false;
    return !speller_.knows(document_.text(token));
  }

  void find_unknown() {
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      if (is_unknown(document_.tokens[i])) unknown_.push_back(i);
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
    constexpr std::size_t kLong = 7;
    constexpr std::size_t kVeryLong = 9;
    constexpr double kHalfSlip = 0.5;
    constexpr double kOneSlip = 0.85;
    constexpr double kOneEdit = 1.05;
    const std::string word = without_possessive(token.folded);
    const std::vector<std::string> meant = speller_.suggest(word, 1);
    if (meant.empty()) return false;
    const double cost = slip_cost(word, meant.front());
    const bool common = speller_.is_common(meant.front());
    if (has_capital(token)) return common && word.size() >= kLong && cost <= kOneSlip;
    if (word.size() < kShort) return common && cost <= kHalfSlip;
    if (word.size() == kShort) return common && cost <= kOneSlip;
    if (common) return true;
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
    const bool near = is_near_common(token);
    for (const std::size_t other : {index - 1, index + 1}) {
      const bool unknown = std::binary_search(unknown_.begin(), unknown_.end(), other);
      if (!unknown || document_.tokens[other].sentence != token.sentence) continue;
      if (speller_.known_typo(document_.text(document_.tokens[other]))) continue;
      if (!near || !is_near_common(document_.tokens[other]) || document_.tokens[other].folded == token.folded)
        return true;
    }
    const bool sign_off =
        token.part == Part::kClosing || token.part == Part::kSignature || token.part == Part::kGreeting;
    constexpr std::uint32_t kShortSentence = 4;
    return !near && (sign_off || document_.sentences[token.sentence].words <= kShortSentence);
  }

  const Document& document_;
  const Speller& speller_;
  Words context_;
  Words own_;
  Words names_;
  std::vector<std::size_t> unknown_;
};

class SpellingCheck final : public Check {
 public:
  void run(const Analysis& analysis, FindingSink& sink) const override {
    if (analysis.rulebook().speller == nullptr) return;
    const Speller& speller = *analysis.rulebook().speller;
    const DraftWords words(analysis, speller);
    for (const std::size_t index : words.misspelt()) {
      const Token& token = analysis.document().tokens[index];
      if (sink.in_scope(token.span.begin)) report(analysis, token, words.near_context_name(token), sink);
    }
  }

 private:
  static void report(const Analysis& analysis, const Token& token, const std::string& name, FindingSink& sink) {
    const Speller& speller = *analysis.rulebook().speller;
    const std::string match(analysis.document().text(token));
    const bool certain = name.empty() && speller.known_typo(match).has_value();
    std::vector<std::string> meant = speller.suggest(match, kMaxSuggestions);
    if (!name.empty()) meant.insert(meant.begin(), capitalised(name));
    Finding& finding =
        sink.add(token.span, fill_in(sink.rule().message, {{"match", match}, {"instead", meant.front()}}));
    for (const std::string& text : meant) {
      finding.fixes.push_back(single_fix("write “" + text + "”", {token.span, text},
                                         certain ? Applicability::kSafe : Applicability::kSuggested));
    }
  }
};

}  // namespace

/// The kind takes no keys of its own: the configuration's `language` and `words` decide.
std::unique_ptr<Check> compile_spelling(const RuleSpec&, CompileContext&) { return std::make_unique<SpellingCheck>(); }

}  // namespace mannerly
