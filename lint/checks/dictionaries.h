// The system's Hunspell dictionaries (this is Hunspell's only includer): which ones a language needs, where they lie,
// and whether they know a word. A dictionary that can be written out form by form is asked as a table (form_table.h),
// made here with Hunspell's own say; the others, and what a table does not answer, are asked of Hunspell. Tables of
// dictionaries that the build did not know are made when they are first asked, and kept in a store.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pack.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// One dictionary, read when it is first asked. Thread safe.
class Dictionary {
 public:
  virtual ~Dictionary() = default;
  virtual bool spells(const std::string& word) const = 0;
  /// Its words one edit away from a word of a-z and apostrophes, in any order; the edits are those of slips.h.
  virtual std::vector<std::string> one_edit_away(const std::string& word) const = 0;
};

/// All dictionaries the languages share. Immutable and thread safe; reads no dictionary itself.
class DictionaryShelf {
 public:
  /// `folders` are searched in order for en_US.aff, en_US.dic, … A dictionary of which `pack` (may be null) has a
  /// table, and of which the files have the size they had when it was made, is asked there; both must outlive this. The
  /// tables of the others are kept in `store`; without one (null) Hunspell is asked.
  DictionaryShelf(const std::vector<std::string>& folders, const FileSystem& files, const Pack* pack,
                  std::shared_ptr<const ByteStore> store = nullptr);

  /// The dictionaries of `language`, in the order in which they are to be asked. Fails for an unknown language, and
  /// when one is missing, naming the Debian package that has it.
  Result<std::vector<std::shared_ptr<const Dictionary>>> of(std::string_view language) const;

 private:
  std::shared_ptr<const Dictionary> find(std::string_view stem) const;

  const std::vector<std::string> folders_;
  const FileSystem& files_;
  const Pack* pack_;
  const std::shared_ptr<const ByteStore> store_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Dictionary>, std::less<>> found_;
};

/// A section of a pack: the tables of the dictionaries that are on this machine and that can be written out.
std::pair<std::string, std::string> dictionary_section(const std::vector<std::string>& folders,
                                                       const FileSystem& files);
/// Whether Hunspell itself has the word, without any table; for comparisons. `stem` is the path without extension.
std::function<bool(const std::string&)> hunspell_oracle(const std::string& stem);

}  // namespace mannerly
