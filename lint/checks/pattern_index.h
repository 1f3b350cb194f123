// Where expressions can match in a text: a single pass looks for the strings that each expression needs
// (required_strings). Only the expressions that have theirs are compiled, and those that stay within a line are
// searched in the lines alone that have them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "checks/cache.h"
#include "checks/regex.h"
#include "mannerly/span.h"

namespace mannerly {

/// Text a pattern is searched in: the prose mask, the source's own bytes, or the subject line.
enum class PatternText { kProse, kRaw, kSubject };
inline constexpr std::size_t kPatternTextCount = 3;

/// Where the patterns of one sort of text can match.
class PatternPlaces {
 public:
  bool may_match(std::uint32_t pattern) const { return searched_[pattern] != Searched::kNowhere; }
  /// The parts of the text to be searched for the pattern, in order.
  std::vector<Span> parts(std::uint32_t pattern) const;

 private:
  friend class NeedleIndex;
  friend class PatternIndex;
  enum class Searched : std::uint8_t { kNowhere, kEverywhere, kInLines };
  struct Line {
    std::uint32_t pattern = 0;
    Span span;
  };

  Span whole_;
  std::vector<Searched> searched_;
  std::vector<Line> lines_;  ///< of the patterns that are searched by lines: sorted by pattern and place
};

/// Strings in ASCII lower case and the patterns that wait for them, in one row of bytes.
class NeedleIndex {
 public:
  /// What a pattern waits for that a line has: a bit for each of its lists.
  struct InLine {
    std::uint32_t pattern = 0;
    std::uint32_t lists = 0;
  };
  /// What lines have that were met more than once, by their bytes.
  struct Memory {
    Acquaintance met;
    Cache<std::vector<InLine>, 1024> lines;
  };

  /// Part of what a pattern waits for: the pattern, and the place of the list in its required_strings().
  struct Want {
    std::uint32_t pattern = 0;
    std::uint32_t list = 0;
  };
  struct Needle {
    std::string text;  ///< not empty
    Want want;
    bool whole_word = false;  ///< no letter, digit or underscore of ASCII beside it
    bool capitals = false;    ///< its letters stand in capitals
  };
  struct Needles {
    std::vector<Needle> needles;
    std::vector<Want> foreign;         ///< met by any byte outside ASCII
    std::vector<std::uint8_t> wanted;  ///< per pattern: a bit for each of its lists
    std::vector<std::uint8_t> stays;   ///< per pattern: 1 when it stays in a line
  };

  NeedleIndex() = default;
  /// `bytes` as packed() wrote them; they must outlive this.
  explicit NeedleIndex(std::string_view bytes);
  static std::string packed(Needles needles);

  /// Appends the places of every pattern of this index. Lines are looked up in `memory`, and left there, when there is
  /// one; `name` stands for this index in it.
  void find(const CasedText& text, PatternPlaces& out, const Memory* memory, std::string_view name) const;

 private:
  /// A needle, and who waits for it: wants [first, last).
  struct Entry {
    std::uint64_t head = 0;  ///< its first eight bytes, zeros behind its end
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
    std::uint8_t whole_word = 0;
    std::uint8_t capitals = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  /// Needles that start with the same bytes stand together; a slot of an open-addressed table finds the first of them.
  struct Slot {
    std::uint32_t start = 0;  ///< its bytes as a number
    std::uint32_t size = 0;   ///< how many bytes; 0: empty
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one behind
  };
  struct Met;
  template <class Found>
  void each_start(std::string_view text, Span part, const Found& found) const;
  void find_in_line(const CasedText& text, Span line, Met& met) const;
  void meet(std::uint32_t needle, Met& met) const;
  void find_starting(const CasedText& text, std::size_t at, std::uint64_t next, std::size_t size, Met& met) const;

  FlatArray<Slot> slots_;
  FlatArray<Entry> needles_;  ///< sorted by those bytes
  FlatArray<Want> wants_;
  std::string_view texts_;
  bool crosses_lines_ = false;      ///< one of the texts has a line's end
  FlatArray<std::uint64_t> pairs_;  ///< a bit for each two bytes that a needle may begin with: most places have none
  FlatArray<std::uint64_t> one_;    ///< a bit for each start of one byte: where none is set no needle starts
  FlatArray<std::uint64_t> two_;    ///< of two
  FlatArray<std::uint64_t> three_;
  FlatArray<std::uint64_t> four_;
  FlatArray<Want> foreign_;
  FlatArray<std::uint8_t> wanted_;
  FlatArray<std::uint8_t> stays_;
};

/// The prefilter. add() while compiling, finish() once, then only places(). Patterns of packs come first.
class PatternIndex {
 public:
  /// Takes the patterns that packed() wrote of an index on top of the same packs; `bytes` must outlive this. Before the
  /// first add().
  void lay(std::string_view bytes);

  /// The id of a pattern that Regex::compile has accepted.
  std::uint32_t add(PatternText text, const std::string& pattern);
  /// How many patterns of a kind there are.
  std::uint32_t size(PatternText text) const { return indexes_[static_cast<std::size_t>(text)].size; }
  void finish();
  /// Where the patterns of `kind`, by their ids, can match in `text`; lines may be known from `memory`.
  PatternPlaces places(PatternText kind, const CasedText& text, const NeedleIndex::Memory* memory = nullptr) const;

  /// The patterns that were added, after finish().
  std::string packed() const;

 private:
  /// The patterns of one sort of text.
  struct Index {
    std::uint32_t size = 0;
    std::vector<NeedleIndex> known;
    NeedleIndex::Needles added;
    std::uint32_t own_size = 0;
    std::string own_bytes;
    NeedleIndex own;
  };
  std::array<Index, kPatternTextCount> indexes_;
};

}  // namespace mannerly
