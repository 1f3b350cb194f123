// Tables of dictionaries that the program does not bring along: made once, kept, never believed without a look, and
// never missed.
#include <gtest/gtest.h>

#include <map>

#include "checks/dictionaries.h"
#include "cli/temp_folder.h"

namespace mannerly {
namespace {

constexpr const char* kAff = "SET UTF-8\nSFX D Y 2\nSFX D 0 ed [^e]\nSFX D 0 d e\n";
constexpr const char* kDic = "3\nfrobnicate/D\nquux/D\nParis\n";

class MemoryStore final : public ByteStore {
 public:
  std::optional<std::string> find(const std::string& name) const override {
    const auto row = kept.find(name);
    return row == kept.end() ? std::nullopt : std::optional(row->second);
  }
  void keep(const std::string& name, const std::string& bytes) const override {
    ++times;
    if (writable) kept[name] = bytes;
  }

  mutable std::map<std::string, std::string> kept;
  mutable int times = 0;
  bool writable = true;
};

class KeptDictionary : public ::testing::Test {
 protected:
  KeptDictionary() { put(kAff, kDic); }

  void put(const std::string& aff, const std::string& dic) const {
    folder_.write("en_US.aff", aff);
    folder_.write("en_US.dic", dic);
  }
  /// As a new run of the program would.
  std::shared_ptr<const Dictionary> open() const {
    const DictionaryShelf shelf({folder_.path()}, *disk_, nullptr, store_);
    return shelf.of("en-US").value().at(0);
  }
  void expect_right_answers(const std::string& when) const {
    const auto dictionary = open();
    for (const char* word : {"frobnicate", "frobnicated", "quuxed", "Paris", "PARIS", "Quux"}) {
      EXPECT_TRUE(dictionary->spells(word)) << word << " " << when;
    }
    for (const char* word : {"frobnicateed", "quuxd", "paris", "london", "x-y"}) {
      EXPECT_FALSE(dictionary->spells(word)) << word << " " << when;
    }
  }

  test::TempFolder folder_;
  std::shared_ptr<const FileSystem> disk_ = disk_file_system();
  std::shared_ptr<MemoryStore> store_ = std::make_shared<MemoryStore>();
};

TEST_F(KeptDictionary, IsMadeOnceForOneContents) {
  expect_right_answers("at first");
  EXPECT_EQ(store_->times, 1);
  expect_right_answers("from the store");
  EXPECT_EQ(store_->times, 1);
  put(kAff, "1\nquux\n");
  EXPECT_FALSE(open()->spells("Paris"));
  EXPECT_EQ(store_->times, 2);
  put(std::string(kAff) + "# another rule file\n", kDic);
  expect_right_answers("with another affix file");
  EXPECT_EQ(store_->times, 3);
}

TEST_F(KeptDictionary, IsMadeWhenItIsFirstAsked) {
  open();
  EXPECT_EQ(store_->times, 0);
}

TEST_F(KeptDictionary, DamageIsSeenAndMended) {
  open()->spells("quux");
  ASSERT_EQ(store_->kept.size(), 1U);
  const std::string whole = store_->kept.begin()->second;
  std::string& kept = store_->kept.begin()->second;
  int made = store_->times;
  const auto expect_mended = [&](std::string bytes, const std::string& how) {
    ASSERT_NE(bytes, whole);
    kept = std::move(bytes);
    expect_right_answers(how);
    EXPECT_EQ(store_->times, ++made) << how;
    EXPECT_TRUE(kept == whole) << how;
  };
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 20) {
    expect_mended(whole.substr(0, size), "cut at " + std::to_string(size));
  }
  for (std::size_t at = 0; at < whole.size(); at += 1 + at / 20) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
    expect_mended(bytes, "changed at " + std::to_string(at));
  }
  expect_mended(whole + "x", "with more behind it");
  expect_mended(std::string(whole.size(), '\0'), "of zeros");
  expect_mended(whole.substr(1) + whole.substr(0, 1), "moved by a byte");
  std::string other = whole;
  other[other.find('3')] = '2';  // the version in the first line
  expect_mended(other, "of another version");
}

TEST_F(KeptDictionary, TheTableOfAnotherDictionaryIsNotUsed) {
  open()->spells("quux");
  const std::string first = store_->kept.begin()->second;
  put(kAff, "1\nbar\n");
  open()->spells("bar");
  ASSERT_EQ(store_->kept.size(), 2U);
  for (auto& [name, bytes] : store_->kept) bytes = first;
  EXPECT_TRUE(open()->spells("bar"));
  EXPECT_FALSE(open()->spells("quux"));
}

TEST_F(KeptDictionary, AStoreThatKeepsNothingIsNoFault) {
  store_->writable = false;
  expect_right_answers("once");
  expect_right_answers("twice");
  store_ = nullptr;
  expect_right_answers("without a store");
}

TEST_F(KeptDictionary, WhatCannotBeWrittenOutIsAskedOfHunspell) {
  put("SET UTF-8\nCOMPOUNDFLAG c\nCOMPOUNDMIN 3\n", "2\nfoot/c\nball/c\n");
  for (int run = 0; run < 3; ++run) {
    EXPECT_TRUE(open()->spells("football"));
    EXPECT_FALSE(open()->spells("footbal"));
  }
  EXPECT_EQ(store_->times, 1) << "that there is no table is kept as well";
}

}  // namespace
}  // namespace mannerly
