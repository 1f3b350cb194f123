// Laws of the whole server: what it says of a text does not depend on how the text came about, and nothing a client
// sends brings it down.
#include "lsp/server.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lsp/desk.h"

namespace mannerly::lsp {
namespace {

const char* const kDraft = "file:///ws/a.md";
const char* const kOther = "file:///ws/b.md";

Json diagnostics(const test::Desk& desk) { return member(desk.last("textDocument/publishDiagnostics"), "params"); }

Json with_encoding(const char* name) { return {{"general", {{"positionEncodings", {name}}}}}; }

class InEncoding : public ::testing::TestWithParam<const char*> {};

/// Edits at positions the server itself gives out, compared with a server that is shown the whole text at once.
TEST_P(InEncoding, EditingStepByStepSaysTheSameAsOpening) {
  const std::vector<std::string> pieces = {"act now", "é",    "😀 ", "e\u0301", "!!!",
                                           "\n\n",    "\r\n", "\r", " asap. ", "Hi"};
  const Encoding encoding = *value_of(kEncodingNames, GetParam());
  std::mt19937 random(3);
  test::Desk desk;
  desk.start(with_encoding(GetParam()));
  desk.open(kDraft, "", "markdown");
  test::Desk fresh;
  fresh.start(with_encoding(GetParam()));
  std::string text;
  for (int version = 2; version < 120; ++version) {
    const SourceText source({}, text, Writable::kNo);
    const auto place = [&] {
      return *to_offset(source, to_position(source, static_cast<std::uint32_t>(random() % (text.size() + 1)), encoding),
                        encoding);
    };
    std::uint32_t begin = place();
    std::uint32_t end = random() % 3 == 0 ? place() : begin;
    if (begin > end) std::swap(begin, end);
    if (text.size() < 400) end = begin;
    const std::string& added = pieces[random() % pieces.size()];
    const Json change = {{"range", to_range(source, {begin, end}, encoding)}, {"text", added}};
    desk.tell("textDocument/didChange",
              {{"textDocument", {{"uri", kDraft}, {"version", version}}}, {"contentChanges", Json::array({change})}});
    desk.wait(200);
    text.replace(begin, end - begin, added);
    fresh.open(kOther, text, "markdown");
    ASSERT_EQ(member(diagnostics(desk), "diagnostics"), member(diagnostics(fresh), "diagnostics")) << text;
    ASSERT_EQ(member(diagnostics(desk), "version"), version);
    desk.sent.clear();
    fresh.sent.clear();
  }
}

INSTANTIATE_TEST_SUITE_P(Server, InEncoding, ::testing::Values("utf-8", "utf-16", "utf-32"), [](const auto& which) {
  std::string name = which.param;
  name.erase(name.find('-'), 1);
  return name;
});

/// A message with one value of it exchanged for something else.
Json disturbed(Json json, std::mt19937& random) {
  static const std::vector<Json> kOdd = {
      nullptr, true, -1, 1e300, 18446744073709551615ULL, "", "😀", Json::array(), Json::object(), Json::array({1, "x"})};
  Json* at = &json;
  while (at->is_structured() && !at->empty() && random() % 5 != 0) {
    auto entry = at->begin();
    std::advance(entry, static_cast<std::ptrdiff_t>(random() % at->size()));
    at = &*entry;
  }
  *at = kOdd[random() % kOdd.size()];
  return json;
}

TEST(Server, LivesThroughDisturbedMessages) {
  const Json document = {{"uri", kDraft}, {"version", 2}};
  const Json range = {{"start", {{"line", 0}, {"character", 1}}}, {"end", {{"line", 0}, {"character", 3}}}};
  const std::vector<std::pair<const char*, Json>> messages = {
      {"initialize", *parse_json(R"({"processId": 1, "rootUri": "file:///ws", "capabilities": {"workspace":
        {"applyEdit": true, "configuration": true, "workspaceEdit": {"documentChanges": true}}, "textDocument":
        {"codeAction": {"codeActionLiteralSupport": {}}}}, "initializationOptions": {"debounce": 5}})")},
      {"initialized", Json::object()},
      {"textDocument/didOpen",
       {{"textDocument", {{"uri", kDraft}, {"languageId", "markdown"}, {"version", 1}, {"text", "Act now 😀!!"}}}}},
      {"textDocument/didChange",
       {{"textDocument", document}, {"contentChanges", Json::array({{{"range", range}, {"text", "é"}}})}}},
      {"textDocument/codeAction",
       {{"textDocument", document}, {"range", range}, {"context", {{"only", {"quickfix"}}}}}},
      {"textDocument/hover", {{"textDocument", document}, {"position", range["start"]}}},
      {"textDocument/inlayHint", {{"textDocument", document}, {"range", range}}},
      {"textDocument/codeLens", {{"textDocument", document}}},
      {"textDocument/documentSymbol", {{"textDocument", document}}},
      {"textDocument/diagnostic", {{"textDocument", document}}},
      {"textDocument/completion", {{"textDocument", document}, {"position", range["start"]}}},
      {"codeAction/resolve", {{"title", "x"}, {"data", document}}},
      {"workspace/executeCommand", {{"command", "mannerly.allowInFile"}, {"arguments", {kDraft, 2, "x"}}}},
      {"workspace/didChangeConfiguration", {{"settings", {{"mannerly", {{"minSeverity", "error"}}}}}}},
      {"workspace/didChangeWatchedFiles", {{"changes", Json::array()}}},
      {"textDocument/didSave", {{"textDocument", document}}},
      {"textDocument/didClose", {{"textDocument", document}}},
  };
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    test::Desk desk;
    int id = 0;
    for (const auto& [method, params] : messages) {
      const Json whole = {{"jsonrpc", "2.0"}, {"id", ++id}, {"method", method}, {"params", params}};
      desk.receive(random() % 2 == 0 ? whole : disturbed(whole, random));
      desk.wait(static_cast<int>(random() % 3) * 100);
    }
    desk.sent.clear();
    desk.receive({{"jsonrpc", "2.0"}, {"id", "end"}, {"method", "shutdown"}});
    ASSERT_FALSE(desk.sent.empty());
    EXPECT_EQ(member(desk.sent.back(), "id"), "end");
  }
}

TEST(Server, ANewerTextThatWaitsMakesAResultSuperfluous) {
  test::Desk desk;
  desk.start(Json::object());
  desk.newer = kDraft;
  desk.open(kDraft, "Act now.");
  EXPECT_TRUE(desk.last("textDocument/publishDiagnostics").is_null());
  desk.newer.clear();
  desk.tell("textDocument/didChange", {{"textDocument", {{"uri", kDraft}, {"version", 2}}},
                                       {"contentChanges", Json::array({{{"text", "Act now!!"}}})}});
  desk.wait(200);
  EXPECT_EQ(member(diagnostics(desk), "version"), 2);
  EXPECT_EQ(member(diagnostics(desk), "diagnostics").size(), 2U);
}

TEST(Server, ACancelledRequestIsAnsweredSo) {
  test::Desk desk;
  desk.start(Json::object());
  desk.open(kDraft, "Act now.");
  const Json ask = {{"jsonrpc", "2.0"},
                    {"id", 77},
                    {"method", "textDocument/codeLens"},
                    {"params", {{"textDocument", {{"uri", kDraft}}}}}};
  desk.server->receive({ask, {}, true}, desk.now);
  EXPECT_EQ(member(desk.sent.back(), {"error", "code"}), -32800);
  desk.cancelled = true;
  desk.receive(ask);
  EXPECT_EQ(member(desk.sent.back(), {"error", "code"}), -32800);
}

TEST(Inbox, CancelsWhatWaitsAndWhatIsAtWork) {
  Inbox inbox;
  const auto request = [](int id) { return R"({"id":)" + std::to_string(id) + R"(,"method":"x"})"; };
  const auto cancel = [](int id) {
    return R"({"method":"$/cancelRequest","params":{"id":)" + std::to_string(id) + "}}";
  };
  inbox.push_body(request(1));
  inbox.push_body(request(2));
  inbox.push_body(cancel(2));
  EXPECT_FALSE(inbox.take({})->cancelled);
  EXPECT_FALSE(inbox.is_cancelled());
  inbox.push_body(cancel(1));
  EXPECT_TRUE(inbox.is_cancelled());
  EXPECT_TRUE(inbox.take({})->cancelled);
  EXPECT_FALSE(inbox.is_cancelled());
  EXPECT_FALSE(inbox.take({}));
}

TEST(Inbox, KnowsWhichDocumentsChangeNext) {
  Inbox inbox;
  inbox.push_body(R"({"method":"textDocument/didChange","params":{"textDocument":{"uri":"a"}}})");
  inbox.push_body(R"({"method":"textDocument/didChange","params":{"textDocument":{"uri":"a"}}})");
  inbox.push_fault("broken");
  EXPECT_TRUE(inbox.has_change_of("a"));
  EXPECT_FALSE(inbox.has_change_of("b"));
  inbox.take({});
  EXPECT_TRUE(inbox.has_change_of("a"));
  inbox.take({});
  EXPECT_FALSE(inbox.has_change_of("a"));
  EXPECT_EQ(inbox.take({})->fault, "broken");
  EXPECT_EQ(inbox.push_body(R"({"method":"exit"})"), Reading::kStop);
  inbox.close();
  EXPECT_FALSE(inbox.is_finished());
  inbox.take({});
  EXPECT_TRUE(inbox.is_finished());
}

}  // namespace
}  // namespace mannerly::lsp
