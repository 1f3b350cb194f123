// Words first, by counting their letters of each style; then neighbours that are styled alike are one run.
#include "checks/styled.h"

#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/letters.h"

namespace mannerly {
namespace {

/// A run of letters, or several of them with the marks between.
struct Piece {
  Span span;
  std::string plain;
  int styled = 0;
  int full_width = 0;
  int small_caps = 0;
  int ascii = 0;
};

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Counts one letter; false for what is no letter.
bool add_letter(char32_t c, Piece& piece) {
  const StyledLetter letter = styled_letter(c);
  if (letter.style == LetterStyle::kPlain && !is_ascii_letter(c)) return false;
  piece.plain += letter.plain != 0 ? letter.plain : static_cast<char>(c);
  piece.styled += letter.style == LetterStyle::kStyled ? 1 : 0;
  piece.full_width += letter.style == LetterStyle::kFullWidth ? 1 : 0;
  piece.small_caps += letter.style == LetterStyle::kSmallCap ? 1 : 0;
  piece.ascii += letter.style == LetterStyle::kPlain ? 1 : 0;
  return true;
}

/// Where the first word from `at` on starts that has more than ASCII letters, or something else that is no ASCII.
std::size_t odd_word(std::string_view bytes, std::size_t at) {
  std::size_t begin = ascii_end(bytes, at);
  if (begin == bytes.size()) return begin;
  while (begin > at && is_ascii_letter(static_cast<unsigned char>(bytes[begin - 1]))) --begin;
  return begin;
}

std::vector<Piece> styled_words(std::string_view bytes, Span part) {
  bytes = bytes.substr(0, part.end);
  std::vector<Piece> out;
  Piece word;
  const auto close = [&] {
    const int odd = word.styled + word.full_width + word.small_caps;
    if (odd > 0 && word.ascii <= odd) out.push_back(std::move(word));
    word = {};
  };
  for (std::size_t at = odd_word(bytes, part.begin); at < part.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(bytes, at);
    if (word.plain.empty()) word.span.begin = begin;
    if (add_letter(c, word)) {
      word.span.end = static_cast<std::uint32_t>(at);
    } else {
      if (!word.plain.empty()) close();
      at = odd_word(bytes, at);
    }
  }
  if (!word.plain.empty()) close();
  return out;
}

/// Joins words with a single blank, apostrophe or hyphen between them.
std::vector<Piece> joined(std::string_view bytes, std::vector<Piece> words) {
  std::vector<Piece> out;
  for (Piece& word : words) {
    const std::string_view between =
        out.empty() ? std::string_view() : bytes.substr(out.back().span.end, word.span.begin - out.back().span.end);
    const bool joins = between == " " || between == "'" || between == "’" || between == "-" || between == "&";
    if (out.empty() || !joins) {
      out.push_back(std::move(word));
      continue;
    }
    Piece& run = out.back();
    run.span.end = word.span.end;
    run.plain += std::string(between) + word.plain;
    run.styled += word.styled;
    run.full_width += word.full_width;
    run.small_caps += word.small_caps;
  }
  return out;
}

bool has_cjk(std::string_view bytes, Span part) {
  for (std::size_t at = part.begin; at < part.end;) {
    if (is_cjk(next_code_point(bytes, at))) return true;
  }
  return false;
}

}  // namespace

std::vector<StyledRun> styled_runs(std::string_view bytes, Span part) {
  constexpr int kFewest = 2;
  constexpr int kFewestSmallCaps = 3;
  std::vector<StyledRun> out;
  std::optional<bool> cjk;
  for (Piece& run : joined(bytes, styled_words(bytes, part))) {
    bool fires = run.styled >= kFewest || run.small_caps >= kFewestSmallCaps;
    if (!fires && run.full_width >= kFewest) {
      if (!cjk) cjk = has_cjk(bytes, part);
      fires = !*cjk;
    }
    if (fires) out.push_back({run.span, std::move(run.plain)});
  }
  return out;
}

}  // namespace mannerly
