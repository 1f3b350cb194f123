// Which words are known, and what an unknown one was meant to be. Own lists first, then Hunspell (this is its only
// includer), loaded when the first word needs it. Names in a draft and what to report are spelling.cc's business.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/phrase_stream.h"
#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// Where a speller's words come from. The views must outlive the speller (bundled files do).
struct SpellerSources {
  std::string_view professional;
  std::string_view names;
  std::string_view common;
  std::string_view informal;
  std::string_view demons;
  std::string_view typos;
  /// "auto" and "en": a word of American or British English is known; "en-US", "en-GB": of that one.
  std::string language = "auto";
  std::vector<std::string> dictionary_dirs;  ///< searched in order for en_US.aff, en_US.dic, …
  std::shared_ptr<const FileSystem> files;   ///< asked whether the dictionaries exist
};

/// Every const member function is thread safe. Words are UTF-8, straight or curly apostrophes, any casing.
class Speller : public CommonWords {
 public:
  /// Fails when a dictionary file is missing, naming the Debian package that has it. Reads none yet.
  static Result<std::shared_ptr<const Speller>> create(SpellerSources sources);
  ~Speller() override;

  /// True for words of the lists and dictionaries, their possessives and regular derivations, acronyms, words with
  /// digits, and words with inner capitals, which are brand names. False for every word of the typo table.
  bool knows(std::string_view word) const;
  /// The one reading of a slip in the typo table, in the case of `word`, or nullopt.
  std::optional<std::string> known_typo(std::string_view word) const;
  /// What was meant, likeliest first, in the case of `word`: the typo table alone if it has the word, else words one
  /// edit away, else common words two edits away (from seven letters on). Empty: `word` is nothing like English.
  std::vector<std::string> suggest(std::string_view word, std::size_t max) const;
  /// Whether the word is in common.txt.
  bool is_common(std::string_view folded) const override;
  /// Whether the word is in names.txt, written with a capital.
  bool is_name(std::string_view word) const;

 private:
  class Impl;
  explicit Speller(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// A speller over the bundled lists and the host's dictionaries, for the configuration's language.
Result<std::shared_ptr<const Speller>> make_speller(const LinterOptions& options, const Config& config);

}  // namespace mannerly
