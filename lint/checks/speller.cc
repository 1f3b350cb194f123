// The lists, the dictionaries and the memory of one language, and the shelf that keeps one of each language asked for.
#include "checks/speller.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <utility>

#include "base/embedded.h"
#include "base/strings.h"
#include "base/word_graph.h"
#include "checks/cache.h"
#include "checks/dictionaries.h"
#include "checks/suggester.h"
#include "checks/word_forms.h"
#include "checks/word_lists.h"
#include "text/document.h"

namespace mannerly {
namespace {

/// Longer ones, in bytes, are no words; looking around them would cost their square.
constexpr std::size_t kLongestWord = 48;

/// Languages that take a word of either variety.
bool takes_any(std::string_view language) { return language == "auto" || language == "en"; }

}  // namespace

/// The lists, over the bytes of a pack or over bytes of their own.
struct SpellerWords {
  explicit SpellerWords(std::string_view bytes) : lists(bytes) {}
  explicit SpellerWords(std::string bytes) : own(std::move(bytes)), lists(own) {}
  SpellerWords(const SpellerWords&) = delete;
  SpellerWords& operator=(const SpellerWords&) = delete;

  std::string own;
  WordLists lists;
};

class Speller::Impl {
 public:
  Impl(const SpellerSources& sources, std::vector<std::shared_ptr<const Dictionary>> dictionaries)
      : any_variety_(takes_any(sources.language)),
        kept_(sources.words),
        lists_(kept_->lists),
        known_lists_(List::kProfessional | List::kInformal),
        dictionaries_(std::move(dictionaries)),
        suggester_(kept_->lists, {[this](const std::string& word) { return is_word(word); },
                                  [this](const std::string& word) { return dictionary_words_around(word); }}) {
    if (any_variety_) known_lists_ = known_lists_ | List::kCommon;  // it has both spellings of words
    if (any_variety_ || sources.language == "en-IN") known_lists_ = known_lists_ | List::kIndian;
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool knows(const std::string& word) const {
    const auto cached = known_.find(word);
    if (cached) return *cached;
    const bool known = decide(word);
    known_.put(word, known);
    return known;
  }

  /// The one reading of a slip, in the spelling of the language; nullopt for a slip of a word it does not have.
  std::optional<std::string> typo(std::string_view word) const {
    const auto meant = lists_.value(word, List::kTypos);
    if (!meant) return std::nullopt;
    if (any_variety_ || in_dictionary(std::string(*meant))) return std::string(*meant);
    const auto other = counterpart(*meant);
    return other && in_dictionary(other->text) ? other->text : std::string(*meant);
  }
  Listing listing(std::string_view word, std::uint64_t hash) const {
    const std::uint32_t lists = lists_.judging(word, hash);
    const bool in_known = (lists & known_lists_) != 0 && (lists & static_cast<std::uint32_t>(List::kTypos)) == 0;
    const bool has_apostrophe = word.find('\'') != std::string_view::npos;  // then the stem counts too
    return {in_known && !has_apostrophe, (lists & static_cast<std::uint32_t>(List::kVarieties)) != 0};
  }
  bool common(std::string_view word) const { return lists_.in(word, List::kCommon); }
  bool listed_english(std::string_view word) const { return suggester_.is_listed(word); }
  bool name(std::string_view word) const { return lists_.in(word, List::kNames) && to_lower(word) != word; }
  bool any_variety() const { return any_variety_; }

  std::optional<Counterpart> counterpart(std::string_view word) const {
    const auto row = lists_.value(word, List::kVarieties);
    if (!row || row->empty()) return std::nullopt;
    const char mark = row->front();
    const Variety of = mark == 'a' ? Variety::kAmerican : mark == 'b' ? Variety::kBritish : Variety::kEither;
    return Counterpart{of, std::string(row->substr(1))};
  }

  std::vector<std::string> suggest(const std::string& lower) const {
    if (const auto cached = suggested_.find(lower)) return **cached;
    std::vector<std::string> out = suggester_.candidates(lower);
    if (const auto other = counterpart(lower); other && in_dictionary(other->text)) {
      std::erase(out, other->text);
      out.insert(out.begin(), other->text);
    }
    suggested_.put(lower, std::make_shared<const std::vector<std::string>>(out));
    return out;
  }

 private:
  bool decide(const std::string& word) const {
    if (lists_.in(word, List::kTypos)) return false;
    if (word.size() < 2 || has_digit(word) || brand_or_acronym(word)) return true;
    if (listed(word) || in_dictionary(word)) return true;
    const std::string lower = to_lower(word);
    if (const auto other = counterpart(word); other && lower == word && in_dictionary(other->text)) return false;
    // A name in lower case is a matter of case, not of spelling.
    constexpr std::size_t kShortestName = 4;
    if (lower.size() >= kShortestName && in_dictionary(capitalised(lower))) return true;
    return derived(lower) || compound(lower);
  }

  bool listed(std::string_view word) const {
    if (lists_.in_any(word, known_lists_) || name(word)) return true;
    return word.size() > 3 && word.ends_with('s') && lists_.in(word.substr(0, word.size() - 1), List::kProfessional);
  }

  bool in_dictionary(const std::string& word) const {
    return std::any_of(dictionaries_.begin(), dictionaries_.end(), [&](const auto& d) { return d->spells(word); });
  }

  /// A productive prefix before, or suffix behind, a common word: "reconnect", "multiyear", "forwardable".
  bool derived(std::string_view word) const {
    constexpr std::size_t kShortestStem = 5;
    static constexpr auto kPrefixes = std::to_array<std::string_view>(
        {"re",   "pre",  "co",    "non",   "multi", "micro", "cross", "over", "under", "inter", "sub",
         "post", "anti", "super", "hyper", "cyber", "mid",   "mini",  "tele", "ultra", "semi"});
    static constexpr auto kSuffixes =
        std::to_array<std::string_view>({"able", "like", "wise", "less", "ness", "ready", "based", "worthy"});
    for (const std::string_view prefix : kPrefixes) {
      if (word.starts_with(prefix) && word.size() >= prefix.size() + kShortestStem &&
          common(word.substr(prefix.size())))
        return true;
    }
    return std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](std::string_view suffix) {
      if (!word.ends_with(suffix) || word.size() < suffix.size() + kShortestStem - 1) return false;
      const std::string stem(word.substr(0, word.size() - suffix.size()));
      if (suffix != "able") return common(stem);
      const bool drops_e =
          stem.ends_with('e') && !stem.ends_with("ce") && !stem.ends_with("ge") && !stem.ends_with("ee");
      return (common(stem) && !drops_e) || common(stem + "e");
    });
  }

  /// Two words written as one, one of them common, and no slip of a common word: "masterbatch", "worklog".
  bool compound(const std::string& word) const {
    constexpr std::size_t kShortestPart = 4;
    if (word.size() < 2 * kShortestPart || word.size() > kLongestWord) return false;
    if (suggester_.is_near_usual(word)) return false;
    for (std::size_t at = kShortestPart; at + kShortestPart <= word.size(); ++at) {
      const std::string first(word.substr(0, at));
      const std::string second(word.substr(at));
      const bool one_common = common(first) || common(second);
      if (one_common && (common(first) || in_dictionary(first)) && (common(second) || in_dictionary(second)))
        return true;
    }
    return false;
  }

  /// Words of the dictionaries one edit away from a word in lower case.
  std::vector<std::string> dictionary_words_around(const std::string& word) const {
    std::vector<std::string> out;
    for (const auto& dictionary : dictionaries_) {
      for (std::string& near : dictionary->one_edit_away(word)) out.push_back(std::move(near));
    }
    return out;
  }

  /// A word that may be suggested: the lists hold words of both varieties, the dictionaries only the language's.
  bool is_word(const std::string& word) const {
    return (any_variety_ && suggester_.is_listed(word)) || in_dictionary(word);
  }

  bool any_variety_;
  std::shared_ptr<const SpellerWords> kept_;
  const WordLists& lists_;
  std::uint32_t known_lists_;  ///< whose words are right in this language
  std::vector<std::shared_ptr<const Dictionary>> dictionaries_;
  Suggester suggester_;
  Cache<bool> known_;
  Cache<std::shared_ptr<const std::vector<std::string>>> suggested_;
};

/// One Impl for every language asked for so far.
class Speller::Shelf {
 public:
  explicit Shelf(SpellerSources sources)
      : sources_(std::move(sources)),
        dictionaries_(sources_.dictionary_dirs, *sources_.files, sources_.pack, sources_.store) {}

  Result<std::shared_ptr<const Impl>> of(std::string_view language) {
    const std::lock_guard lock(mutex_);
    const auto known = made_.find(language);
    if (known != made_.end()) return known->second;
    auto dictionaries = dictionaries_.of(language);
    if (!dictionaries) return fail(dictionaries.error());
    SpellerSources sources = sources_;
    sources.language = std::string(language);
    return made_.emplace(language, std::make_shared<const Impl>(sources, std::move(*dictionaries))).first->second;
  }

 private:
  SpellerSources sources_;
  DictionaryShelf dictionaries_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Impl>, std::less<>> made_;
};

Speller::Speller(std::shared_ptr<Shelf> shelf, std::shared_ptr<const Impl> impl)
    : shelf_(std::move(shelf)), impl_(std::move(impl)) {}
Speller::~Speller() = default;

Result<std::shared_ptr<const Speller>> Speller::create(SpellerSources sources) {
  const std::string language = sources.language;
  auto shelf = std::make_shared<Shelf>(std::move(sources));
  auto impl = shelf->of(language);
  if (!impl) return fail(impl.error());
  return std::shared_ptr<const Speller>(new Speller(std::move(shelf), std::move(*impl)));
}

Result<std::shared_ptr<const Speller>> Speller::in(std::string_view language) const {
  Result<std::shared_ptr<const Impl>> impl = impl_;
  if (!language.empty()) impl = shelf_->of(language);
  if (!impl) return fail(impl.error());
  return std::shared_ptr<const Speller>(new Speller(shelf_, std::move(*impl)));
}

bool Speller::takes_any_variety() const { return impl_->any_variety(); }

std::optional<Counterpart> Speller::counterpart(std::string_view word) const { return impl_->counterpart(word); }

Speller::Listing Speller::listing(std::string_view folded, std::uint64_t hash) const {
  return impl_->listing(folded, hash);
}

bool Speller::knows(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  if (impl_->typo(straight)) return false;
  const auto [stem, ending] = split_possessive(straight);
  return impl_->knows(std::string(stem)) || (!ending.empty() && !impl_->typo(stem) && impl_->knows(straight));
}

std::optional<std::string> Speller::known_typo(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  if (const auto whole = impl_->typo(straight)) return in_case_of(straight, *whole);
  const auto [stem, ending] = split_possessive(straight);
  const auto meant = impl_->typo(stem);
  if (!meant || ending.empty()) return std::nullopt;
  return in_case_of(stem, *meant) + std::string(word.substr(stem.size()));
}

std::vector<std::string> Speller::suggest(std::string_view word, std::size_t max) const {
  if (auto typo = known_typo(word)) return {*typo};
  const std::string straight = replace_all(std::string(word), "’", "'");
  const auto [stem, ending] = split_possessive(straight);
  std::vector<std::string> out = impl_->suggest(to_lower(stem));
  if (out.size() > max) out.resize(max);
  for (std::string& text : out) text = in_case_of(stem, std::move(text)) + std::string(word.substr(stem.size()));
  return out;
}

bool Speller::is_common(std::string_view folded) const { return impl_->common(split_possessive(folded).first); }

bool Speller::is_frequent(std::string_view folded) const {
  return impl_->listed_english(split_possessive(folded).first);
}

bool Speller::is_name(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  return impl_->name(split_possessive(straight).first);
}

namespace {

WordLists::Texts list_texts() {
  const auto text = [](std::string_view name) { return embedded_file("dictionaries/" + std::string(name)); };
  return {.professional = text("professional.txt"),
          .names = text("names.txt"),
          .common = text("common.txt"),
          .informal = text("informal.txt"),
          .demons = text("demons.txt"),
          .frequent = text("frequent.txt"),
          .indian = text("indian.txt"),
          .typos = text("typos.tsv"),
          .varieties = text("varieties.tsv")};
}

constexpr const char* kListSection = "words";

std::shared_ptr<const SpellerWords> speller_words(const Pack* pack) {
  if (pack != nullptr) return std::make_shared<const SpellerWords>(pack->section(kListSection));
  return std::make_shared<const SpellerWords>(WordLists::packed(list_texts()));
}

}  // namespace

PackSections speller_sections(const LinterOptions& options) {
  return {dictionary_section(options.dictionary_dirs, *options.files), {kListSection, WordLists::packed(list_texts())}};
}

Result<std::shared_ptr<const Speller>> make_speller(const LinterOptions& options, const Config& config) {
  SpellerSources sources;
  sources.pack = Pack::bundled();
  sources.words = speller_words(sources.pack);
  sources.language = config.language;
  sources.dictionary_dirs = options.dictionary_dirs;
  sources.files = options.files;
  sources.store = options.store;
  return Speller::create(std::move(sources));
}

}  // namespace mannerly
