// Which words are known in a language, and what an unknown one was meant to be. Own lists first, then the system's
// dictionaries, read when the first word needs them. Names in a draft and what to report are spelling.cc's business.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pack.h"
#include "checks/phrase_stream.h"
#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// The own lists of a speller; made by make_speller().
struct SpellerWords;

/// Where a speller's words come from.
struct SpellerSources {
  std::shared_ptr<const SpellerWords> words;
  std::string language = "auto";                ///< one of base/languages.h
  std::vector<std::string> dictionary_dirs;     ///< searched in order for en_US.aff, en_US.dic, …
  std::shared_ptr<const FileSystem> files;      ///< asked whether the dictionaries exist
  const Pack* pack = nullptr;                   ///< has tables of dictionaries; may be null
  std::shared_ptr<const ByteStore> store = {};  ///< keeps the tables that the pack has not; may be null
};

/// Whose spelling a word is, where American and British English differ.
enum class Variety { kAmerican, kBritish, kEither };

/// The same word as the other variety writes it.
struct Counterpart {
  Variety of = Variety::kEither;  ///< whose spelling the word itself is; kEither: it proves nothing
  std::string text;
};

/// Every const member function is thread safe. Words are UTF-8, straight or curly apostrophes, any casing.
class Speller : public CommonWords {
 public:
  /// Fails when a dictionary file is missing, naming the Debian package that has it. Reads none yet.
  static Result<std::shared_ptr<const Speller>> create(SpellerSources sources);
  ~Speller() override;

  /// The speller of another language, with the same lists and dictionaries; empty: of this one's own. Fails as
  /// create() does.
  Result<std::shared_ptr<const Speller>> in(std::string_view language) const;
  /// True when a word of either American or British English is known.
  bool takes_any_variety() const;

  /// What the lists alone say of a folded word, by its stable_hash() too.
  struct Listing {
    bool is_right = false;         ///< knows() says so too and takes longer; false proves nothing
    bool has_counterpart = false;  ///< counterpart() may give one
  };
  Listing listing(std::string_view folded, std::uint64_t hash) const;

  /// True for words of the lists and dictionaries, their possessives and regular derivations, acronyms, words with
  /// digits, and words with inner capitals, which are brand names. False for every word of the typo table.
  bool knows(std::string_view word) const;
  /// The one reading of a slip in the typo table, in the case of `word`, or nullopt.
  std::optional<std::string> known_typo(std::string_view word) const;
  /// What was meant, likeliest first, in the case of `word`: the typo table alone if it has the word, else words one
  /// edit away, else common words two edits away (from seven letters on). Empty: `word` is nothing like English.
  std::vector<std::string> suggest(std::string_view word, std::size_t max) const;
  /// The other variety's spelling of "colour" or "center", or nullopt when there is one spelling. Lower case only.
  std::optional<Counterpart> counterpart(std::string_view word) const;
  /// Whether the word is in common.txt.
  bool is_common(std::string_view folded) const override;
  /// Whether the word is in common.txt or frequent.txt.
  bool is_frequent(std::string_view folded) const;
  /// Whether the word is in names.txt, written with a capital.
  bool is_name(std::string_view word) const;

 private:
  class Impl;
  class Shelf;
  Speller(std::shared_ptr<Shelf> shelf, std::shared_ptr<const Impl> impl);
  std::shared_ptr<Shelf> shelf_;
  std::shared_ptr<const Impl> impl_;
};

/// The speller's own lists and the dictionaries that are known by heart, for packs: names and bytes of sections.
PackSections speller_sections(const LinterOptions& options);

/// A speller over the bundled lists and the host's dictionaries, for the configuration's language.
Result<std::shared_ptr<const Speller>> make_speller(const LinterOptions& options, const Config& config);

}  // namespace mannerly
