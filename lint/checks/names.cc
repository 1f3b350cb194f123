#include "checks/names.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "checks/diminutives.h"
#include "checks/speller.h"
#include "text/document.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

using Keys = std::vector<std::string>;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_title(std::string_view key) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"dr",     "mr",     "mrs",  "ms",   "mx",   "miss", "prof",     "professor", "sir",     "madam",
       "dame",   "lord",   "lady", "rev",  "herr", "frau", "monsieur", "mme",       "madame",  "senor",
       "senora", "signor", "don",  "dona", "ing",  "mag",  "dipl",     "judge",     "captain", "doctor"});
  return among(kWords, key);
}

bool is_particle(std::string_view key) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"van", "von", "der", "den", "de",  "del",  "della", "di", "da", "do", "dos", "du", "la", "le",  "ter", "ten",
       "zu",  "zum", "zur", "bin", "ibn", "bint", "al",    "el", "y",  "e",  "af",  "av", "st", "san", "mac", "mc"});
  return among(kWords, key);
}

bool is_salutation(std::string_view key) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"hi",        "hello",    "hey",     "dear",    "good",    "morning",    "afternoon", "evening", "day",
       "greetings", "hiya",     "hallo",   "hola",    "ciao",    "salut",      "bonjour",   "ola",     "hei",
       "hej",       "howdy",    "namaste", "again",   "to",      "my",         "the",       "very",    "dearest",
       "g",         "gday",     "yo",      "moin",    "servus",  "welcome",    "liebe",     "lieber",  "geehrte",
       "geehrter",  "sehr",     "guten",   "tag",     "morgen",  "abend",      "beste",     "geachte", "kaere",
       "estimado",  "estimada", "querido", "querida", "buenos",  "buenas",     "dias",      "tardes",  "cher",
       "chere",     "caro",     "cara",    "gentile", "egregio", "buongiorno", "prezado",   "prezada", "bom",
       "boa",       "dia",      "tarde",   "drogi",   "droga",   "szanowny",   "szanowna",  "kara",    "hyva"});
  return among(kWords, key);
}

bool is_capital(const Token& token) {
  return token.casing == Casing::kCapital || token.casing == Casing::kUpper || token.casing == Casing::kMixed;
}

/// Whether a word is one of the language, and so no sure name: "Team", "Recruiter", "Colleague".
bool is_ordinary(const Rulebook& book, const std::string& folded) {
  static constexpr auto kAddressed = std::to_array<std::string_view>(
      {"admissions", "alumni",      "alumnus",   "attendee",  "attendees",  "buyer",      "colleague",   "colleagues",
       "comrades",   "connections", "editor",    "editors",   "founders",   "hirer",      "moderator",   "neighbour",
       "neighbours", "neighbor",    "neighbors", "organiser", "organisers", "organizers", "procurement", "recruiter",
       "recruiters", "recruiting",  "reverend",  "sirs",      "speakers",   "subscriber", "supervisor",  "tutor",
       "volunteers", "champ",       "rockstar",  "legend",    "superstar",  "mate",       "bestie",      "kollegin",
       "kollegen",   "collega",     "collegues", "team",      "hiring",     "manager"});
  return book.common->is_common(folded) || among(kAddressed, folded);
}

/// Whether a capitalised word of a greeting can be nothing but a name.
bool is_name_word(const Analysis& analysis, const Token& token) {
  const std::string key = name_key(token.folded);
  if (is_given_name(key)) return true;
  const Rulebook& book = analysis.rulebook();
  if (is_capital(token)) return !is_ordinary(book, token.folded);
  return book.speller != nullptr && book.speller->is_name(capitalised(token.folded));
}

/// Words of a person's names, all of which may be used to greet: names, preferred and other names, and the company's,
/// because a greeting to a company is no wrong name.
Keys known_words(const Person& person) {
  Keys out = name_keys(person.preferred);
  const auto add = [&out](std::string_view text) {
    for (std::string& key : name_keys(text)) out.push_back(std::move(key));
  };
  add(person.name);
  for (const std::string& other : person.also) add(other);
  add(person.company);
  return out;
}

/// Whether a greeted word is an accepted form of a known one.
bool same_name_word(std::string_view said, std::string_view known) {
  if (said == known || same_given_name(said, known)) return true;
  if (!same_script(said, known)) return true;
  constexpr std::size_t kInitial = 1;
  if (said.size() == kInitial || known.size() == kInitial) return said.front() == known.front();
  if (known.starts_with(said)) return true;
  if (said.starts_with(known) && said.size() >= known.size() + 2) return true;
  return transliteration_key(said) == transliteration_key(known);
}

std::string joined(const Keys& keys) {
  std::string out;
  for (const std::string& key : keys) out += key;
  return out;
}

/// Whether the words written as one are words of the name written as one: "Mary Ann" and "Maryann".
bool same_run_together(const Keys& said, std::string_view name) {
  const Keys known = name_keys(name);
  const std::string whole = joined(said);
  for (std::size_t i = 0; i < known.size(); ++i) {
    std::string run;
    for (std::size_t j = i; j < known.size(); ++j) {
      run += known[j];
      if (run == whole) return true;
    }
  }
  return false;
}

/// Initials of the name: "JP" for Jean-Pierre.
bool same_initials(const Keys& said, std::string_view name) {
  constexpr std::size_t kMost = 3;
  std::string initials;
  for (const std::string& key : name_keys(name)) initials += key.front();
  return said.size() == 1 && said.front().size() <= kMost && initials.starts_with(said.front());
}

bool is_slip(std::string_view said, std::string_view known) {
  constexpr std::size_t kShort = 3;  // shorter names are too close to each other
  constexpr std::size_t kLong = 7;
  if (said.size() < kShort || known.size() < kShort) return false;
  const std::size_t limit = std::min(said.size(), known.size()) >= kLong ? 2 : 1;
  return name_distance(said, known, limit) <= limit;
}

/// The words of a name without titles; of "Lind, Marta" the given name first.
std::vector<std::string_view> name_words(std::string_view name) {
  const std::size_t comma = name.find(',');
  std::vector<std::string_view> out;
  const auto add = [&out](std::string_view text) {
    for (const std::string_view word : split(text, ' ')) {
      if (!trim(word).empty() && !is_title(name_key(word))) out.push_back(trim(word));
    }
  };
  const bool family_first = comma != std::string_view::npos && name_keys(name.substr(comma)).size() == 1 &&
                            name_key(name.substr(comma)).size() > 3;
  if (family_first) add(name.substr(comma + 1));
  add(name.substr(0, comma));
  return out;
}

/// The text of a token without a possessive ending.
std::string bare(const Document& document, const Token& token) {
  std::string text(document.text(token));
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (text.size() > ending.size() && text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  }
  return text;
}

bool is_joint(const Token& token) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"of",  "and", "for", "the", "&",   "-",   "de",  "du", "des", "der", "di",  "da",  "do",
       "dos", "del", "la",  "le",  "van", "von", "und", "et", "y",   "den", "ten", "ter", "."});
  return among(kWords, token.folded);
}

bool is_name_part(const Token& token) {
  return !token.quoted && ((token.kind == TokenKind::kWord && is_capital(token) && token.folded != "i" &&
                            !token.folded.starts_with("i'")) ||
                           token.kind == TokenKind::kNumber);
}

Keys organisation_keys(std::string_view name) {
  static constexpr auto kForms = std::to_array<std::string_view>(
      {"inc",     "incorporated", "ltd",   "limited", "llc",  "llp", "plc",     "gmbh",        "ag",
       "kg",      "se",           "sa",    "sas",     "sarl", "srl", "spa",     "bv",          "nv",
       "ab",      "as",           "asa",   "oy",      "oyj",  "aps", "corp",    "corporation", "co",
       "company", "pty",          "kk",    "pte",     "lda",  "sro", "the",     "of",          "and",
       "for",     "at",           "de",    "der",     "und",  "la",  "le",      "e",           "v",
       "ev",      "mbh",          "group", "und",     "com",  "io",  "holding", "holdings",    "international"});
  Keys out;
  for (std::string& key : name_keys(name)) {
    if (!among(kForms, key)) out.push_back(std::move(key));
  }
  return out;
}

std::string acronym(std::string_view name, const Keys& keys) {
  std::string capitals;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') capitals += static_cast<char>(c - 'A' + 'a');
  }
  std::string initials;
  for (const std::string& key : keys) initials += key.front();
  return capitals.size() > initials.size() ? capitals : initials;
}

bool contains_in_order(const Keys& whole, const Keys& part) {
  std::size_t found = 0;
  for (const std::string& key : whole) {
    const bool fits = found < part.size() && (key == part[found] || is_slip(key, part[found]) ||
                                              (part[found].size() >= 3 && key.starts_with(part[found])) ||
                                              (key.size() >= 3 && part[found].starts_with(key)));
    found += fits ? 1 : 0;
  }
  return found == part.size();
}

/// Whether the facts hold a name; "Hiring Manager" is none.
bool is_known_by_name(const Rulebook& book, const Person& person) {
  Keys words = name_keys(person.name + " " + person.preferred);
  for (const std::string& key : words) {
    if (is_given_name(key) || !is_ordinary(book, key)) return true;
  }
  return false;
}

/// Whether more names follow on the line: "Hi Priya, Ben and Marta," greets three.
bool goes_on_with_names(const Document& document, std::uint32_t last) {
  const auto& tokens = document.tokens;
  const auto is_text = [&](std::uint32_t i, std::string_view text) {
    return i < tokens.size() && tokens[i].folded == text;
  };
  const std::uint32_t next = is_text(last + 1, ",") ? last + 2 : last + 1;
  if (next >= tokens.size() || tokens[next].paragraph != tokens[last].paragraph || !is_capital(tokens[next]))
    return false;
  return is_text(next + 1, ",") || is_text(next + 1, "and") || is_text(next + 1, "&");
}

}  // namespace

std::optional<Greeted> greeted_person(const Analysis& analysis) {
  const Document& document = analysis.document();
  Greeted out;
  bool ended = false;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    if (token.part != Part::kGreeting) continue;
    if (token.kind == TokenKind::kMark) {
      const bool inside = token.folded == "-" || token.folded == ".";
      if (token.folded == "&" || token.folded == "/" || token.folded == "(") return std::nullopt;
      ended = ended || (!inside && !out.tokens.empty());
      continue;
    }
    if (token.kind != TokenKind::kWord) return std::nullopt;
    const std::string key = name_key(token.folded);
    if (out.tokens.empty() && is_title(key)) {
      out.titled = true;
    } else if (is_particle(key) && !ended) {
      continue;
    } else if (!(out.tokens.empty() && is_salutation(key))) {
      if (ended || !is_name_word(analysis, token)) return std::nullopt;
      out.tokens.push_back(i);
    }
  }
  if (out.tokens.empty() || goes_on_with_names(document, out.tokens.back())) return std::nullopt;
  out.span = {document.tokens[out.tokens.front()].span.begin, document.tokens[out.tokens.back()].span.end};
  return out;
}

std::string greeting_name(const Person& person) {
  if (!person.preferred.empty()) return person.preferred;
  const auto words = name_words(person.name);
  return words.empty() ? std::string() : std::string(words.front());
}

NameVerdict compare_name(const Analysis& analysis, const Greeted& greeted, const Person& person) {
  const Document& document = analysis.document();
  if (!is_known_by_name(analysis.rulebook(), person)) return {};
  const Keys known = known_words(person);
  Keys said;
  for (const std::uint32_t token : greeted.tokens) said.push_back(name_key(bare(document, document.tokens[token])));
  std::vector<std::string> names = person.also;
  names.insert(names.end(), {person.name, person.preferred});
  for (const std::string& name : names) {
    if (same_run_together(said, name) || same_initials(said, name)) return {};
  }
  bool near = false;
  for (const std::string& word : said) {
    const auto fits = [&](const std::string& key) { return same_name_word(word, key); };
    const auto slips = [&](const std::string& key) { return is_slip(word, key); };
    if (std::any_of(known.begin(), known.end(), fits)) return {};
    near = near || std::any_of(known.begin(), known.end(), slips);
  }
  const auto words = name_words(person.name);
  const bool family = greeted.titled && person.preferred.empty() && words.size() > 1;
  return {near ? NameFit::kNear : NameFit::kAnother, family ? std::string(words.back()) : greeting_name(person)};
}

std::optional<NamedThing> name_at(const Document& document, std::uint32_t token) {
  const auto& tokens = document.tokens;
  if (token >= tokens.size()) return std::nullopt;
  const std::uint32_t end = document.sentences[tokens[token].sentence].last;
  while (token < end && (tokens[token].folded == "the" || tokens[token].folded == "a")) ++token;
  if (token >= end || !is_name_part(tokens[token]) || tokens[token].kind == TokenKind::kNumber) return std::nullopt;
  std::uint32_t last = token;
  for (std::uint32_t i = token + 1; i < end; ++i) {
    const bool possessive = bare(document, tokens[last]).size() != tokens[last].span.size();
    if (possessive || tokens[i].span.begin > tokens[i - 1].span.end + 1) break;
    if (is_name_part(tokens[i])) {
      last = i;
    } else if (!is_joint(tokens[i])) {
      break;
    }
  }
  const Span span{tokens[token].span.begin, tokens[last].span.end};
  std::string text(document.text(Span{span.begin, tokens[last].span.begin}));
  return NamedThing{span, text + bare(document, tokens[last])};
}

std::optional<NamedThing> name_before(const Document& document, std::uint32_t token) {
  const auto& tokens = document.tokens;
  if (token >= tokens.size() || !is_name_part(tokens[token]) || tokens[token].kind == TokenKind::kNumber)
    return std::nullopt;
  const std::uint32_t begin = document.sentences[tokens[token].sentence].first;
  std::uint32_t first = token;
  while (first > begin && is_name_part(tokens[first - 1])) --first;
  const Span span{tokens[first].span.begin, tokens[token].span.end};
  return NamedThing{span, std::string(document.text(span))};
}

bool same_organisation(std::string_view a, std::string_view b) {
  const Keys x = organisation_keys(a);
  const Keys y = organisation_keys(b);
  if (x.empty() || y.empty()) return true;
  const std::string whole_x = joined(x);
  const std::string whole_y = joined(y);
  if (!same_script(whole_x, whole_y) || whole_x == whole_y || is_slip(whole_x, whole_y)) return true;
  const auto short_form = [](const Keys& one, std::string_view name, const Keys& keys) {
    constexpr std::size_t kMost = 6;
    return one.size() == 1 && one.front().size() <= kMost && one.front().size() > 1 &&
           (acronym(name, keys).starts_with(one.front()) || joined(keys).starts_with(one.front()));
  };
  if (short_form(x, b, y) || short_form(y, a, x)) return true;
  return x.size() <= y.size() ? contains_in_order(y, x) : contains_in_order(x, y);
}

bool same_person(std::string_view a, std::string_view b) {
  Keys x = name_keys(a);
  Keys y = name_keys(b);
  const auto drop = [](const std::string& key) { return is_title(key) || is_particle(key); };
  std::erase_if(x, drop);
  std::erase_if(y, drop);
  if (x.empty() || y.empty()) return true;
  if (x.size() > y.size()) std::swap(x, y);
  return std::all_of(x.begin(), x.end(), [&](const std::string& word) {
    return std::any_of(y.begin(), y.end(), [&](const std::string& other) {
      return same_name_word(word, other) || same_name_word(other, word) || is_slip(word, other);
    });
  });
}

bool mentions(const Analysis& analysis, std::string_view thing) {
  const Keys wanted = organisation_keys(thing);
  if (wanted.empty()) return true;
  const std::string initials = wanted.size() >= 3 ? acronym(thing, wanted) : std::string();
  Keys said;
  for (const Token& token : analysis.document().tokens) {
    if (token.part == Part::kQuote) continue;
    for (std::string& key : organisation_keys(bare(analysis.document(), token))) said.push_back(std::move(key));
  }
  if (!initials.empty() && std::find(said.begin(), said.end(), initials) != said.end()) return true;
  return std::search(said.begin(), said.end(), wanted.begin(), wanted.end(), [](const auto& a, const auto& b) {
           constexpr std::size_t kLongEnough = 5;  // "and" is no slip of Ana
           return a == b || (b.size() >= kLongEnough && is_slip(a, b));
         }) != said.end();
}

}  // namespace mannerly
