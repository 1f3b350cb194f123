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
#include "checks/feature_key.h"

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

constexpr std::uint32_t kFunctionWord = 0xFFFFFFFF;  ///< in place of a word's groups

/// By their last letter.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"ed", "able", "ive", "ing", "ful", "al", "tion", "er", "tions", "ness", "ers", "ous", "s", "ment", "est", "ly"});

/// For each last letter the first of its endings; the next letter's first is one behind its last.
constexpr auto kEndingsFrom = [] {
  std::array<std::uint8_t, 257> out{};
  std::size_t row = 0;
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    while (row < kEndings.size() && static_cast<unsigned char>(kEndings[row].back()) < byte) ++row;
    out[byte] = static_cast<std::uint8_t>(row);
  }
  return out;
}();

constexpr std::size_t kShortestStem = 3;  ///< letters before an ending

/// The ending that shows what sort of word it is, or "w".
std::string_view shape_of(std::string_view word) {
  const auto last = static_cast<unsigned char>(word.back());
  for (std::size_t i = kEndingsFrom[last]; i < kEndingsFrom[last + 1U]; ++i) {
    if (word.size() >= kEndings[i].size() + kShortestStem && word.ends_with(kEndings[i])) return kEndings[i];
  }
  return "w";
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

/// One part of a feature's name.
struct Part {
  std::string_view text;
  std::uint64_t hash = 0;
};

Part part_of(std::string_view text) { return {text, FeatureKey::hash_of(text)}; }

/// The three views of one token. They point into the document, the tables, or static text.
struct Views {
  Part word;
  Part shape;
  std::uint64_t group = 0;  ///< hash of group_name()
  std::optional<WordGroups::Group> meaning = {};

  std::string group_name() const { return meaning ? "g" + std::to_string(meaning->coarse) : std::string(shape.text); }
};

/// What the names of features begin with.
struct Family {
  constexpr explicit Family(std::string_view begin, bool words = false) : name(begin), key(begin), of_words(words) {}

  std::string_view name;
  FeatureKey key;
  bool of_words;  ///< read from words at one place
};

class Describer {
 public:
  Describer(const SentenceFacts& facts, std::size_t ordinal)
      : facts_(facts),
        document_(*facts.document),
        sentence_(document_.sentences[facts.prose[ordinal]]),
        ordinal_(ordinal) {}

  std::string key() const {
    constexpr std::size_t kPartsOfWhole = 16;  // usually
    std::string out;
    out.reserve((length() + kPartsOfWhole) * sizeof(std::uint64_t));
    const auto add = [&](std::uint64_t hash) { out.append(reinterpret_cast<const char*>(&hash), sizeof(hash)); };
    for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i)
      add(is_word(i) ? document_.tokens[i].hash : part_of(text_of(i)).hash);
    each_whole([&](const Family& family, std::string_view part) { add(family.key.with(part_of(part).hash).value()); });
    return out;
  }

  std::vector<Feature> known_to(const LinearModel& model) {
    constexpr std::size_t kMostPerToken = 6;
    constexpr std::size_t kMostOthers = 16;  // of edges, place, and what was found, usually
    model_ = &model;
    out_.reserve(kMostPerToken * length() + kMostOthers);
    describe_all();
    std::sort(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) {
      return a.key != b.key ? a.key < b.key : a.first_token < b.first_token;
    });
    out_.erase(std::unique(out_.begin(), out_.end(), [](const Feature& a, const Feature& b) { return a.key == b.key; }),
               out_.end());
    return std::move(out_);
  }

  std::vector<std::string> names() {
    describe_all();
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    return std::move(names_);
  }

 private:
  void describe_all() {
    views_.reserve(length());
    for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) views_.push_back(views_of(i));
    add_words();
    add_edges();
    each_whole([&](const Family& family, std::string_view part) { add_whole(family, part); });
  }

  std::size_t length() const { return sentence_.last - sentence_.first; }

  Views views_of(std::uint32_t index) const {
    const Token& token = document_.tokens[index];
    if (!is_word(index)) {
      const Part one = part_of(text_of(index));
      return {one, one, one.hash};
    }
    const Part word{token.folded, token.hash};
    Views out{word, word, word.hash};
    out.meaning = facts_.groups->find(word.text, word.hash);
    if (out.meaning && out.meaning->is_function_word) return {word, word, word.hash};
    out.shape = part_of(shape_of(word.text));
    out.group = out.meaning ? FeatureKey::hash_of(out.group_name()) : out.shape.hash;
    return out;
  }

  /// Whether the model sees the token's own word.
  bool is_word(std::uint32_t index) const {
    const Token& token = document_.tokens[index];
    return !token.quoted && token.kind == TokenKind::kWord && !is_name(index);
  }

  /// What a token is to the model: its word, or a name for all of its kind.
  std::string_view text_of(std::uint32_t index) const {
    const Token& token = document_.tokens[index];
    if (token.quoted) return "{quote}";
    switch (token.kind) {
      case TokenKind::kWord:
        return is_name(index) ? "{Name}" : std::string_view(token.folded);
      case TokenKind::kNumber:
        return "#";
      case TokenKind::kPlaceholder:
        return slot_name(token);
      case TokenKind::kMark:
        return mark_of(token.folded);
      case TokenKind::kEmoji:
        return "{emoji}";
      case TokenKind::kUrl:
        return "{link}";
      case TokenKind::kMail:
        return "{mail}";
      default:
        return "{code}";
    }
  }

  /// A capital within the sentence makes a name, but of words that carry grammar.
  bool is_name(std::uint32_t index) const {
    const Token& token = document_.tokens[index];
    const bool named = token.casing == Casing::kCapital || token.casing == Casing::kMixed;
    if (!named || index == sentence_.first) return false;
    const auto meaning = facts_.groups->find(token.folded, token.hash);
    return !meaning || !meaning->is_function_word;
  }

  /// One mark of a run; two exclamation marks stay two.
  static std::string_view mark_of(std::string_view run) {
    if (static_cast<unsigned char>(run.front()) >= 0x80) return run;
    return run.substr(0, run.starts_with("!!") ? 2 : 1);
  }

  std::string_view slot_name(const Token& token) const {
    const Placeholder* slot = document_.placeholder_of(token);
    return slot == nullptr ? "{slot}" : name_of(slot->fills);
  }

  /// Adds a feature read from tokens `first` to `last` of the sentence. `name` gives the parts of its name as text.
  template <class Name>
  void add(const Family& family, std::initializer_list<std::uint64_t> parts, std::size_t first, std::size_t last,
           const Name& name) {
    if (model_ == nullptr) {
      std::string& out = names_.emplace_back(family.name);
      for (const std::string& part : name()) out += (out.size() > family.name.size() ? " " : "") + part;
      return;
    }
    FeatureKey key = family.key;
    for (const std::uint64_t part : parts) key = key.with(part);
    const LinearModel::Weights weights = model_->find(key.value());
    if (weights.empty()) return;
    out_.push_back({key.value(), weights, family.of_words, sentence_.first + static_cast<std::uint32_t>(first),
                    sentence_.first + static_cast<std::uint32_t>(last)});
  }

  using Names = std::vector<std::string>;

  void add_whole(const Family& family, std::string_view part) {
    add(family, {FeatureKey::hash_of(part)}, 0, 0, [&] { return Names{std::string(part)}; });
  }

  void add_view(const Family& family, const Part& part, std::size_t at) {
    add(family, {part.hash}, at, at, [&] { return Names{std::string(part.text)}; });
  }

  void add_groups(const Family& family, std::size_t at) {
    add(family, {views_[at].group, views_[at + 1].group}, at, at + 1, [&] {
      return Names{views_[at].group_name(), views_[at + 1].group_name()};
    });
  }

  void add_words() {
    for (std::size_t i = 0; i < views_.size(); ++i) {
      const Views& here = views_[i];
      add_view(kWord, here.word, i);
      add(kGroup, {here.group}, i, i, [&] { return Names{here.group_name()}; });
      if (here.meaning) add_view(kFineGroup, part_of(std::to_string(here.meaning->fine)), i);
      if (i + 1 >= views_.size()) continue;
      const Part& next = views_[i + 1].word;
      add(kWords, {here.word.hash, next.hash}, i, i + 1, [&] {
        return Names{std::string(here.word.text), std::string(next.text)};
      });
      add_groups(kGroups, i);
      if (i + 2 < views_.size()) add_shapes(i);
    }
  }

  void add_shapes(std::size_t at) {
    const Part& first = views_[at].shape;
    const Part& second = views_[at + 1].shape;
    const Part& third = views_[at + 2].shape;
    add(kShapes, {first.hash, second.hash, third.hash}, at, at + 2, [&] {
      return Names{std::string(first.text), std::string(second.text), std::string(third.text)};
    });
  }

  void add_edges() {
    if (views_.empty()) return;
    add_view(kFirst, views_.front().word, 0);
    add_view(kLast, views_.back().word, views_.size() - 1);
    if (views_.size() > 1) add_groups(kOpening, 0);
  }

  /// Calls `use(family, part)` for what is said of the whole sentence: its place, and what was found in it.
  template <class Use>
  void each_whole(const Use& use) const {
    constexpr std::size_t kFar = 3;
    constexpr std::size_t kLengthStep = 6;
    constexpr std::size_t kLongest = 5;
    use(kPlace, std::to_string(std::min(ordinal_, kFar)));
    if (ordinal_ + 1 == facts_.prose.size()) use(kPlace, "last");
    use(kOf, std::to_string(std::min(facts_.prose.size(), kLongest)));
    use(kKind, to_string(document_.draft->kind));
    use(kLength, std::to_string(std::min(length() / kLengthStep, kLongest)));
    for (const std::string_view name : facts_.found[facts_.prose[ordinal_]]) use(kFound, name);
  }

  static constexpr Family kWord{"u:", true};
  static constexpr Family kGroup{"c:", true};
  static constexpr Family kFineGroup{"e:", true};
  static constexpr Family kWords{"b:", true};
  static constexpr Family kGroups{"d:", true};
  static constexpr Family kShapes{"t:", true};
  static constexpr Family kFirst{"first:"};
  static constexpr Family kLast{"last:"};
  static constexpr Family kOpening{"open:"};
  static constexpr Family kPlace{"pos:"};
  static constexpr Family kOf{"of:"};
  static constexpr Family kKind{"kind:"};
  static constexpr Family kLength{"len:"};
  static constexpr Family kFound{"k:"};

  const SentenceFacts& facts_;
  const Document& document_;
  const Sentence& sentence_;
  std::size_t ordinal_;
  std::vector<Views> views_;
  std::vector<Feature> out_;
  const LinearModel* model_ = nullptr;  ///< which features are wanted; none: the names of all
  std::vector<std::string> names_;
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
  for (const std::string_view word : kFunctionWords) words[word] = kFunctionWord;
  return flat_table({words.begin(), words.end()});
}

std::optional<WordGroups::Group> WordGroups::find(std::string_view word, std::uint64_t hash) const {
  const auto groups = words_.find(word, hash);
  if (!groups) return std::nullopt;
  return Group{static_cast<std::uint16_t>(*groups >> 16U), static_cast<std::uint16_t>(*groups & 0xFFFFU),
               *groups == kFunctionWord};
}

std::vector<std::string> sentence_feature_names(const SentenceFacts& facts, std::size_t ordinal) {
  return Describer(facts, ordinal).names();
}

std::vector<Feature> sentence_features(const SentenceFacts& facts, std::size_t ordinal, const LinearModel& model) {
  return Describer(facts, ordinal).known_to(model);
}

std::string sentence_key(const SentenceFacts& facts, std::size_t ordinal) { return Describer(facts, ordinal).key(); }

}  // namespace mannerly
