// Positions and changes, checked against a slow model of the protocol's own words: lines end at LF, CRLF or CR, and a
// character is a byte, a UTF-16 unit or a code point.
#include "lsp/positions.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "lsp/documents.h"

namespace mannerly::lsp {
namespace {

constexpr std::array<Encoding, 3> kAll = {Encoding::kUtf8, Encoding::kUtf16, Encoding::kUtf32};

/// One user-visible piece and how wide it is in each encoding.
struct Piece {
  std::string bytes;
  std::array<std::uint32_t, 3> width;
};
const std::vector<Piece> kPieces = {
    {"a", {1, 1, 1}},  {"é", {2, 1, 1}}, {"e\u0301", {3, 2, 2}}, {"😀", {4, 2, 1}},    {"👩‍🚀", {11, 5, 3}},
    {"中", {3, 1, 1}}, {" ", {1, 1, 1}}, {"\n", {0, 0, 0}},      {"\r\n", {0, 0, 0}}, {"\r", {0, 0, 0}},
};

using Text = std::vector<const Piece*>;

std::string bytes_of(const Text& text) {
  std::string out;
  for (const Piece* piece : text) out += piece->bytes;
  return out;
}

/// Position before the piece at `index`; a CR followed by an LF piece is one line end.
Json position_at(const Text& text, std::size_t index, Encoding encoding) {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  for (std::size_t i = 0; i < index; ++i) {
    const bool split_end = text[i]->bytes == "\r" && i + 1 < text.size() && text[i + 1]->bytes == "\n";
    const bool ends_line = text[i]->width[0] == 0 && !split_end;
    line += ends_line ? 1 : 0;
    character = ends_line ? 0 : character + text[i]->width[static_cast<std::size_t>(encoding)];
  }
  return {{"line", line}, {"character", character}};
}

/// A position between a lone CR and an LF does not exist.
bool is_place(const Text& text, std::size_t index) {
  return index == 0 || index >= text.size() || text[index - 1]->bytes != "\r" || text[index]->bytes != "\n";
}

class EachEncoding : public ::testing::TestWithParam<Encoding> {};

TEST_P(EachEncoding, TenThousandEditsKeepTheTextTheSame) {
  std::mt19937 random(11);
  const auto below = [&](std::size_t count) { return random() % count; };
  Document document;
  Text model;
  for (int i = 0; i < 10'000; ++i) {
    std::size_t begin = below(model.size() + 1);
    std::size_t end = std::min(model.size(), begin + below(6));
    while (!is_place(model, begin)) --begin;
    while (!is_place(model, end)) ++end;
    Text added;
    const std::size_t most = model.size() > 300 ? 2 : 6;
    for (std::size_t n = below(most); n > 0; --n) added.push_back(&kPieces[below(kPieces.size())]);
    const Json range = {{"start", position_at(model, begin, GetParam())}, {"end", position_at(model, end, GetParam())}};
    const Json change = {{"range", range}, {"text", bytes_of(added)}};
    ASSERT_TRUE(apply_changes(Json::array({change}), GetParam(), document));
    model.erase(model.begin() + static_cast<std::ptrdiff_t>(begin), model.begin() + static_cast<std::ptrdiff_t>(end));
    model.insert(model.begin() + static_cast<std::ptrdiff_t>(begin), added.begin(), added.end());
    ASSERT_EQ(document.text.bytes(), bytes_of(model)) << "edit " << i;
  }
}

TEST_P(EachEncoding, OffsetsComeBack) {
  Text text;
  for (const Piece& first : kPieces) {
    for (const Piece& second : kPieces) {
      text.push_back(&first);
      text.push_back(&second);
    }
  }
  const SourceText source({}, bytes_of(text), Writable::kNo);
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_place(text, i)) {
      const Json position = to_position(source, offset, GetParam());
      EXPECT_EQ(position, position_at(text, i, GetParam())) << i;
      EXPECT_EQ(to_offset(source, position, GetParam()), offset) << i;
    }
    offset += static_cast<std::uint32_t>(text[i]->bytes.size());
  }
}

TEST_P(EachEncoding, PlacesOutsideAreCutToTheText) {
  const SourceText text({}, "é😀\r\nzwei\rdrei\n", Writable::kNo);
  const auto at = [&](const char* position) { return to_offset(text, *parse_json(position), GetParam()); };
  EXPECT_EQ(at(R"({"line": 0, "character": 99})"), 6U);
  EXPECT_EQ(at(R"({"line": 1, "character": 99})"), 12U);
  EXPECT_EQ(at(R"({"line": 2, "character": 4294967295})"), 17U);
  EXPECT_EQ(at(R"({"line": 3, "character": 5})"), 18U);
  EXPECT_EQ(at(R"({"line": 18446744073709551615, "character": 0})"), 18U);
  EXPECT_EQ(at(R"({"line": -1, "character": 0})"), std::nullopt);
  EXPECT_EQ(at(R"({"line": 0, "character": 1.5})"), std::nullopt);
  EXPECT_EQ(at(R"({"line": "0", "character": 1})"), std::nullopt);
  EXPECT_EQ(at("null"), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Positions, EachEncoding, ::testing::ValuesIn(kAll), [](const auto& which) {
  return std::string("utf") + std::string(name_of(kEncodingNames, which.param).substr(4));
});

TEST(Positions, APlaceWithinACharacterMeansItsStart) {
  const SourceText text({}, "é😀", Writable::kNo);
  EXPECT_EQ(to_offset(text, {{"line", 0}, {"character", 1}}, Encoding::kUtf8), 0U);
  EXPECT_EQ(to_offset(text, {{"line", 0}, {"character", 4}}, Encoding::kUtf8), 2U);
}

TEST(Positions, TheClientsFirstKnownEncodingIsTaken) {
  EXPECT_EQ(choose_encoding(*parse_json(R"(["utf-32", "utf-8"])")), Encoding::kUtf32);
  EXPECT_EQ(choose_encoding(*parse_json(R"(["ebcdic", 7, "utf-8", "utf-16"])")), Encoding::kUtf8);
  EXPECT_EQ(choose_encoding(*parse_json("[]")), Encoding::kUtf16);
  EXPECT_EQ(choose_encoding(nullptr), Encoding::kUtf16);
}

TEST(Changes, WhatMakesNoSenseIsRefused) {
  for (const char* changes : {R"([{"range": {"start": 1}, "text": "x"}])", R"([{"text": 5}])", R"([7])", R"({})",
                              "null", R"([{"range": "all", "text": "x"}])"}) {
    Document document;
    document.set_text("text");
    EXPECT_FALSE(apply_changes(*parse_json(changes), Encoding::kUtf16, document)) << changes;
  }
}

}  // namespace
}  // namespace mannerly::lsp
