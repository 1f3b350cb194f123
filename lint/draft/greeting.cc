// Greetings: a greeting word and whom it addresses ("Good morning Dr. Chen –"), or a lone name ("Marta,").
// This file holds word tables.
#include "draft/greeting.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

using Pieces = std::vector<Piece>;

constexpr std::uint32_t kMaxGreetingBytes = 200;
constexpr std::size_t kMaxNames = 8;

/// Openings of more than one word stand before those they start with.
constexpr auto kGreetings = std::to_array<std::string_view>({"to whom it may concern",
                                                             "to whomever it may concern",
                                                             "good morning",
                                                             "good afternoon",
                                                             "good evening",
                                                             "good day",
                                                             "happy new year",
                                                             "happy monday",
                                                             "happy tuesday",
                                                             "happy wednesday",
                                                             "happy thursday",
                                                             "happy friday",
                                                             "happy holidays",
                                                             "guten tag",
                                                             "guten morgen",
                                                             "guten abend",
                                                             "grüß gott",
                                                             "grüß dich",
                                                             "sehr geehrte",
                                                             "sehr geehrter",
                                                             "sehr geehrtes",
                                                             "buenos días",
                                                             "buenos dias",
                                                             "buenas tardes",
                                                             "buenas noches",
                                                             "bom dia",
                                                             "boa tarde",
                                                             "boa noite",
                                                             "kia ora",
                                                             "dzień dobry",
                                                             "dobrý den",
                                                             "dobar dan",
                                                             "dober dan",
                                                             "god dag",
                                                             "god morgen",
                                                             "selamat pagi",
                                                             "selamat siang",
                                                             "salaam alaikum",
                                                             "salam alaikum",
                                                             "assalamu alaikum",
                                                             "as-salamu alaikum",
                                                             "ni hao",
                                                             "dia duit",
                                                             "hyvää päivää",
                                                             "jó napot",
                                                             "günaydın",
                                                             "nice to meet you",
                                                             "mon cher",
                                                             "ma chère",
                                                             "mes chers",
                                                             "respected",
                                                             "esteemed",
                                                             "hi",
                                                             "hey",
                                                             "hello",
                                                             "helo",
                                                             "hallo",
                                                             "hiya",
                                                             "heya",
                                                             "heyy",
                                                             "heyyy",
                                                             "hii",
                                                             "hullo",
                                                             "howdy",
                                                             "dear",
                                                             "dearest",
                                                             "greetings",
                                                             "yo",
                                                             "salutations",
                                                             "morning",
                                                             "afternoon",
                                                             "evening",
                                                             "g'day",
                                                             "gday",
                                                             "hola",
                                                             "bonjour",
                                                             "bonsoir",
                                                             "salut",
                                                             "ciao",
                                                             "buongiorno",
                                                             "buonasera",
                                                             "salve",
                                                             "namaste",
                                                             "namaskar",
                                                             "salaam",
                                                             "salam",
                                                             "assalamualaikum",
                                                             "moin",
                                                             "servus",
                                                             "grüezi",
                                                             "hei",
                                                             "hej",
                                                             "hoi",
                                                             "olá",
                                                             "oi",
                                                             "ahoj",
                                                             "cześć",
                                                             "zdravo",
                                                             "merhaba",
                                                             "selam",
                                                             "shalom",
                                                             "aloha",
                                                             "sveiki",
                                                             "tere",
                                                             "jambo",
                                                             "vanakkam",
                                                             "estimado",
                                                             "estimada"});

/// Words in lower case that address someone.
constexpr auto kAddressees = std::to_array<std::string_view>(
    {"there",      "all",         "everyone",   "everybody", "team",      "folks",   "friend",   "friends",
     "guys",       "gang",        "bro",        "mate",      "mates",     "pal",     "buddy",    "dude",
     "man",        "girl",        "group",      "again",     "sir",       "sirs",    "madam",    "ma'am",
     "maam",       "miss",        "mr",         "mrs",       "ms",        "mx",      "dr",       "prof",
     "professor",  "doctor",      "ladies",     "gentlemen", "gentleman", "fellow",  "fellows",  "colleague",
     "colleagues", "neighbour",   "neighbours", "neighbor",  "neighbors", "hiring",  "manager",  "recruiter",
     "recruiters", "member",      "members",    "committee", "community", "contact", "customer", "client",
     "connection", "connections", "alumni",     "alum",      "editor",    "editors", "reader",   "readers",
     "crew",       "stranger",    "chief",      "boss",      "love",      "partner", "partners", "volunteers",
     "volunteer",  "students",    "founder",    "founders",  "both",      "you",     "señor",    "señora",
     "monsieur",   "madame",      "herr",       "frau",      "signor",    "signora", "don",      "doña",
     "hey",        "hi",          "hello",      "my",        "the",       "a",       "lovely",   "amazing",
     "dear"});

/// Small words inside names and between them.
constexpr auto kConnectors = std::to_array<std::string_view>(
    {"and", "of", "van", "von", "de",  "der", "den", "del", "della", "di", "da", "dos", "du",
     "la",  "le", "el",  "al",  "bin", "ibn", "ter", "ten", "to",    "in", "at", "y",   "e"});

/// Capitalised words that start a sentence, not a name.
constexpr auto kSentenceStarts = std::to_array<std::string_view>({"i",         "i'm",
                                                                  "i've",      "i'd",
                                                                  "i'll",      "im",
                                                                  "ive",       "we",
                                                                  "we're",     "we've",
                                                                  "my",        "our",
                                                                  "your",      "you",
                                                                  "you're",    "the",
                                                                  "this",      "that",
                                                                  "it",        "it's",
                                                                  "its",       "thanks",
                                                                  "thank",     "hope",
                                                                  "hoping",    "just",
                                                                  "saw",       "great",
                                                                  "good",      "nice",
                                                                  "congrats",  "congratulations",
                                                                  "so",        "loved",
                                                                  "love",      "really",
                                                                  "a",         "an",
                                                                  "in",        "on",
                                                                  "at",        "as",
                                                                  "if",        "is",
                                                                  "are",       "am",
                                                                  "do",        "did",
                                                                  "can",       "could",
                                                                  "would",     "will",
                                                                  "what",      "when",
                                                                  "where",     "who",
                                                                  "how",       "why",
                                                                  "please",    "sorry",
                                                                  "quick",     "wanted",
                                                                  "following", "after",
                                                                  "noticed",   "came",
                                                                  "found",     "long",
                                                                  "big",       "happy",
                                                                  "been",      "looking",
                                                                  "reaching",  "yes",
                                                                  "no",        "not",
                                                                  "well",      "also",
                                                                  "first",     "today",
                                                                  "yesterday", "unfortunately",
                                                                  "regarding", "re",
                                                                  "with",      "for",
                                                                  "from",      "to",
                                                                  "and",       "but",
                                                                  "here",      "there",
                                                                  "last",      "since",
                                                                  "while",     "once",
                                                                  "welcome",   "any",
                                                                  "short",     "okay"});

bool is_mark(const Piece& piece, std::string_view bytes) {
  return piece.kind == PieceKind::kMark && piece.lower.starts_with(bytes);
}

/// Marks that end a greeting: comma, colon, exclamation mark, full stop, a dash between blanks.
bool ends_greeting(const Pieces& pieces, std::size_t i) {
  const Piece& p = pieces[i];
  if (p.kind != PieceKind::kMark) return false;
  if (is_mark(p, "–") || is_mark(p, "—")) return true;
  if (is_mark(p, "-")) return p.space_before || p.lower.size() > 1;
  return std::string_view(",:;!.").find(p.lower[0]) != std::string_view::npos || is_mark(p, "，") || is_mark(p, "！");
}

bool is_honorific(std::string_view word) {
  return in({"mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "sr", "sra", "eng"}, word);
}

/// Reads one salutation from its pieces.
class Reader {
 public:
  Reader(const Draft& draft, Span line, Span head)
      : draft_(draft),
        text_(draft.source.bytes()),
        line_(line),
        pieces_(read_pieces(text_, head, draft.placeholders)) {}

  std::uint32_t end() {
    if (pieces_.empty()) return line_.begin;
    const std::size_t words = greeting_words();
    if (words == 0) return lone_name();
    std::size_t i = words;
    if (i < pieces_.size() && is_mark(pieces_[i], ",") && i + 1 < pieces_.size() && vocative_follows(i + 1)) ++i;
    return addressee(i);
  }

 private:
  /// Number of pieces that the greeting words at the start take, "hey hey" included.
  std::size_t greeting_words() const {
    std::size_t count = 0;
    for (const std::string_view greeting : kGreetings) count = std::max(count, pieces_of(greeting));
    return count;
  }

  /// Number of words of `greeting` when the pieces start with them, else 0.
  std::size_t pieces_of(std::string_view greeting) const {
    for (std::size_t count = 0; count < pieces_.size(); ++count) {
      const std::size_t end = greeting.find(' ');
      const Piece& piece = pieces_[count];
      if (piece.kind != PieceKind::kWord || piece.lower != greeting.substr(0, end)) return 0;
      if (end == std::string_view::npos) return count + 1;
      greeting.remove_prefix(end + 1);
    }
    return 0;
  }

  /// "Hey, Tom!", "Happy Friday, Excel people!" – a name, perhaps a word or two, and a closing mark behind the comma.
  bool vocative_follows(std::size_t i) const {
    const std::size_t start = i;
    while (i < pieces_.size() && i - start < 3 && (i == start ? is_name(pieces_[i]) : is_plain_word(pieces_[i]))) ++i;
    return i > start &&
           (i == pieces_.size() || (ends_greeting(pieces_, i) && (i + 1 == pieces_.size() || i == start + 1)));
  }

  /// A word that may stand in a form of address whatever its case.
  static bool is_plain_word(const Piece& p) {
    return p.kind == PieceKind::kPlaceholder || (p.kind == PieceKind::kWord && !in(kSentenceStarts, p.lower));
  }

  bool is_name(const Piece& p) const {
    if (p.kind == PieceKind::kPlaceholder) return true;
    return p.kind == PieceKind::kWord && p.capital && !in(kSentenceStarts, p.lower);
  }

  bool addresses(const Piece& p) const {
    return is_name(p) || (p.kind == PieceKind::kWord && (in(kAddressees, p.lower) || in(kConnectors, p.lower)));
  }

  /// The end of the words that name the addressee from piece `i` on, closing mark and emoji included.
  std::uint32_t addressee(std::size_t i) {
    const std::size_t start = i;
    std::size_t good = i;  // pieces [0, good) are the greeting so far
    while (i < pieces_.size() && i - start <= kMaxNames) {
      const Piece& p = pieces_[i];
      if (p.kind == PieceKind::kEmoji) return after_emoji(i);
      if (ends_greeting(pieces_, i) && !is_abbreviation_dot(i)) return after_mark(i);
      const bool joins = p.kind == PieceKind::kMark &&
                         (p.lower == "&" || p.lower == "/" || p.lower == "." || p.lower == "'" || p.lower == "@");
      if (!joins && !addresses(p) && !last_before_mark(i)) break;
      ++i;
      if (!joins && !(p.kind == PieceKind::kWord && in(kConnectors, p.lower))) good = i;
    }
    if (i == pieces_.size() && whole_line()) return line_.end;
    if (ends_line_soon(i)) return line_.end;
    return pieces_[good - 1].span.end;
  }

  /// One unknown lower-case word is a name when a closing mark follows it: "hi sarah,".
  bool last_before_mark(std::size_t i) const {
    if (pieces_[i].kind != PieceKind::kWord || in(kSentenceStarts, pieces_[i].lower)) return false;
    if (i + 1 == pieces_.size()) return whole_line();
    return ends_greeting(pieces_, i + 1);
  }

  bool is_abbreviation_dot(std::size_t i) const {
    if (pieces_[i].lower != "." || i == 0) return false;
    const Piece& before = pieces_[i - 1];
    return is_honorific(before.lower) || (before.kind == PieceKind::kWord && before.span.size() == 1);
  }

  bool whole_line() const { return pieces_.back().span.end == line_.end; }

  /// A short line that starts with a greeting word and ends in a comma, colon or exclamation mark is all greeting.
  bool ends_line_soon(std::size_t i) const {
    if (!whole_line() || pieces_.size() > 11) return false;
    const Piece& last = pieces_.back();
    const bool closed = is_mark(last, ",") || is_mark(last, ":");
    for (std::size_t k = i; k + 1 < pieces_.size(); ++k) {
      const bool plain = pieces_[k].kind == PieceKind::kWord || pieces_[k].kind == PieceKind::kPlaceholder;
      if (!plain || in(kSentenceStarts, pieces_[k].lower)) return false;
    }
    return closed;
  }

  std::uint32_t after_mark(std::size_t i) const {
    if (i + 1 < pieces_.size() && pieces_[i + 1].kind == PieceKind::kEmoji) return after_emoji(i + 1);
    if (const std::uint32_t smile = emoticon_end(i); smile > 0) return smile;
    return pieces_[i].span.end;
  }

  /// End of a ":)" or ";-)" whose first mark is piece `i`, or 0.
  std::uint32_t emoticon_end(std::size_t i) const {
    if (pieces_[i].lower != ":" && pieces_[i].lower != ";") return 0;
    std::size_t mouth = i + 1;
    if (mouth < pieces_.size() && pieces_[mouth].lower == "-" && !pieces_[mouth].space_before) ++mouth;
    if (mouth >= pieces_.size() || pieces_[mouth].space_before) return 0;
    return pieces_[mouth].lower == ")" || pieces_[mouth].lower == "d" ? pieces_[mouth].span.end : 0;
  }

  std::uint32_t after_emoji(std::size_t i) const {
    while (i + 1 < pieces_.size() && pieces_[i + 1].kind == PieceKind::kEmoji) ++i;
    if (i + 1 < pieces_.size() && ends_greeting(pieces_, i + 1)) ++i;
    return pieces_[i].span.end;
  }

  /// "Marta," alone on its line, or before more text when it is the reader's name or a placeholder for it.
  std::uint32_t lone_name() const {
    std::size_t i = 0;
    while (i < pieces_.size() && i < 4 &&
           (is_name(pieces_[i]) || (i > 0 && in(kConnectors, pieces_[i].lower)) || is_abbreviation_dot(i)))
      ++i;
    if (i == 0 || i == pieces_.size() || !ends_greeting(pieces_, i) || is_mark(pieces_[i], ".")) return line_.begin;
    const std::uint32_t end = pieces_[i].span.end;
    if (end == line_.end) return end;
    if (is_mark(pieces_[i], ":")) return line_.begin;
    return names_reader(i) ? end : line_.begin;
  }

  /// True when pieces [0, count) are a name of the reader or a placeholder for one.
  bool names_reader(std::size_t count) const {
    if (count == 1 && pieces_[0].kind == PieceKind::kPlaceholder) {
      return std::any_of(draft_.placeholders.begin(), draft_.placeholders.end(), [&](const Placeholder& p) {
        return p.span == pieces_[0].span && p.fills == Fills::kPersonName;
      });
    }
    const std::string said(text_.substr(line_.begin, pieces_[count - 1].span.end - line_.begin));
    const Person& to = draft_.context.to;
    return said == to.name || said == to.preferred || (!said.empty() && to.name.starts_with(said + " ")) ||
           std::find(to.also.begin(), to.also.end(), said) != to.also.end();
  }

  const Draft& draft_;
  std::string_view text_;
  Span line_;
  Pieces pieces_;
};

}  // namespace

std::uint32_t greeting_end(const Draft& draft, Span line) {
  const std::string_view text = draft.source.bytes();
  Span head = line;
  if (head.size() > kMaxGreetingBytes) {
    head.end = head.begin + kMaxGreetingBytes;
    while (head.end > head.begin && !is_blank(text[head.end])) --head.end;
  }
  std::uint32_t end = Reader(draft, line, head).end();
  while (end > line.begin && end < line.end && (text[end] == '*' || text[end] == '`')) ++end;
  return end;
}

}  // namespace mannerly::draft
