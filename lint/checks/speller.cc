#include "checks/speller.h"

#include <algorithm>
#include <array>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "base/embedded.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "checks/slips.h"
#include "checks/word_list.h"
#include "text/document.h"

namespace mannerly {
namespace {

/// Longer ones, in bytes, are no words; looking around them would cost their square.
constexpr std::size_t kLongestWord = 48;

struct DictionaryName {
  std::string_view stem;
  std::string_view package;
  std::string_view language;
};
constexpr auto kDictionaries =
    std::to_array<DictionaryName>({{"en_US", "hunspell-en-us", "en-US"}, {"en_GB", "hunspell-en-gb", "en-GB"}});

struct DictionaryPath {
  std::string aff;
  std::string dic;
};

Result<DictionaryPath> locate(const SpellerSources& sources, const DictionaryName& name) {
  for (const std::string& folder : sources.dictionary_dirs) {
    const std::string stem = folder + "/" + std::string(name.stem);
    if (sources.files->exists(stem + ".aff") && sources.files->exists(stem + ".dic")) {
      return DictionaryPath{stem + ".aff", stem + ".dic"};
    }
  }
  return fail("the dictionary " + std::string(name.stem) + " is missing; install the package " +
              std::string(name.package));
}

/// One Hunspell dictionary, read at the first question. A lock guards it: Hunspell keeps state while it looks.
class LazyHunspell {
 public:
  explicit LazyHunspell(DictionaryPath path) : path_(std::move(path)) {}

  bool spells(const std::string& word) {
    const std::lock_guard lock(mutex_);
    if (!hunspell_) hunspell_ = std::make_unique<Hunspell>(path_.aff.c_str(), path_.dic.c_str());
    return hunspell_->spell(word);
  }

 private:
  DictionaryPath path_;
  std::mutex mutex_;
  std::unique_ptr<Hunspell> hunspell_;
};

/// Remembers answers; forgets all of them when full, so memory stays bounded.
template <class Value>
class Cache {
 public:
  std::optional<Value> find(const std::string& key) const {
    const Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    const auto it = shard.values.find(key);
    return it == shard.values.end() ? std::nullopt : std::optional<Value>(it->second);
  }
  void put(const std::string& key, const Value& value) const {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    if (shard.values.size() >= kShardSize) shard.values.clear();
    shard.values.emplace(key, value);
  }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kShardSize = 1024;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, Value> values;
  };
  Shard& shard_of(const std::string& key) const { return shards_[std::hash<std::string>{}(key) % kShards]; }
  mutable std::array<Shard, kShards> shards_;
};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Splits "Priya's", "teams'" into the word and its possessive ending.
std::pair<std::string_view, std::string_view> split_possessive(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S")))
    return {word.substr(0, word.size() - 2), word.substr(word.size() - 2)};
  if (word.size() > 2 && word.ends_with('\'')) return {word.substr(0, word.size() - 1), word.substr(word.size() - 1)};
  return {word, {}};
}

/// A capital behind a lower-case letter (iPhone, BrightSpike), or capitals with a lower-case s (KPIs, PhDs).
bool brand_or_acronym(std::string_view word) {
  constexpr std::size_t kLongestAcronym = 5;
  bool inner = false;
  for (std::size_t i = 1; i < word.size(); ++i) inner = inner || (is_lower(word[i - 1]) && is_upper(word[i]));
  if (inner) return true;
  std::string_view stem = word;
  if (stem.size() > 2 && stem.ends_with('s')) stem.remove_suffix(1);
  return stem.size() <= kLongestAcronym && stem.size() >= 2 && std::all_of(stem.begin(), stem.end(), is_upper);
}

/// `text` in the casing of `model`.
std::string in_case_of(std::string_view model, std::string text) {
  const std::string lower = to_lower(model);
  if (lower == model) return text;
  const bool upper = code_point_count(model) > 1 && to_upper(model) == model;
  return upper ? to_upper(text) : capitalised(text);
}

}  // namespace

class Speller::Impl {
 public:
  Impl(const SpellerSources& sources, std::vector<DictionaryPath> paths)
      : professional_(sources.professional),
        names_(sources.names),
        common_(sources.common),
        informal_(sources.informal),
        demons_(sources.demons),
        typos_(sources.typos) {
    for (DictionaryPath& path : paths) dictionaries_.push_back(std::make_unique<LazyHunspell>(std::move(path)));
  }

  bool knows(const std::string& word) const {
    const auto cached = known_.find(word);
    if (cached) return *cached;
    const bool known = decide(word);
    known_.put(word, known);
    return known;
  }

  std::optional<std::string_view> typo(std::string_view word) const { return typos_.find(word); }
  bool common(std::string_view word) const { return common_.contains(word); }
  /// Common, or frequent enough to be among the words people misspell.
  bool usual(std::string_view word) const { return common_.contains(word) || demons_.contains(word); }
  bool name(std::string_view word) const { return names_.contains(word) && to_lower(word) != word; }

  std::vector<std::string> suggest(const std::string& lower) const {
    if (auto cached = suggested_.find(lower)) return *cached;
    std::vector<std::string> out = find_suggestions(lower);
    suggested_.put(lower, out);
    return out;
  }

 private:
  bool decide(const std::string& word) const {
    if (typo(word)) return false;
    if (word.size() < 2 || has_digit(word) || brand_or_acronym(word)) return true;
    if (listed(word) || in_hunspell(word)) return true;
    const std::string lower = to_lower(word);
    // A name in lower case is a matter of case, not of spelling.
    constexpr std::size_t kShortestName = 4;
    if (lower.size() >= kShortestName && in_hunspell(capitalised(lower))) return true;
    return derived(lower) || compound(lower);
  }

  bool listed(std::string_view word) const {
    // common.txt has both spellings of British and American words.
    if (dictionaries_.size() > 1 && common_.contains(word)) return true;
    if (professional_.contains(word) || informal_.contains(word) || name(word)) return true;
    return word.size() > 3 && word.ends_with('s') && professional_.contains(word.substr(0, word.size() - 1));
  }

  bool in_hunspell(const std::string& word) const {
    return std::any_of(dictionaries_.begin(), dictionaries_.end(), [&](const auto& d) { return d->spells(word); });
  }

  /// A productive prefix before, or suffix behind, a common word: "reconnect", "multiyear", "forwardable".
  bool derived(std::string_view word) const {
    constexpr std::size_t kShortestStem = 5;
    constexpr auto kPrefixes = std::to_array<std::string_view>(
        {"re",   "pre",  "co",    "non",   "multi", "micro", "cross", "over", "under", "inter", "sub",
         "post", "anti", "super", "hyper", "cyber", "mid",   "mini",  "tele", "ultra", "semi"});
    constexpr auto kSuffixes =
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
    const std::vector<std::string> near = one_edit_away(word);
    if (std::any_of(near.begin(), near.end(), [&](const std::string& w) { return usual(w); })) return false;
    for (std::size_t at = kShortestPart; at + kShortestPart <= word.size(); ++at) {
      const std::string first(word.substr(0, at));
      const std::string second(word.substr(at));
      const bool one_common = common(first) || common(second);
      if (one_common && (common(first) || in_hunspell(first)) && (common(second) || in_hunspell(second))) return true;
    }
    return false;
  }

  std::vector<std::string> find_suggestions(const std::string& word) const {
    const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return is_lower(c) || c == '\''; });
    if (!ascii || word.size() < 3 || word.size() > kLongestWord) return {};
    std::vector<std::pair<double, std::string>> ranked;
    constexpr double kRare = 0.8;
    for (std::string& near : one_edit_away(word)) {
      const bool frequent = usual(near);
      if (!frequent && !in_hunspell(near)) continue;
      const double cost = slip_cost(word, near) + (frequent ? 0 : kRare);
      ranked.emplace_back(cost, std::move(near));
    }
    if (ranked.empty()) add_common_two_away(word, ranked);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (auto& [cost, text] : ranked) {
      if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    }
    return out;
  }

  void add_common_two_away(const std::string& word, std::vector<std::pair<double, std::string>>& ranked) const {
    constexpr std::size_t kShortest = 7;
    if (word.size() < kShortest) return;
    const auto consider = [&](std::string_view candidate) {
      const std::size_t longer = std::max(candidate.size(), word.size());
      const std::size_t shorter = std::min(candidate.size(), word.size());
      if (candidate.front() != word.front() || longer - shorter > 2 || shorter + 1 < kShortest) return;
      if (edit_distance(word, candidate, 2) <= 2)
        ranked.emplace_back(slip_cost(word, candidate), std::string(candidate));
    };
    common_.for_each(consider);
    demons_.for_each(consider);
  }

  WordList professional_;
  WordList names_;
  WordList common_;
  WordList informal_;
  WordList demons_;
  WordList typos_;
  std::vector<std::unique_ptr<LazyHunspell>> dictionaries_;
  Cache<bool> known_;
  Cache<std::vector<std::string>> suggested_;
};

Speller::Speller(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Speller::~Speller() = default;

Result<std::shared_ptr<const Speller>> Speller::create(SpellerSources sources) {
  const bool any = sources.language == "auto" || sources.language == "en";
  std::vector<DictionaryPath> paths;
  for (const DictionaryName& name : kDictionaries) {
    if (!any && name.language != sources.language) continue;
    auto path = locate(sources, name);
    if (!path) return fail(path.error());
    paths.push_back(std::move(*path));
  }
  if (paths.empty()) return fail("unknown language “" + sources.language + "”; known are auto, en-US and en-GB");
  return std::shared_ptr<const Speller>(new Speller(std::make_unique<Impl>(sources, std::move(paths))));
}

bool Speller::knows(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  if (impl_->typo(straight)) return false;
  const auto [stem, ending] = split_possessive(straight);
  return impl_->knows(std::string(stem)) || (!ending.empty() && !impl_->typo(stem) && impl_->knows(straight));
}

std::optional<std::string> Speller::known_typo(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  if (const auto whole = impl_->typo(straight)) return in_case_of(straight, std::string(*whole));
  const auto [stem, ending] = split_possessive(straight);
  const auto meant = impl_->typo(stem);
  if (!meant || ending.empty()) return std::nullopt;
  return in_case_of(stem, std::string(*meant)) + std::string(word.substr(stem.size()));
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

bool Speller::is_name(std::string_view word) const {
  const std::string straight = replace_all(std::string(word), "’", "'");
  return impl_->name(split_possessive(straight).first);
}

Result<std::shared_ptr<const Speller>> make_speller(const LinterOptions& options, const Config& config) {
  SpellerSources sources;
  sources.professional = embedded_file("dictionaries/professional.txt");
  sources.names = embedded_file("dictionaries/names.txt");
  sources.common = embedded_file("dictionaries/common.txt");
  sources.informal = embedded_file("dictionaries/informal.txt");
  sources.demons = embedded_file("dictionaries/demons.txt");
  sources.typos = embedded_file("dictionaries/typos.tsv");
  sources.language = config.language;
  sources.dictionary_dirs = options.dictionary_dirs;
  sources.files = options.files;
  return Speller::create(std::move(sources));
}

}  // namespace mannerly
