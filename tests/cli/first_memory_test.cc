// The program's memory: pieces of all sizes, given back in any order, with and without their size, by any thread.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <random>
#include <thread>
#include <utility>
#include <vector>

namespace mannerly {
namespace {

struct Piece {
  unsigned char* at = nullptr;
  std::size_t size = 0;
  unsigned char mark = 0;
};

void fill(Piece& piece) { std::memset(piece.at, piece.mark, piece.size); }

bool is_intact(const Piece& piece) {
  for (std::size_t i = 0; i < piece.size; ++i) {
    if (piece.at[i] != piece.mark) return false;
  }
  return true;
}

void give_back(const Piece& piece, unsigned how) {
  if (how % 2 == 0) return ::operator delete(piece.at, piece.size);
  ::operator delete(piece.at);
}

/// Takes and gives back at random, and looks whether a piece was touched meanwhile; `left` are what it keeps.
std::vector<Piece> take_and_give(unsigned seed, std::size_t rounds) {
  constexpr std::size_t kMost = 3'000;
  std::mt19937 random(seed);
  std::vector<Piece> out;
  for (std::size_t i = 0; i < rounds; ++i) {
    if (out.size() < 400 && random() % 3 != 0) {
      const std::size_t size = random() % 4 == 0 ? random() % kMost : random() % 100;
      Piece piece{static_cast<unsigned char*>(::operator new(size)), size, static_cast<unsigned char>(random())};
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(piece.at) % alignof(std::max_align_t), 0U);
      fill(piece);
      out.push_back(piece);
    } else if (!out.empty()) {
      std::swap(out[random() % out.size()], out.back());
      EXPECT_TRUE(is_intact(out.back()));
      give_back(out.back(), static_cast<unsigned>(random()));
      out.pop_back();
    }
  }
  return out;
}

TEST(FirstMemory, PiecesAreApartWhoeverTakesAndGivesThem) {
  constexpr std::size_t kRounds = 100'000;
  std::vector<Piece> own = take_and_give(1, kRounds);
  std::vector<Piece> theirs;
  std::thread other([&] {
    theirs = take_and_give(2, kRounds);
    for (const Piece& piece : std::exchange(own, {})) {
      EXPECT_TRUE(is_intact(piece));
      give_back(piece, piece.mark);
    }
  });
  other.join();
  for (const Piece& piece : take_and_give(3, kRounds)) give_back(piece, piece.mark);
  for (const Piece& piece : theirs) {
    EXPECT_TRUE(is_intact(piece));
    give_back(piece, piece.mark);
  }
}

TEST(FirstMemory, SmallPiecesGoRoundWithoutEnd) {
  std::vector<std::vector<int>> kept(100);
  for (int i = 0; i < 1'000'000; ++i) kept[static_cast<std::size_t>(i) % kept.size()] = std::vector<int>(20, i);
  EXPECT_EQ(kept.back().back(), 999'999);
  delete[] new std::vector<int>[ 3 ];
}

}  // namespace
}  // namespace mannerly
