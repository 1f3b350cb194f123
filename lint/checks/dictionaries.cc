// To add a language: its name in base/languages.h and a row in kLanguageStems; a dictionary: a row in kStems.
#include "checks/dictionaries.h"

#include <algorithm>
#include <array>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <optional>
#include <utility>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/languages.h"
#include "checks/affixes.h"
#include "checks/form_table.h"
#include "checks/slips.h"
#include "text/document.h"

namespace mannerly {
namespace {

constexpr auto kStems = std::to_array<std::pair<std::string_view, std::string_view>>({{"en_US", "hunspell-en-us"},
                                                                                      {"en_GB", "hunspell-en-gb"},
                                                                                      {"en_AU", "hunspell-en-au"},
                                                                                      {"en_CA", "hunspell-en-ca"}});

/// Debian has no Indian dictionary: British English, with the words of dictionaries/indian.txt, stands for it.
constexpr auto kLanguageStems =
    std::to_array<std::pair<std::string_view, std::array<std::string_view, 2>>>({{"auto", {"en_US", "en_GB"}},
                                                                                 {"en", {"en_US", "en_GB"}},
                                                                                 {"en-US", {"en_US"}},
                                                                                 {"en-GB", {"en_GB"}},
                                                                                 {"en-IN", {"en_GB"}},
                                                                                 {"en-AU", {"en_AU"}},
                                                                                 {"en-CA", {"en_CA"}}});

/// The forms that Hunspell takes, or nullopt when the dictionary cannot be written out.
std::optional<std::vector<std::string>> forms_of(const std::string& stem, std::string_view aff, std::string_view dic) {
  auto forms = expand_dictionary(aff, dic);
  if (!forms) return std::nullopt;
  const auto spells = hunspell_oracle(stem);
  std::erase_if(*forms, [&](const std::string& form) { return !spells(form); });
  for (const std::string& form : expand_without_inner_capitals(aff, dic).value_or(std::vector<std::string>())) {
    if (std::string upper = to_upper(form); spells(upper)) forms->push_back(std::move(upper));
  }
  return forms;
}

constexpr const char* kFormSection = "forms";

/// The table of a dictionary, from the store or made and put there. It is known by the contents of both files, so that
/// it serves wherever they lie. Empty when there is none: that is kept too.
std::string kept_table(const std::string& stem, const FileSystem& files, const ByteStore& store) {
  const auto aff = files.read(stem + ".aff");
  const auto dic = files.read(stem + ".dic");
  if (!aff || !dic) return {};
  const std::uint64_t hashes[] = {checksum(*aff), checksum(*dic)};
  ByteWriter both;
  for (const std::uint64_t hash : hashes) both.value(hash);
  const std::uint64_t contents = checksum(both.take());
  const std::string name = "dictionary-" + std::to_string(contents);
  if (const auto kept = store.find(name)) {
    if (const auto pack = Pack::open(*kept, contents)) return std::string(pack->section(kFormSection));
  }
  const auto forms = forms_of(stem, *aff, *dic);
  std::string table = forms ? FormTable::packed({*forms}).value_or(std::string()) : std::string();
  store.keep(name, pack_bytes({{kFormSection, table}}, contents));
  return table;
}

/// A lock guards Hunspell, which keeps state while it looks.
class HunspellDictionary final : public Dictionary {
 public:
  HunspellDictionary(std::string stem, FormTable table, const FileSystem& files, std::shared_ptr<const ByteStore> store)
      : stem_(std::move(stem)), table_(table), files_(files), store_(std::move(store)) {}

  std::vector<std::string> one_edit_away(const std::string& word) const override {
    std::call_once(once_, [this] { find_table(); });
    if (!table_.empty()) return table_.one_edit_away(word);
    std::vector<std::string> out = mannerly::one_edit_away(word);
    std::erase_if(out, [this](const std::string& near) { return !spells(near); });
    return out;
  }

  bool spells(const std::string& word) const override {
    std::call_once(once_, [this] { find_table(); });
    if (!table_.empty()) {
      if (const auto known = table_.spells(word)) return *known;
    }
    const std::lock_guard lock(mutex_);
    if (!hunspell_) hunspell_ = std::make_unique<Hunspell>((stem_ + ".aff").c_str(), (stem_ + ".dic").c_str());
    return hunspell_->spell(word);
  }

 private:
  void find_table() const {
    if (!table_.empty() || store_ == nullptr) return;
    own_table_ = kept_table(stem_, files_, *store_);
    if (!own_table_.empty()) table_ = FormTable(own_table_, 0);
  }

  std::string stem_;
  mutable FormTable table_;  ///< set at most once
  const FileSystem& files_;
  std::shared_ptr<const ByteStore> store_;
  mutable std::string own_table_;
  mutable std::once_flag once_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<Hunspell> hunspell_;
};

std::optional<std::string> locate(const std::vector<std::string>& folders, const FileSystem& files,
                                  std::string_view name) {
  for (const std::string& folder : folders) {
    std::string stem = folder + "/" + std::string(name);
    if (files.exists(stem + ".aff") && files.exists(stem + ".dic")) return stem;
  }
  return std::nullopt;
}

constexpr const char* kTableSection = "dictionaries";

/// The sizes of a dictionary's files, by which a table knows that it was made from them.
struct Sizes {
  std::uint64_t aff = 0;
  std::uint64_t dic = 0;
  bool operator==(const Sizes&) const = default;
};

Sizes sizes_of(const std::string& stem, const FileSystem& files) {
  return {files.size(stem + ".aff").value_or(0), files.size(stem + ".dic").value_or(0)};
}

/// A dictionary's forms, for a pack.
struct Forms {
  std::string name;
  Sizes sizes;
  std::vector<std::string> words;
};

/// Writes the table of some dictionaries, if they fit in one.
bool write_table(const std::vector<Forms>& dictionaries, ByteWriter& out) {
  std::vector<std::vector<std::string>> words;
  for (const Forms& one : dictionaries) words.push_back(one.words);
  const auto table = FormTable::packed(words);
  if (!table) return false;
  out.number(dictionaries.size());
  for (const Forms& one : dictionaries) {
    out.text(one.name);
    out.value(one.sizes);
  }
  out.text(*table);
  return true;
}

/// The table of a dictionary in a section; an empty one when there is none, or one of other files.
FormTable table_in(std::string_view section, std::string_view name, const std::string& stem, const FileSystem& files) {
  for (ByteReader in(section); !in.at_end();) {
    std::optional<std::size_t> found;
    const std::size_t count = in.number();
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_it = in.text() == name;
      const Sizes sizes = in.value<Sizes>();
      if (is_it && sizes == sizes_of(stem, files)) found = i;
    }
    const std::string_view table = in.text();
    if (found) return {table, *found};
  }
  return {};
}

}  // namespace

DictionaryShelf::DictionaryShelf(const std::vector<std::string>& folders, const FileSystem& files, const Pack* pack,
                                 std::shared_ptr<const ByteStore> store)
    : folders_(folders), files_(files), pack_(pack), store_(std::move(store)) {}

std::shared_ptr<const Dictionary> DictionaryShelf::find(std::string_view stem) const {
  const std::lock_guard lock(mutex_);
  const auto known = found_.find(stem);
  if (known != found_.end()) return known->second;
  const auto path = locate(folders_, files_, stem);
  std::shared_ptr<const Dictionary> out;
  if (path) {
    const std::string_view section = pack_ == nullptr ? std::string_view{} : pack_->section(kTableSection);
    out = std::make_shared<const HunspellDictionary>(*path, table_in(section, stem, *path, files_), files_, store_);
  }
  return found_.emplace(stem, std::move(out)).first->second;
}

Result<std::vector<std::shared_ptr<const Dictionary>>> DictionaryShelf::of(std::string_view language) const {
  std::vector<std::shared_ptr<const Dictionary>> out;
  for (const auto& [name, stems] : kLanguageStems) {
    if (name != language) continue;
    for (const std::string_view stem : stems) {
      const auto row = std::find_if(kStems.begin(), kStems.end(), [&](const auto& r) { return r.first == stem; });
      if (row == kStems.end()) continue;
      auto dictionary = find(stem);
      if (dictionary == nullptr) {
        return fail("the dictionary " + std::string(stem) + " is missing; install the package " +
                    std::string(row->second));
      }
      out.push_back(std::move(dictionary));
    }
  }
  if (out.empty()) return fail(language_fault(language));
  return out;
}

std::pair<std::string, std::string> dictionary_section(const std::vector<std::string>& folders,
                                                       const FileSystem& files) {
  std::vector<Forms> all;
  for (const auto& [name, package] : kStems) {
    const auto path = locate(folders, files, name);
    if (!path) continue;
    const auto aff = files.read(*path + ".aff");
    const auto dic = files.read(*path + ".dic");
    if (!aff || !dic) continue;
    auto words = forms_of(*path, *aff, *dic);
    if (words) all.push_back({std::string(name), sizes_of(*path, files), std::move(*words)});
  }
  ByteWriter out;
  for (std::size_t i = 0; i < all.size(); i += WordGraph::kMostSets) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(WordGraph::kMostSets, all.size() - i));
    if (write_table({first, last}, out)) continue;
    std::for_each(first, last, [&](const Forms& one) { write_table({one}, out); });
  }
  return {kTableSection, out.take()};
}

std::function<bool(const std::string&)> hunspell_oracle(const std::string& stem) {
  const auto hunspell = std::make_shared<Hunspell>((stem + ".aff").c_str(), (stem + ".dic").c_str());
  return [hunspell](const std::string& word) { return hunspell->spell(word); };
}

}  // namespace mannerly
