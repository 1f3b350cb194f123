// The server among strangers: messages at the wrong time, positions that are nowhere, bytes that are no messages.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lsp/desk.h"
#include "lsp/frames.h"

namespace mannerly::lsp {
namespace {

const char* const kStrangeDraft = "file:///ws/a.md";

const std::vector<const char*> kRequests = {
    "codeAction/resolve",       "textDocument/codeAction",       "textDocument/codeLens",  "textDocument/completion",
    "textDocument/diagnostic",  "textDocument/documentSymbol",   "textDocument/hover",     "textDocument/inlayHint",
    "workspace/executeCommand", "workspace/textDocumentContent", "textDocument/formatting"};
const std::vector<const char*> kNotifications = {"initialized",
                                                 "textDocument/didOpen",
                                                 "textDocument/didChange",
                                                 "textDocument/didSave",
                                                 "textDocument/didClose",
                                                 "$/setTrace",
                                                 "workspace/didChangeWatchedFiles",
                                                 "workspace/didChangeConfiguration"};

Json opening(const std::string& text) {
  return {{"textDocument", {{"uri", kStrangeDraft}, {"languageId", "markdown"}, {"version", 1}, {"text", text}}}};
}

TEST(Strangers, AreTurnedAwayBeforeInitializeAndAfterShutdown) {
  test::Desk desk;
  const auto expect_refusal = [&](int code) {
    for (const char* method : kNotifications) desk.tell(method, opening("Act now."));
    desk.wait(1000);
    EXPECT_TRUE(desk.sent.empty());
    for (const char* method : kRequests) {
      EXPECT_EQ(member(desk.ask(method, opening("Act now.")), {"error", "code"}), code) << method;
    }
    EXPECT_EQ(desk.server->text_of(kStrangeDraft), nullptr);
  };
  expect_refusal(-32002);
  desk.start(Json::object());
  desk.ask("shutdown", nullptr);
  expect_refusal(-32600);
  EXPECT_EQ(member(desk.ask("initialize", Json::object()), {"error", "code"}), -32600);
  EXPECT_EQ(member(desk.ask("shutdown", nullptr), {"error", "code"}), -32600);
  desk.tell("exit", nullptr);
  EXPECT_TRUE(desk.server->is_done());
  EXPECT_EQ(desk.server->exit_code(), 0);
}

TEST(Strangers, UnknownMethodsAreNamed) {
  test::Desk desk;
  desk.start(Json::object());
  EXPECT_EQ(member(desk.ask("textDocument/formatting", Json::object()), {"error", "code"}), -32601);
  EXPECT_EQ(member(desk.ask("", Json::object()), {"error", "code"}), -32601);
  desk.tell("$/unheardOf", Json::object());
  EXPECT_TRUE(desk.sent.empty());
}

bool is_count(const Json& json) {
  return json.is_number_unsigned() || (json.is_number_integer() && json.get<std::int64_t>() >= 0);
}

TEST(Strangers, PositionsNowhereAreAnsweredOrRefused) {
  const std::vector<Json> numbers = {
      0, 3, 4'294'967'295U, 18'446'744'073'709'551'615ULL, INT64_MIN, -1, 1.5, 1e300, "", nullptr, Json::array()};
  test::Desk desk;
  desk.start(Json::object());
  desk.open(kStrangeDraft, "---\nkind: note\n---\nAct now é😀!!\r\n", "markdown");
  const Json document = {{"uri", kStrangeDraft}};
  for (const Json& line : numbers) {
    for (const Json& character : numbers) {
      const Json at = {{"line", line}, {"character", character}};
      const Json params = {{"textDocument", document},
                           {"position", at},
                           {"range", {{"start", at}, {"end", {{"line", 3}, {"character", 4}}}}}};
      const bool is_place = is_count(line) && is_count(character);
      for (const char* method :
           {"textDocument/hover", "textDocument/completion", "textDocument/codeAction", "textDocument/inlayHint"}) {
        const Json reply = desk.ask(method, params);
        EXPECT_EQ(reply.contains("result"), is_place) << method << params;
        EXPECT_EQ(reply.contains("error"), !is_place) << method << params;
      }
    }
  }
}

TEST(Strangers, BytesThatAreNoUtf8CostOneCharacter) {
  test::Desk desk;
  desk.start(Json::object());
  Inbox inbox;
  std::string body =
      to_text({{"jsonrpc", "2.0"}, {"method", "textDocument/didOpen"}, {"params", opening("é Xact now")}});
  body.replace(body.find('X'), 1, "\xFF");
  inbox.push_body(body);
  desk.server->receive(*inbox.take({}), desk.now);
  ASSERT_NE(desk.server->text_of(kStrangeDraft), nullptr);
  EXPECT_EQ(desk.server->text_of(kStrangeDraft)->bytes(), "é \uFFFDact now");
}

/// `bytes` with some of them changed, cut out, doubled or moved.
std::string damaged(std::string bytes, std::mt19937& random) {
  for (std::size_t n = 1 + random() % 6; n > 0; --n) {
    const std::size_t at = random() % bytes.size();
    const std::size_t size = std::min<std::size_t>(random() % 40, bytes.size() - at);
    const std::string piece = bytes.substr(at, size);
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, piece);
        break;
      default:
        bytes.insert(random() % bytes.size(), piece);
    }
  }
  return bytes;
}

TEST(Strangers, DamagedFramesAreSurvived) {
  std::string conversation;
  int id = 0;
  const auto add = [&](const char* method, const Json& params) {
    conversation += frame(to_text({{"jsonrpc", "2.0"}, {"id", ++id}, {"method", method}, {"params", params}}));
  };
  add("initialize", {{"capabilities", {{"workspace", {{"applyEdit", true}}}}}});
  conversation +=
      frame(to_text({{"jsonrpc", "2.0"}, {"method", "textDocument/didOpen"}, {"params", opening("Act now!!")}}));
  const Json at = {{"line", 0}, {"character", 2}};
  for (const char* method : kRequests) {
    add(method,
        {{"textDocument", {{"uri", kStrangeDraft}}}, {"position", at}, {"range", {{"start", at}, {"end", at}}}});
  }
  std::mt19937 random(17);
  std::size_t replies = 0;
  for (int round = 0; round < 60; ++round) {
    test::Desk desk;
    Inbox inbox;
    FrameReader frames([&](const std::string& body) { inbox.push_body(body); },
                       [&](std::string fault) { inbox.push_fault(std::move(fault)); });
    frames.feed(round == 0 ? conversation : damaged(conversation, random));
    while (const auto incoming = inbox.take({})) desk.server->receive(*incoming, desk.now);
    desk.wait(1000);
    for (const Json& message : desk.sent) ASSERT_EQ(message["jsonrpc"], "2.0") << message;
    replies += desk.sent.size();
    if (round == 0) {
      EXPECT_GE(desk.sent.size(), kRequests.size() + 2);
    }
  }
  EXPECT_GT(replies, 200U);
}

}  // namespace
}  // namespace mannerly::lsp
