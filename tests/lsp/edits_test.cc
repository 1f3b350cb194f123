// Over ten thousand random edits, in every encoding, through frames, inbox and server: after each message the server
// has the text that a plain reading of the protocol gives, and now and then it says of it what a server says that sees
// it whole.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lsp/desk.h"
#include "lsp/frames.h"
#include "lsp/reference.h"

namespace mannerly::lsp {
namespace {

constexpr int kMessages = 3'400;
constexpr int kMessagesPerCheck = 100;
constexpr std::size_t kLongText = 1'200;

const char* const kEditedDraft = "file:///ws/a%20b.md";
const char* const kFresh = "file:///ws/fresh.md";

const std::vector<std::string> kSnippets = {"act now", "é",    "😀 ",   "e\u0301",   "\u0301", "!!!",
                                            "\n",      "\r\n", "\r",   "asap. ",    "Hi",     "日本",
                                            "\u200D",  "",     "\n\n", "Dear Ana, "};

/// Messages on their way through a pipe that cuts where it likes.
class Wire {
 public:
  explicit Wire(test::Desk& desk)
      : desk_(desk),
        frames_([this](const std::string& body) { inbox_.push_body(body); },
                [this](std::string fault) { inbox_.push_fault(std::move(fault)); }) {}

  void tell(const char* method, const Json& params, std::mt19937& random) {
    const std::string bytes = frame(to_text({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}}));
    const std::size_t cut = random() % bytes.size();
    frames_.feed(std::string_view(bytes).substr(0, cut));
    frames_.feed(std::string_view(bytes).substr(cut));
    while (const auto incoming = inbox_.take({})) desk_.server->receive(*incoming, desk_.now);
  }

 private:
  test::Desk& desk_;
  Inbox inbox_;
  FrameReader frames_;
};

/// Somewhere in the text or a little beyond; now and then far out.
Json random_position(std::mt19937& random) {
  if (random() % 200 == 0) return {{"line", random() % 3}, {"character", 4'000'000'000U}};
  if (random() % 200 == 0) return {{"line", 4'000'000'000U}, {"character", random() % 3}};
  return {{"line", random() % 25}, {"character", random() % 40}};
}

/// One change, and `text` after it.
Json random_change(std::mt19937& random, Encoding encoding, std::string& text) {
  const std::string& piece = kSnippets[random() % kSnippets.size()];
  if (random() % 300 == 0) {
    text = piece + "act now é😀!!\r\nHi\rYou";
    return {{"text", text}};
  }
  Json start = random_position(random);
  Json end = text.size() > kLongText || random() % 3 == 0 ? random_position(random) : start;
  std::size_t from = test::reference_offset(text, start, encoding);
  std::size_t to = test::reference_offset(text, end, encoding);
  if (to < from) {
    std::swap(from, to);
    if (random() % 4 != 0) std::swap(start, end);
  }
  text.replace(from, to - from, piece);
  return {{"range", {{"start", std::move(start)}, {"end", std::move(end)}}}, {"text", piece}};
}

Json said_of(const test::Desk& desk, const char* key) {
  return member(desk.last("textDocument/publishDiagnostics"), {"params", key});
}

class Editing : public ::testing::TestWithParam<Encoding> {};

TEST_P(Editing, KeepsTheTextThatTheClientHas) {
  const Encoding encoding = GetParam();
  const Json capabilities = {{"general", {{"positionEncodings", {std::string(name_of(kEncodingNames, encoding))}}}}};
  test::Desk desk;
  desk.start(capabilities);
  test::Desk fresh;
  fresh.start(capabilities);
  Wire wire(desk);
  std::mt19937 random(11);
  std::string text = "Hi Ana,\r\n\r\nact now é😀!!\rThanks";
  desk.open(kEditedDraft, text, "markdown");
  for (int version = 2; version < kMessages + 2; ++version) {
    Json changes = Json::array();
    for (std::size_t n = random() % 3; n < 3; ++n) changes.push_back(random_change(random, encoding, text));
    wire.tell("textDocument/didChange",
              {{"textDocument", {{"uri", kEditedDraft}, {"version", version}}}, {"contentChanges", changes}}, random);
    const SourceText* held = desk.server->text_of(kEditedDraft);
    ASSERT_NE(held, nullptr) << changes;
    ASSERT_EQ(held->bytes(), text) << changes;
    if (version % kMessagesPerCheck != 0) continue;
    desk.sent.clear();
    desk.wait(200);
    fresh.open(kFresh, text, "markdown");
    ASSERT_EQ(said_of(desk, "version"), version);
    ASSERT_EQ(said_of(desk, "diagnostics"), said_of(fresh, "diagnostics")) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Lsp, Editing, ::testing::Values(Encoding::kUtf8, Encoding::kUtf16, Encoding::kUtf32),
                         [](const auto& which) {
                           std::string name(name_of(kEncodingNames, which.param));
                           name.erase(name.find('-'), 1);
                           return name;
                         });

}  // namespace
}  // namespace mannerly::lsp
