// The boundaries by tables are ICU's, one by one: on Unicode's own test files, on the corpora, on the rules' examples,
// and on random strings of mixed scripts; MANNERLY_STRINGS sets how many of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "support/places.h"
#include "text/icu_breaks.h"
#include "text/segment.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;
using Boundaries = std::vector<std::uint32_t>;

Boundaries icu_boundaries(BreakKind kind, std::string_view text) {
  if (text.empty()) return {};
  Boundaries out{0};
  append_icu_boundaries(kind, text, 0, out);
  return out;
}

std::string code_points(std::string_view text) {
  std::ostringstream out;
  out << std::hex;
  for (std::size_t at = 0; at < text.size();)
    out << "U+" << static_cast<std::uint32_t>(next_code_point(text, at)) << ' ';
  return out.str();
}

void expect_icu(std::string_view text) {
  if (word_boundaries(text) != icu_boundaries(BreakKind::kWords, text))
    ADD_FAILURE() << "words of " << code_points(text);
  if (sentence_boundaries(text) != icu_boundaries(BreakKind::kSentences, text))
    ADD_FAILURE() << "sentences of " << code_points(text);
  if (grapheme_boundaries(text) != icu_boundaries(BreakKind::kGraphemes, text))
    ADD_FAILURE() << "graphemes of " << code_points(text);
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// All strings within a JSON value.
void add_strings(const nlohmann::json& value, std::vector<std::string>& out) {
  if (value.is_string()) out.push_back(value.get<std::string>());
  if (!value.is_structured()) return;
  for (const auto& inner : value) add_strings(inner, out);
}

/// The texts of a file: of JSON lines the strings, else the whole.
std::vector<std::string> texts_of(const fs::path& path) {
  if (path.extension() != ".jsonl") return {read(path)};
  std::vector<std::string> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) add_strings(nlohmann::json::parse(line), out);
  return out;
}

/// Compares every text under `folder` that `takes` lets in; returns their bytes.
template <class Takes>
std::size_t compare_folder(const fs::path& folder, Takes takes) {
  std::size_t bytes = 0;
  if (!fs::exists(folder)) return bytes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !takes(entry.path())) continue;
    for (const std::string& text : texts_of(entry.path())) {
      if (first_invalid_utf8(text)) continue;
      expect_icu(text);
      bytes += text.size();
    }
  }
  return bytes;
}

TEST(Breaks, AreThoseOfIcuOnUnicodesTests) {
  std::size_t lines = 0;
  for (const char* name :
       {"WordBreakTest.txt", "SentenceBreakTest.txt", "GraphemeBreakTest.txt", "LineBreakTest.txt"}) {
    std::ifstream file(fs::path("/usr/share/unicode/auxiliary") / name);
    for (std::string line; std::getline(file, line);) {
      std::istringstream in(line.substr(0, line.find('#')));
      std::string text;
      for (std::string item; in >> item;) {
        if (item != "÷" && item != "×") append_utf8(text, static_cast<char32_t>(std::stoul(item, nullptr, 16)));
      }
      expect_icu(text);
      ++lines;
    }
  }
  if (lines == 0) GTEST_SKIP() << "unicode-data is not installed";
  EXPECT_GT(lines, 10000U);
}

TEST(Breaks, AreThoseOfIcuOnTheCorpora) {
  const fs::path source(test::source_dir());
  const auto is_corpus = [](const fs::path& path) {
    const std::string name = path.filename().string();
    return path.extension() == ".jsonl" && name.rfind("b.", 0) != 0 && name.rfind("f.", 0) != 0;
  };
  EXPECT_GT(compare_folder(source / "tests/accuracy", is_corpus), 250000U);
  const auto is_prose = [](const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".md" || path.extension() == ".txt";
  };
  EXPECT_GT(compare_folder(source / "rules", is_prose), 100000U);
  compare_folder(fs::path(test::shared_dir()) / "eval", is_corpus);
}

/// Code points that decide boundaries, or that ICU treats in its own way.
constexpr std::array<char32_t, 62> kSigns{
    ' ',    ' ',    '.',    '.',    '.',    ',',     '!',     '?',     ':',     ';',    '\'',   '"',    '(',
    ')',    '-',    '_',    '@',    '#',    '*',     '/',     '\n',    '\r',    '\t',   '0',    '7',    'a',
    'A',    'z',    0x85,   0xA0,   0xAD,   0xB7,    0xA9,    0x301,   0x308,   0x2018, 0x2019, 0x201C, 0x201D,
    0x2024, 0x2026, 0x2027, 0x2028, 0x200B, 0x200C,  0x200D,  0x200D,  0x2060,  0x20E3, 0x3002, 0xFE0E, 0xFE0F,
    0xFE0F, 0xFF0E, 0xFF1F, 0x5F3,  0x5F4,  0x1F3FD, 0x1F1E6, 0x1F1FA, 0x1F468, 0x2764};

using Range = std::pair<char32_t, char32_t>;
constexpr std::array<Range, 56> kRanges{
    {{0x20, 0x7E},       {0x20, 0x7E},       {0x20, 0x7E},       {0x00, 0xFF},       {0x100, 0x24F},
     {0x250, 0x36F},     {0x370, 0x3FF},     {0x400, 0x52F},     {0x530, 0x58F},     {0x590, 0x5FF},
     {0x5D0, 0x5EA},     {0x600, 0x6FF},     {0x700, 0x7BF},     {0x7C0, 0x8FF},     {0x900, 0x97F},
     {0x980, 0xBFF},     {0xC00, 0xDFF},     {0xE00, 0xE7F},     {0xE01, 0xE3A},     {0xE80, 0xEFF},
     {0xF00, 0xFFF},     {0x1000, 0x109F},   {0x10A0, 0x10FF},   {0x1100, 0x11FF},   {0x1200, 0x13FF},
     {0x1680, 0x177F},   {0x1780, 0x17FF},   {0x1800, 0x18FF},   {0x1900, 0x19FF},   {0x1A00, 0x1AAF},
     {0x1AB0, 0x1CFF},   {0x1D00, 0x1FFF},   {0x2000, 0x206F},   {0x2070, 0x24FF},   {0x2500, 0x27BF},
     {0x2900, 0x2DFF},   {0x2E00, 0x303F},   {0x3040, 0x309F},   {0x30A0, 0x30FF},   {0x3100, 0x33FF},
     {0x4E00, 0x9FFF},   {0x5000, 0x51FF},   {0xA000, 0xA8FF},   {0xA900, 0xABFF},   {0xAC00, 0xD7A3},
     {0xAC00, 0xD7FB},   {0xF900, 0xFBFF},   {0xFE00, 0xFEFF},   {0xFF00, 0xFFEF},   {0x10000, 0x12FFF},
     {0x16F00, 0x1B2FF}, {0x1D000, 0x1E8FF}, {0x1F000, 0x1FAFF}, {0x1F1E6, 0x1F1FF}, {0x20000, 0x323AF},
     {0xE0000, 0xE01EF}}};

class RandomStrings {
 public:
  /// Up to 24 characters out of one to three ranges, with signs among them.
  std::string next() {
    std::array<Range, 3> ranges{};
    for (Range& range : ranges) range = pick(100) == 0 ? Range{0, 0x10FFFF} : kRanges[pick(kRanges.size())];
    const std::uint32_t scripts = 1 + pick(3);
    const std::uint32_t signs = pick(8);
    std::string out;
    for (std::uint32_t left = 1 + pick(24); left > 0; --left) {
      const Range range = ranges[pick(scripts)];
      const char32_t c =
          pick(10) < signs ? kSigns[pick(kSigns.size())] : range.first + pick(range.second - range.first + 1);
      if (c < 0xD800 || c > 0xDFFF) append_utf8(out, c);
    }
    return out;
  }

 private:
  std::uint32_t pick(std::size_t below) { return static_cast<std::uint32_t>(random_() % below); }

  std::mt19937_64 random_{29};
};

TEST(Breaks, AreThoseOfIcuOnRandomStrings) {
  const char* wish = std::getenv("MANNERLY_STRINGS");
  const long count = wish == nullptr ? 40000 : std::atol(wish);
  RandomStrings strings;
  for (long i = 0; i < count && !HasFailure(); ++i) expect_icu(strings.next());
}

TEST(Breaks, HangulIsCutWithoutADictionary) {
  const std::string text = "안녕하세요 만나서반갑습니다";
  EXPECT_EQ(word_boundaries(text), (Boundaries{0, 15, 16, static_cast<std::uint32_t>(text.size())}));
}

}  // namespace
}  // namespace mannerly
