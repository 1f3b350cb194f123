// To add a language: its name in base/languages.h and a row in kLanguageStems; a dictionary: a row in kStems.
#include "checks/dictionaries.h"

#include <array>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <optional>
#include <utility>

#include "base/languages.h"

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

/// A lock guards Hunspell, which keeps state while it looks.
class HunspellDictionary final : public Dictionary {
 public:
  explicit HunspellDictionary(const std::string& stem) : aff_(stem + ".aff"), dic_(stem + ".dic") {}

  bool spells(const std::string& word) const override {
    const std::lock_guard lock(mutex_);
    if (!hunspell_) hunspell_ = std::make_unique<Hunspell>(aff_.c_str(), dic_.c_str());
    return hunspell_->spell(word);
  }

 private:
  std::string aff_;
  std::string dic_;
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

}  // namespace

DictionaryShelf::DictionaryShelf(const std::vector<std::string>& folders, const FileSystem& files) {
  for (const auto& [name, package] : kStems) {
    const auto stem = locate(folders, files, name);
    rows_.push_back({name, package, stem ? std::make_shared<const HunspellDictionary>(*stem) : nullptr});
  }
}

Result<std::vector<std::shared_ptr<const Dictionary>>> DictionaryShelf::of(std::string_view language) const {
  std::vector<std::shared_ptr<const Dictionary>> out;
  for (const auto& [name, stems] : kLanguageStems) {
    if (name != language) continue;
    for (const std::string_view stem : stems) {
      for (const Row& row : rows_) {
        if (row.stem != stem) continue;
        if (row.dictionary == nullptr) {
          return fail("the dictionary " + std::string(stem) + " is missing; install the package " +
                      std::string(row.package));
        }
        out.push_back(row.dictionary);
      }
    }
  }
  if (out.empty()) return fail(language_fault(language));
  return out;
}

}  // namespace mannerly
