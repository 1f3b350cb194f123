// Three views of the words are taken: as written (names and numbers as kinds), as groups of meaning between function
// words, and as word shapes. A model over the first learns phrases, over the second their paraphrases, over the third
// grammar. Families: u, b words and pairs; c, d groups and pairs; e fine groups; t shapes in threes; first, open,
// last; k what phrase lists found; pos, of, kind, len the place and length.
#include "checks/sentence_features.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/strings.h"

namespace mannerly {
namespace {

/// Words that carry grammar. They stay themselves in every view.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",      "about",  "after",  "again",   "all",    "also",   "am",    "an",      "and",     "any",     "are",
     "as",     "at",     "be",     "because", "been",   "before", "being", "both",    "but",     "by",      "can",
     "can't",  "cannot", "could",  "did",     "didn't", "do",     "does",  "doesn't", "don't",   "each",    "either",
     "else",   "ever",   "few",    "for",     "from",   "had",    "has",   "have",    "haven't", "he",      "her",
     "here",   "his",    "how",    "i",       "i'd",    "i'll",   "i'm",   "i've",    "if",      "in",      "into",
     "is",     "isn't",  "it",     "it's",    "its",    "just",   "let",   "let's",   "may",     "me",      "might",
     "more",   "most",   "must",   "my",      "never",  "no",     "nor",   "not",     "now",     "of",      "off",
     "on",     "once",   "only",   "or",      "other",  "our",    "ours",  "out",     "over",    "own",     "please",
     "same",   "shall",  "she",    "should",  "since",  "so",     "some",  "still",   "such",    "than",    "thank",
     "thanks", "that",   "that's", "the",     "their",  "them",   "then",  "there",   "these",   "they",    "this",
     "those",  "to",     "today",  "too",     "under",  "until",  "up",    "us",      "very",    "was",     "wasn't",
     "we",     "we'd",   "we'll",  "we're",   "we've",  "were",   "what",  "when",    "where",   "whether", "which",
     "while",  "who",    "whom",   "whose",   "why",    "will",   "with",  "won't",   "would",   "yet",     "you",
     "you'd",  "you'll", "you're", "you've",  "your",   "yours"});

constexpr auto kEndings = std::to_array<std::string_view>(
    {"ing", "ed", "ly", "tion", "tions", "ment", "ness", "ers", "er", "est", "ful", "able", "ive", "ous", "al", "s"});

constexpr std::size_t kFeaturesPerToken = 8;
constexpr std::size_t kLongestFunctionWord = 7;

bool is_function_word(std::string_view word) {
  return word.size() <= kLongestFunctionWord && std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

std::string_view name_of(Fills fills) {
  switch (fills) {
    case Fills::kPersonName:
    case Fills::kSenderName:
      return "{name}";
    case Fills::kCompany:
      return "{company}";
    case Fills::kRole:
      return "{role}";
    case Fills::kNumber:
      return "{number}";
    case Fills::kDate:
      return "{date}";
    case Fills::kLink:
      return "{link}";
    case Fills::kReference:
      return "{reference}";
    case Fills::kOther:
    case Fills::kControl:
      break;
  }
  return "{slot}";
}

/// The three views of one token. Views point into the document, the tables, or static text.
struct Views {
  std::string_view word;
  std::string_view shape;
  std::string group;
  std::optional<WordGroups::Group> meaning = {};
};

class Describer {
 public:
  Describer(const SentenceFacts& facts, std::size_t ordinal)
      : facts_(facts),
        document_(*facts.document),
        sentence_(document_.sentences[facts.prose[ordinal]]),
        ordinal_(ordinal) {
    for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) views_.push_back(views_of(i));
  }

  std::vector<Feature> describe() {
    describe_all();
    std::sort(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) {
      return a.key != b.key ? a.key < b.key : a.first_token < b.first_token;
    });
    out_.erase(std::unique(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) { return a.key == b.key; }),
               out_.end());
    return std::move(out_);
  }

  std::vector<std::string> names() {
    std::vector<std::string> out;
    names_ = &out;
    describe_all();
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  void describe_all() {
    out_.reserve(kFeaturesPerToken * views_.size() + facts_.found[facts_.prose[ordinal_]].size() + kFeaturesPerToken);
    add_words();
    add_edges();
    add_place();
    for (const std::string_view name : facts_.found[facts_.prose[ordinal_]]) add_whole({"k:", name});
  }

  Views views_of(std::uint32_t index) const {
    const Token& token = document_.tokens[index];
    if (token.quoted) return kind_of("{quote}");
    switch (token.kind) {
      case TokenKind::kWord:
        return word_views(token, index == sentence_.first);
      case TokenKind::kNumber:
        return kind_of("#");
      case TokenKind::kPlaceholder:
        return kind_of(slot_name(token));
      case TokenKind::kMark:
        return kind_of(mark_of(token.folded));
      case TokenKind::kEmoji:
        return kind_of("{emoji}");
      case TokenKind::kUrl:
        return kind_of("{link}");
      case TokenKind::kMail:
        return kind_of("{mail}");
      default:
        return kind_of("{code}");
    }
  }

  /// One mark of a run; two exclamation marks stay two.
  static std::string_view mark_of(std::string_view run) {
    if (static_cast<unsigned char>(run.front()) >= 0x80) return run;
    return run.substr(0, run.starts_with("!!") ? 2 : 1);
  }

  static Views kind_of(std::string_view name) { return {name, name, std::string(name), std::nullopt}; }

  std::string_view slot_name(const Token& token) const {
    for (const Placeholder& p : document_.draft->placeholders) {
      if (p.span.overlaps(token.span)) return name_of(p.fills);
    }
    return "{slot}";
  }

  Views word_views(const Token& token, bool first) const {
    const std::string_view word = token.folded;
    if (is_function_word(word)) return kind_of(word);
    const bool named = token.casing == Casing::kCapital || token.casing == Casing::kMixed;
    if (named && !first) return kind_of("{Name}");
    const std::optional<WordGroups::Group> meaning = facts_.groups->find(word);
    std::string_view shape = "w";
    for (const std::string_view ending : kEndings) {
      if (word.size() > ending.size() + 2 && word.back() == ending.back() && word.ends_with(ending)) {
        shape = ending;
        break;
      }
    }
    std::string group = meaning ? "g" + std::to_string(meaning->coarse) : std::string(shape);
    return {word, shape, std::move(group), meaning};
  }

  /// The name of a feature is its parts in a row; the first names the family, one letter where it is read from words.
  void add(std::initializer_list<std::string_view> parts, std::size_t first, std::size_t last) {
    StableHash key;
    for (const std::string_view part : parts) key.add(part);
    const std::string_view family = *parts.begin();
    out_.push_back({key.value(),
                    family.size() == 2 && family != "k:", sentence_.first + static_cast<std::uint32_t>(first),
                    sentence_.first + static_cast<std::uint32_t>(last)});
    if (names_ == nullptr) return;
    std::string& name = names_->emplace_back();
    for (const std::string_view part : parts) name += part;
  }

  void add_whole(std::initializer_list<std::string_view> parts) { add(parts, 0, 0); }

  void add_words() {
    for (std::size_t i = 0; i < views_.size(); ++i) {
      const Views& here = views_[i];
      add({"u:", here.word}, i, i);
      add({"c:", here.group}, i, i);
      if (here.meaning) add({"e:", std::to_string(here.meaning->fine)}, i, i);
      if (i + 1 < views_.size()) {
        add({"b:", here.word, " ", views_[i + 1].word}, i, i + 1);
        add({"d:", here.group, " ", views_[i + 1].group}, i, i + 1);
      }
      if (i + 2 < views_.size()) {
        add({"t:", here.shape, " ", views_[i + 1].shape, " ", views_[i + 2].shape}, i, i + 2);
      }
    }
  }

  void add_edges() {
    if (views_.empty()) return;
    add({"first:", views_.front().word}, 0, 0);
    add({"last:", views_.back().word}, views_.size() - 1, views_.size() - 1);
    if (views_.size() > 1) add({"open:", views_[0].group, " ", views_[1].group}, 0, 1);
  }

  void add_place() {
    constexpr std::size_t kFar = 3;
    constexpr std::size_t kLengthStep = 6;
    constexpr std::size_t kLongest = 5;
    add_whole({"pos:", std::to_string(std::min(ordinal_, kFar))});
    if (ordinal_ + 1 == facts_.prose.size()) add_whole({"pos:last"});
    add_whole({"of:", std::to_string(std::min(facts_.prose.size(), kLongest))});
    add_whole({"kind:", to_string(document_.draft->kind)});
    add_whole({"len:", std::to_string(std::min(views_.size() / kLengthStep, kLongest))});
  }

  const SentenceFacts& facts_;
  const Document& document_;
  const Sentence& sentence_;
  std::size_t ordinal_;
  std::vector<Views> views_;
  std::vector<Feature> out_;
  std::vector<std::string>* names_ = nullptr;  ///< where names are wanted
};

}  // namespace

std::string WordGroups::packed(std::string_view table) {
  std::map<std::string_view, std::uint32_t> words;
  std::uint32_t fine = 0;
  for (const std::string_view line : split(table, '\n')) {
    const std::size_t tab = line.find('\t');
    std::uint16_t coarse = 0;
    if (tab == std::string_view::npos || line.starts_with('#')) continue;
    if (std::from_chars(line.data(), line.data() + tab, coarse).ec != std::errc()) continue;
    for (const std::string_view word : split(line.substr(tab + 1), ' '))
      words[word] = (std::uint32_t{coarse} << 16U) | fine;
    ++fine;
  }
  return flat_table({words.begin(), words.end()});
}

std::optional<WordGroups::Group> WordGroups::find(std::string_view word) const {
  const auto groups = words_.find(word);
  if (!groups) return std::nullopt;
  return Group{static_cast<std::uint16_t>(*groups >> 16U), static_cast<std::uint16_t>(*groups & 0xFFFFU)};
}

std::vector<std::string> sentence_feature_names(const SentenceFacts& facts, std::size_t ordinal) {
  return Describer(facts, ordinal).names();
}

std::vector<Feature> sentence_features(const SentenceFacts& facts, std::size_t ordinal) {
  return Describer(facts, ordinal).describe();
}

}  // namespace mannerly
