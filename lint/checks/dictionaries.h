// The system's Hunspell dictionaries (this is Hunspell's only includer): which ones a language needs, where they lie,
// and whether they know a word. Own lists, names and suggestions are the speller's business.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// One dictionary, read when it is first asked. Thread safe.
class Dictionary {
 public:
  virtual ~Dictionary() = default;
  virtual bool spells(const std::string& word) const = 0;
};

/// All dictionaries the languages share. Immutable and thread safe; reads no dictionary itself.
class DictionaryShelf {
 public:
  /// `folders` are searched in order for en_US.aff, en_US.dic, …
  DictionaryShelf(const std::vector<std::string>& folders, const FileSystem& files);

  /// The dictionaries of `language`, in the order in which they are to be asked. Fails for an unknown language, and
  /// when one is missing, naming the Debian package that has it.
  Result<std::vector<std::shared_ptr<const Dictionary>>> of(std::string_view language) const;

 private:
  struct Row {
    std::string_view stem;
    std::string_view package;
    std::shared_ptr<const Dictionary> dictionary;  ///< null: not on this machine
  };
  std::vector<Row> rows_;
};

}  // namespace mannerly
