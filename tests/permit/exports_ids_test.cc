// Strings as numbers: dense, found again, whatever their length and however they are added.
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "permit/exports_ids.h"

namespace mannerly::permit {
namespace {

TEST(StringIds, AreDenseAndFoundAgain) {
  StringIds ids;
  for (std::uint32_t i = 0; i < 50'000; ++i) ASSERT_EQ(ids.id_of("person " + std::to_string(i)), i);
  for (std::uint32_t i = 0; i < 50'000; i += 7) {
    const std::string text = "person " + std::to_string(i);
    ASSERT_EQ(ids.id_of(text), i);
    ASSERT_EQ(ids.find(text), i);
    ASSERT_EQ(ids.text(i), text);
  }
  EXPECT_EQ(ids.size(), 50'000U);
  EXPECT_FALSE(ids.find("nobody"));
}

TEST(StringIds, HoldAnyBytesOfAnyLength) {
  StringIds ids;
  const std::string long_text(3 << 20, 'x');
  const std::array<std::string, 6> texts = {"", std::string(1, '\0'), "a", long_text, std::string("a\0b", 3), "b"};
  for (std::uint32_t i = 0; i < texts.size(); ++i) EXPECT_EQ(ids.id_of(texts[i]), i);
  for (std::uint32_t i = 0; i < texts.size(); ++i) EXPECT_EQ(ids.text(i), texts[i]);
}

TEST(StringIds, SeveralAtOnceAreTheSameAsOneByOne) {
  StringIds together;
  StringIds alone;
  std::array<std::string, StringIds::kBatch> texts;
  std::array<std::uint32_t, StringIds::kBatch> ids{};
  for (std::size_t round = 0; round < 500; ++round) {
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = std::to_string((round * 31 + i * i) % 3000);
    together.ids_of(texts, ids);
    for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(ids[i], alone.id_of(texts[i]));
  }
}

}  // namespace
}  // namespace mannerly::permit
