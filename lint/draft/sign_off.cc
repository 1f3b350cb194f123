// Endings, read from the last line upward: signature lines, then a sign-off line, or both at the end of a sentence.
// This file holds word tables.
#include "draft/sign_off.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

using Pieces = std::vector<Piece>;

constexpr std::size_t kMaxSignatureLines = 7;
constexpr std::uint32_t kMaxLineBytes = 140;

/// First words of a sign-off.
constexpr auto kStarts = std::to_array<std::string_view>(
    {"best",       "bests",     "kind",       "kindest",      "warm",      "warmest",    "warmly",
     "regards",    "rgds",      "thanks",     "thank",        "thx",       "thanking",   "many",
     "cheers",     "sincerely", "yours",      "respectfully", "cordially", "gratefully", "appreciatively",
     "with",       "take",      "talk",       "speak",        "see",       "until",      "looking",
     "all",        "always",    "love",       "much",         "hugs",      "x",          "xx",
     "xxx",        "xo",        "xoxo",       "ttyl",         "onwards",   "onward",     "peace",
     "faithfully", "truly",     "wishing",    "have",         "hvala",     "merci",      "gracias",
     "mil",        "muchas",    "muchísimas", "danke",        "vielen",    "herzlichen", "besten",
     "liebe",      "viele",     "beste",      "grazie",       "saludos",   "un",         "cordialement",
     "bien",       "mit",       "mvg",        "mfg",          "abraço",    "abraços",    "obrigado",
     "obrigada",   "takk",      "tack",       "tak",          "kiitos",    "dziękuję",   "tanti",
     "tot",        "hilsen"});

/// Words that may follow in a sign-off that has no comma: a line of nothing else is a sign-off, whatever its length.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"again",     "so",       "much",        "very",          "in",          "advance",      "for",
     "your",      "time",     "considering", "consideration", "everything",  "help",         "either",
     "way",       "and",      "best",        "kind",          "warm",        "regards",      "wishes",
     "you",       "to",       "the",         "team",          "ahead",       "anyway",       "lots",
     "ever",      "truly",    "sincerely",   "faithfully",    "thanks",      "thank",        "a",
     "million",   "lot",      "bunch",       "ton",           "gratitude",   "appreciation", "care",
     "soon",      "then",     "of",          "luck",          "reading",     "obediently",   "respectfully",
     "cordially", "patience", "support",     "mutually",      "great",       "good",         "nice",
     "lovely",    "day",      "week",        "weekend",       "appreciated", "d'avance",     "grüße"});

bool is_mark(const Piece& piece, std::string_view bytes) {
  return piece.kind == PieceKind::kMark && piece.lower.starts_with(bytes);
}
bool is_wordish(const Piece& p) { return p.kind == PieceKind::kWord || p.kind == PieceKind::kPlaceholder; }

bool in_any(std::initializer_list<Fills> set, Fills fills) {
  return std::find(set.begin(), set.end(), fills) != set.end();
}

std::size_t count_words(const Pieces& pieces) {
  return static_cast<std::size_t>(std::count_if(pieces.begin(), pieces.end(), is_wordish));
}

bool is_connector(std::string_view w) {
  return in({"and", "of", "van", "von", "de", "der", "den", "del", "di", "da", "du", "la", "le", "el", "al", "bin",
             "the", "for"},
            w);
}

bool is_sentence_word(std::string_view w) {
  return in({"i",     "i'm",  "i'd",   "i've",       "i'll",     "we",     "you",    "it",   "this",    "that",
             "the",   "my",   "your",  "our",        "is",       "are",    "please", "let",  "can",     "could",
             "would", "if",   "what",  "when",       "how",      "thanks", "thank",  "hope", "looking", "happy",
             "no",    "yes",  "just",  "any",        "free",     "open",   "reply",  "call", "see",     "book",
             "click", "want", "worth", "interested", "thoughts", "sorry"},
            w);
}

/// A sentence ends here: ".", "?", "!" behind more than an initial or an abbreviation.
bool ends_sentence(const Pieces& pieces, std::size_t i) {
  if (pieces[i].kind != PieceKind::kMark || i == 0) return false;
  const char c = pieces[i].lower[0];
  if (c == '?' || c == '!') return true;
  const Piece& before = pieces[i - 1];
  const bool initial =
      before.kind == PieceKind::kWord && before.capital && before.span.size() == 1 && before.lower != "i";
  return c == '.' && !initial && !in({"mr", "mrs", "ms", "dr", "prof", "st", "no", "hon", "fr", "rev"}, before.lower);
}

/// Reads the lines of one message from its end.
class EndingReader {
 public:
  EndingReader(const Draft& draft, const std::vector<Line>& lines)
      : draft_(draft), text_(draft.source.bytes()), lines_(lines) {}

  Ending read() {
    if (lines_.empty()) return {};
    const std::size_t oldest = lines_.size() - std::min(lines_.size(), kMaxSignatureLines + 1);
    for (std::size_t i = lines_.size(); i-- > oldest;) {
      if (draft_.blocks[lines_[i].block].kind != BlockKind::kParagraph) break;
      const Pieces pieces = pieces_of(i);
      if (is_sign_off(pieces, i)) return sign_off_at(i, pieces);
      if (!may_be_signature(pieces)) break;
    }
    const std::size_t named = trailing_name();
    if (named < lines_.size()) {
      Ending out;
      out.signature = lines_[named].span.begin;
      inline_closing(named, out);
      return out;
    }
    return inline_ending();
  }

 private:
  Pieces pieces_of(std::size_t i) const {
    if (lines_[i].span.size() > kMaxLineBytes) return {};
    return read_pieces(text_, lines_[i].span, draft_.placeholders);
  }

  /// A line below a sign-off: short, no question, not two sentences.
  bool may_be_signature(const Pieces& pieces) const {
    if (pieces.empty() || count_words(pieces) > 12) return false;
    return std::none_of(pieces.begin(), pieces.end(), [](const Piece& p) { return is_mark(p, "?"); });
  }

  /// "Ruben (Digital Services, third floor)", "Signe Aagaard, geophysics", "{{pi_name}}".
  bool is_name_line(const Pieces& all) const {
    Pieces pieces = all;
    if (!pieces.empty() &&
        (is_mark(pieces[0], "-") || is_mark(pieces[0], "–") || is_mark(pieces[0], "—") || is_mark(pieces[0], "~")))
      pieces.erase(pieces.begin());
    while (!pieces.empty() && pieces.back().kind == PieceKind::kEmoji) pieces.pop_back();
    if (pieces.empty() || count_words(pieces) > 10) return false;
    const bool stop = pieces.size() > 1 && ends_sentence(pieces, pieces.size() - 1);
    if (stop && pieces.size() < 5) return false;
    if (pieces.front().lower == "the" && in({"team", "crew"}, pieces.back().lower)) return pieces.size() > 2;
    std::size_t names = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Piece& p = pieces[i];
      if (p.kind == PieceKind::kPlaceholder) {
        if (!names_someone(p)) return false;
      } else if (p.kind == PieceKind::kWord) {
        if (i > 0 && (is_connector(p.lower) || p.lower == "team")) continue;
        if (!p.capital || is_sentence_word(p.lower)) return false;
      } else {
        return names > 0 && names <= 4 &&
               (is_mark(p, ",") || is_mark(p, "(") || is_mark(p, "|") || is_mark(p, "-") || is_mark(p, "–") ||
                is_mark(p, ".") || is_mark(p, "/") || is_mark(p, "—")) &&
               tail_is_title(pieces, i);
      }
      ++names;
    }
    return !stop && names > 0 && names <= 5;
  }

  /// What follows the name on its line is no sentence.
  bool tail_is_title(const Pieces& pieces, std::size_t from) const {
    return std::none_of(pieces.begin() + static_cast<std::ptrdiff_t>(from), pieces.end(), [](const Piece& p) {
      return is_mark(p, "?") || is_mark(p, "!") ||
             (p.kind == PieceKind::kWord && !p.capital && p.lower != "no" && is_sentence_word(p.lower));
    });
  }

  bool names_someone(const Piece& p) const {
    const auto slot = std::lower_bound(draft_.placeholders.begin(), draft_.placeholders.end(), p.span.begin,
                                       [](const Placeholder& s, std::uint32_t at) { return s.span.begin < at; });
    if (slot == draft_.placeholders.end() || slot->span != p.span) return false;
    if (slot->fills == Fills::kOther) return std::count(slot->name.begin(), slot->name.end(), ' ') < 2;
    return in_any({Fills::kPersonName, Fills::kSenderName, Fills::kRole, Fills::kCompany}, slot->fills);
  }

  /// Words that only sign-offs consist of, with a known first word.
  bool is_stock(const Pieces& pieces, std::size_t begin, std::size_t end) const {
    if (begin >= end || pieces[begin].kind != PieceKind::kWord || !in(kStarts, pieces[begin].lower)) return false;
    const std::string_view first = pieces[begin].lower;
    if (end - begin == 1 && in({"with", "see", "until", "looking", "all", "have", "take", "un", "mit", "many"}, first))
      return false;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::string& word = pieces[i].lower;
      const bool filler =
          in(kFillers, word) || (in(kStarts, word) && !in({"talk", "speak", "see", "have", "take", "looking"}, word));
      if (pieces[i].kind != PieceKind::kWord || !filler) return false;
    }
    return end - begin <= 8;
  }

  /// The line is a sign-off: stock words with any end, or up to ten words that end in a comma with a signature below.
  bool is_sign_off(const Pieces& pieces, std::size_t line) const {
    std::size_t end = pieces.size();
    while (end > 0 && !is_wordish(pieces[end - 1])) --end;
    if (end == 0) return false;
    const bool comma = end < pieces.size() && is_mark(pieces[end], ",");
    const bool question = end < pieces.size() && is_mark(pieces[end], "?");
    if (question) return false;
    const bool last = line + 1 == lines_.size();
    if (!last && !signature_below(line + 1, comma)) return false;
    if (is_stock(pieces, 0, end)) return true;
    if (const std::size_t name = name_after_comma(pieces); name > 0) return last && is_stock(pieces, 0, name - 1);
    if (!comma || last || count_words(pieces) > 10) return false;
    return std::none_of(pieces.begin(), pieces.end() - 1,
                        [&](const Piece& p) { return is_mark(p, ".") || is_mark(p, "?") || is_mark(p, "!"); }) &&
           (in(kStarts, pieces[0].lower) || pieces[0].capital);
  }

  bool signature_below(std::size_t line, bool after_comma) const {
    const Pieces first = pieces_of(line);
    if (is_name_line(first)) return true;
    if (!after_comma || first.empty() || count_words(first) > 6) return false;
    return !is_mark(first.back(), "?") && !ends_sentence(first, first.size() - 1);
  }

  /// Index of the name in "Cheers, Ana", or 0.
  std::size_t name_after_comma(const Pieces& pieces) const {
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
      const bool mark = is_mark(pieces[i], ",") || is_mark(pieces[i], "!") || is_mark(pieces[i], "-") ||
                        is_mark(pieces[i], "–") || is_mark(pieces[i], "—");
      if (!mark) continue;
      const Pieces rest(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, pieces.end());
      return is_name_line(rest) ? i + 1 : 0;
    }
    return 0;
  }

  /// The sign-off is line `i`; lines above it in its block that end in a comma belong to it.
  Ending sign_off_at(std::size_t i, const Pieces& pieces) const {
    Ending out;
    out.closing = lines_[i].span.begin;
    if (i + 1 < lines_.size()) out.signature = lines_[i + 1].span.begin;
    if (i + 1 == lines_.size()) {
      if (const std::size_t name = name_after_comma(pieces); name > 0) out.signature = pieces[name].span.begin;
    }
    while (i > 0 && lines_[i - 1].block == lines_[i].block) {
      const Pieces above = pieces_of(i - 1);
      if (above.empty() || !is_mark(above.back(), ",") || count_words(above) > 6 || !in(kStarts, above[0].lower)) break;
      out.closing = lines_[--i].span.begin;
    }
    return out;
  }

  /// Index of the first line of a signature without sign-off, or lines_.size(): the last block, or its last line.
  std::size_t trailing_name() const {
    const std::size_t last = lines_.size() - 1;
    if (draft_.blocks[lines_[last].block].kind != BlockKind::kParagraph) return dashed_name();
    std::size_t first = last;
    while (first > 0 && lines_[first - 1].block == lines_[last].block) --first;
    if (last == 0) return lines_.size();
    if (is_device_line(pieces_of(last)) || (first == last && is_lower_name(pieces_of(last)))) return last;
    const bool short_block = last - first < 4;
    if (short_block && first > 0 && is_name_line(pieces_of(first)) && all_short(first + 1)) return first;
    if (last > first && is_name_line(pieces_of(last)) && ends_in_mark(last - 1)) return last;
    return lines_.size();
  }

  /// "– Tom" below the text, which reads like a list of one item. Its index, or lines_.size().
  std::size_t dashed_name() const {
    const std::size_t last = lines_.size() - 1;
    if (last == 0 || draft_.blocks[lines_[last].block].kind != BlockKind::kListItem) return lines_.size();
    const bool below_text = draft_.blocks[lines_[last - 1].block].kind == BlockKind::kParagraph;
    const bool introduced = text_[lines_[last - 1].span.end - 1] == ':';
    return below_text && !introduced && is_name_line(pieces_of(last)) ? last : lines_.size();
  }

  /// "Sent from my phone".
  static bool is_device_line(const Pieces& pieces) {
    return pieces.size() > 2 && pieces.size() < 8 && pieces[0].lower == "sent" && pieces[1].lower == "from";
  }

  /// "ollie" alone in the last block.
  static bool is_lower_name(const Pieces& pieces) {
    if (pieces.size() != 1 || pieces[0].kind != PieceKind::kWord || pieces[0].span.size() > 14) return false;
    return !in(kStarts, pieces[0].lower) && !in(kFillers, pieces[0].lower) && !is_sentence_word(pieces[0].lower);
  }

  bool all_short(std::size_t from) const {
    for (std::size_t i = from; i < lines_.size(); ++i) {
      const Pieces pieces = pieces_of(i);
      if (!may_be_signature(pieces) || ends_sentence(pieces, pieces.size() - 1)) return false;
    }
    return true;
  }

  bool ends_in_mark(std::size_t line) const {
    return std::string_view(".?!,:)").find(text_[lines_[line].span.end - 1]) != std::string_view::npos;
  }

  /// The end of the last line: [first piece behind the last sentence, end).
  Pieces tail_pieces(std::size_t line) const {
    Span span = lines_[line].span;
    if (span.size() > kMaxLineBytes) {
      span.begin = span.end - kMaxLineBytes;
      while (span.begin < span.end && !is_blank(text_[span.begin])) ++span.begin;
    }
    return read_pieces(text_, span, draft_.placeholders);
  }

  /// First piece of the last sentence: behind ".?!" and a blank, or an emoji. 0: the line is one sentence.
  static std::size_t last_sentence(const Pieces& pieces) {
    for (std::size_t i = pieces.size(); i-- > 1;) {
      const bool gap = pieces[i].space_before;
      if (gap &&
          (ends_sentence(pieces, i - 1) || pieces[i - 1].kind == PieceKind::kEmoji || is_mark(pieces[i - 1], ")")))
        return i;
    }
    return 0;
  }

  /// "… Would that appeal? Hvala, Matjaž", "… afterwards. Hamish Darroch", "… Thanks!"
  Ending inline_ending() const {
    Ending out;
    const std::size_t last = lines_.size() - 1;
    if (draft_.blocks[lines_[last].block].kind != BlockKind::kParagraph) return out;
    const Pieces pieces = tail_pieces(last);
    const std::size_t begin = last_sentence(pieces);
    if (begin == 0) return out;
    const Pieces rest(pieces.begin() + static_cast<std::ptrdiff_t>(begin), pieces.end());
    if (const std::size_t name = name_after_sign_off(rest); name > 0) {
      out.closing = rest[0].span.begin;
      out.signature = rest[name].span.begin;
    } else if (is_name_line(rest) && count_words(rest) <= 3) {
      out.signature = rest[0].span.begin;
    } else if (is_stock_sentence(rest)) {
      out.closing = rest[0].span.begin;
    }
    return out;
  }

  /// Index of the name in "Hvala, Matjaž", "Thanks a million, Fergal", "xx Jess", or 0. A name that the greeting has is
  /// the reader's.
  std::size_t name_after_sign_off(const Pieces& rest) const {
    std::size_t name = name_after_comma(rest);
    const bool known = name > 0 && is_stock(rest, 0, name - 1);
    const bool other_language =
        name > 1 && name <= 4 && rest[0].capital && rest.size() - name <= 2 && !is_sentence_word(rest[0].lower);
    if (name == 0) {
      while (name < rest.size() && !rest[name].capital && in(kStarts, rest[name].lower)) ++name;
      if (name == 0 || name == rest.size()) name = in(kStarts, rest[0].lower) && rest.size() == 2 ? 1 : 0;
      if (name == 0 || !is_name_line({rest.begin() + static_cast<std::ptrdiff_t>(name), rest.end()})) return 0;
    } else if (!known && !other_language) {
      return 0;
    }
    const std::string_view named = text_.substr(rest[name].span.begin, rest[name].span.size());
    const std::uint32_t start = draft_.body.begin;
    return text_.substr(start, lines_.front().span.begin - start).find(named) == std::string_view::npos ? name : 0;
  }

  bool is_stock_sentence(const Pieces& pieces) const {
    std::size_t end = pieces.size();
    while (end > 0 && !is_wordish(pieces[end - 1])) --end;
    return is_stock(pieces, 0, end);
  }

  /// A sign-off that ends the sentence above a lone name: "… Many thanks,\nFemke".
  void inline_closing(std::size_t named, Ending& out) const {
    if (named == 0) return;
    const Pieces pieces = tail_pieces(named - 1);
    const std::size_t begin = last_sentence(pieces);
    const Pieces rest(pieces.begin() + static_cast<std::ptrdiff_t>(begin), pieces.end());
    if (begin == 0 || rest.empty()) return;
    const bool comma = is_mark(rest.back(), ",") && in(kStarts, rest[0].lower) && count_words(rest) <= 10;
    if (comma || is_stock_sentence(rest)) out.closing = rest[0].span.begin;
  }

  const Draft& draft_;
  std::string_view text_;
  const std::vector<Line>& lines_;
};

}  // namespace

Ending find_ending(const Draft& draft, const std::vector<Line>& lines) { return EndingReader(draft, lines).read(); }

}  // namespace mannerly::draft
