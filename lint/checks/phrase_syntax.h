// The phrase language: text → a small tree. Knows nothing of documents; phrase_book.h compiles the trees.
//
//   (a|b c)  alternatives      word?  optional      _  any one word      ~3  up to three words between
//   book+    with inflections  <name>  a class of tokens                 \x  the character itself
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"

namespace mannerly {

/// Token classes that a phrase can name.
enum class TokenClass { kNumber, kMoney, kPercent, kDate, kName, kRecipient, kCompany, kLink, kEmoji };
inline constexpr std::size_t kTokenClassCount = 9;

struct PhraseItem {
  enum class Type { kWord, kAny, kGap, kClass, kGroup };
  Type type = Type::kWord;
  std::vector<std::string> words;  ///< of kWord: the accepted forms, folded (kept as written when case matters)
  int gap = 0;                     ///< of kGap: the most words it may skip
  TokenClass token_class = TokenClass::kNumber;
  std::vector<std::vector<PhraseItem>> alternatives;  ///< of kGroup
  bool optional = false;
  std::string key;  ///< canonical text of the item; equal keys match the same
};

enum class PhraseCase { kFolded, kExact };

/// Parses one phrase. The Error's column is the 1-based byte in `text` where it goes wrong.
Result<std::vector<PhraseItem>> parse_phrase(std::string_view text, PhraseCase letter_case);

/// The shortest number of tokens a sequence can match.
std::size_t least_length(const std::vector<PhraseItem>& items);

}  // namespace mannerly
