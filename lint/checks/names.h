// People and companies as a message names them, compared with what is known of them. Decides in doubt for sameness: a
// wrong alarm about a name is worse than a missed one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/analysis.h"

namespace mannerly {

/// The one person a greeting names. Tokens are indexes into Document::tokens.
struct Greeted {
  std::vector<std::uint32_t> tokens;  ///< the words of the name, without titles and particles
  Span span;                          ///< from the first to the last of them
  bool titled = false;                ///< "Dr.", "Ms": the family name is meant
};

/// nullopt when nobody is greeted by name, several people are, or the name is a slot or may be an ordinary word.
std::optional<Greeted> greeted_person(const Analysis& analysis);

enum class NameFit {
  kSame,     ///< equal, a short form, an initial, a transliteration, or not comparable
  kNear,     ///< a slip: one letter off, two in long names
  kAnother,  ///< somebody else's name
};

/// How a greeted name fits a person of whom a name is known.
struct NameVerdict {
  NameFit fit = NameFit::kSame;
  std::string meant;  ///< of kNear and kAnother: what to write instead
};
NameVerdict compare_name(const Analysis& analysis, const Greeted& greeted, const Person& person);

/// The name to greet a person by: as they prefer it, else the first word of the name without titles.
std::string greeting_name(const Person& person);

/// A name in running text: capitalised words, joined by hyphens, "&", "of", "and", "van" and the like.
struct NamedThing {
  Span span;
  std::string text;  ///< without a closing possessive
};
/// The one that begins at this token (an article before it is passed over), or nullopt; slots and links are none.
std::optional<NamedThing> name_at(const Document& document, std::uint32_t token);
/// The one that ends at this token, or nullopt.
std::optional<NamedThing> name_before(const Document& document, std::uint32_t token);

/// Whether two names of companies, schools or groups may mean the same: legal forms and accents do not count, nor
/// words that one of them leaves out; acronyms, run-together words and slips of a letter fit.
bool same_organisation(std::string_view a, std::string_view b);

/// Whether two names of people may mean the same person: every word of the shorter one fits a word of the longer.
bool same_person(std::string_view a, std::string_view b);

/// Whether the message, subject included, names `thing`: its words in a row, or its acronym.
bool mentions(const Analysis& analysis, std::string_view thing);

}  // namespace mannerly
