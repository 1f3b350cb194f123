#include "lsp/frames.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace mannerly::lsp {
namespace {

struct Read {
  std::vector<std::string> bodies;
  std::vector<std::string> faults;
};

/// Reads `bytes` in pieces of `piece` bytes.
Read read(const std::string& bytes, std::size_t piece) {
  Read out;
  FrameReader reader([&](std::string body) { out.bodies.push_back(std::move(body)); },
                     [&](std::string fault) { out.faults.push_back(std::move(fault)); });
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(std::string_view(bytes).substr(at, piece));
  }
  return out;
}

const std::vector<std::string> kTwo = {"{\"a\":1}", "{\"é\":\"😀\"}"};

TEST(Frames, AreReadHoweverTheyAreCut) {
  const std::string bytes = frame(kTwo[0]) + frame("") + frame(kTwo[1]);
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    const Read got = read(bytes, piece);
    EXPECT_EQ(got.bodies, (std::vector<std::string>{kTwo[0], "", kTwo[1]})) << piece;
    EXPECT_TRUE(got.faults.empty()) << piece;
  }
}

TEST(Frames, OtherHeadersAndAnyCaseAreFine) {
  const std::string bytes =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-LENGTH:7\r\n\r\n" + kTwo[0];
  EXPECT_EQ(read(bytes, 5).bodies, std::vector<std::string>{kTwo[0]});
}

TEST(Frames, ABrokenHeaderCostsItselfOnly) {
  const std::vector<std::string> broken = {
      "Content-Length: seven\r\n\r\n",
      "Content-Length: -1\r\n\r\n",
      "Content-Length: \r\n\r\n",
      "Content-Type: text\r\n\r\n",
      "\r\n\r\n",
      "Content-Length: 99999999999999999999999999\r\n\r\n",
      "Content-Length: 999999999999\r\n\r\n{\"some\":\"bytes of it\"}",
      std::string(100'000, 'x'),
      std::string(9'000, '\n'),
  };
  for (const std::string& start : broken) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{4096}}) {
      const Read got = read(start + frame(kTwo[0]) + frame(kTwo[1]), piece);
      EXPECT_EQ(got.bodies, kTwo) << start.substr(0, 60);
      EXPECT_EQ(got.faults.size(), 1U) << start.substr(0, 60);
    }
  }
}

TEST(Frames, NoiseDoesNotStopTheReader) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string noise;
    for (int i = 0; i < 300; ++i) noise += static_cast<char>(random() % 256);
    const Read got = read(noise + "\r\n\r\n" + frame(kTwo[1]), 64);
    ASSERT_FALSE(got.bodies.empty());
    EXPECT_EQ(got.bodies.back(), kTwo[1]);
  }
}

}  // namespace
}  // namespace mannerly::lsp
