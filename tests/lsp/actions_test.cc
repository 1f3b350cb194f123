// Every action that is offered, carried out as an editor does it: the text afterwards, where the cursor is, and that
// the finding is gone.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lsp/writer.h"

namespace mannerly::lsp {
namespace {

using test::kAllowFile;
using test::kConfig;
using test::kMine;
using test::with_words;
using test::Writer;
using Strings = std::vector<std::string>;

const char* const kMail = "/ws/mail.md";
const char* const kNote = "/ws/note.txt";
/// An editor that can do everything, or one that can show and no more.
Json able() {
  return *parse_json(R"({"window": {"showDocument": {"support": true}},
    "workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}, "textDocumentContent": {}},
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                                    "resolveSupport": {"properties": ["edit"]}}}})");
}
Json unable() { return Json::object(); }

class Actions : public ::testing::TestWithParam<Encoding> {};

TEST_P(Actions, AFixChangesWhatItSays) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "Héllo 😀 e\u0301!\r\n\r\nPlease 😀 reply asap!!\rBye");
  writer.open(kMail, "markdown");
  EXPECT_EQ(writer.findings(kMail), (Strings{"tone/urgency “asap”", "spelling/mark-run “!!”"}));
  ASSERT_TRUE(writer.choose(kMail, "!!", "Write “!”"));
  EXPECT_EQ(writer.text(kMail), "Héllo 😀 e\u0301!\r\n\r\nPlease 😀 reply asap!\rBye");
  ASSERT_TRUE(writer.choose(kMail, "asap", "Delete “asap”"));
  EXPECT_EQ(writer.text(kMail), "Héllo 😀 e\u0301!\r\n\r\nPlease 😀 reply!\rBye");
  EXPECT_EQ(writer.findings(kMail), Strings{});
}

TEST_P(Actions, AllSafeFixesComeByResolve) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "😀!!! Thänks!!\r\n\r\nWow!! act now");
  writer.open(kMail, "markdown");
  const Json actions = writer.actions_at(kMail, "!!!", {"source.fixAll"});
  ASSERT_EQ(actions.size(), 1U);
  EXPECT_FALSE(actions[0].contains("edit"));
  ASSERT_TRUE(writer.choose(kMail, "!!!", "Apply all safe fixes"));
  EXPECT_EQ(writer.text(kMail), "😀! Thänks!\r\n\r\nWow! act now");
  EXPECT_EQ(writer.findings(kMail), Strings{"tone/urgency “act now”"});
}

TEST_P(Actions, AllowedHereIsACommentInMarkdown) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "😀 first, act now.\r\n\r\nThén act now.\r\n");
  writer.open(kMail, "markdown");
  ASSERT_TRUE(writer.choose(kMail, "act now.\r\n\r\nT", "Allow tone/urgency here"));
  EXPECT_EQ(writer.text(kMail),
            "<!-- mannerly: allow tone/urgency, say why -->\r\n😀 first, act now.\r\n\r\nThén act now.\r\n");
  EXPECT_EQ(writer.selected(), "say why");
  EXPECT_EQ(writer.findings(kMail), Strings{"tone/urgency “act now”"});
}

TEST_P(Actions, AllowedHereIsAnEntryBesidePlainText) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kNote, "😀 first, act now. Thén act now, please!!\n");
  writer.open(kNote, "plaintext");
  ASSERT_TRUE(writer.choose(kNote, "!!", "Allow spelling/mark-run here"));
  EXPECT_EQ(writer.text(kNote), "😀 first, act now. Thén act now, please!!\n");
  const std::string entries = *writer.desk.disk->read(kAllowFile);
  EXPECT_NE(entries.find("rule: spelling/mark-run"), std::string::npos) << entries;
  EXPECT_EQ(writer.selected(), "say why");
  EXPECT_EQ(writer.findings(kNote), (Strings{"tone/urgency “act now”", "tone/urgency “act now”"}));
}

TEST_P(Actions, AllowedInTheFileIsFrontMatter) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "😀 first, act now.\n\nThén act now.\n");
  writer.open(kMail, "markdown");
  ASSERT_TRUE(writer.choose(kMail, "act now", "Allow tone/urgency in this file"));
  EXPECT_EQ(writer.text(kMail),
            "---\nallow:\n  - {rule: tone/urgency, reason: say why}\n---\n😀 first, act now.\n\nThén act now.\n");
  EXPECT_EQ(writer.selected(), "say why");
  EXPECT_EQ(writer.findings(kMail), Strings{});
  writer.desk.disk->put(kNote, "---\nkind: note\nallow: spelling/*\n---\nAct now, é!!\n");
  writer.open(kNote, "plaintext");
  ASSERT_TRUE(writer.choose(kNote, "Act now", "Allow tone/urgency in this file"));
  EXPECT_EQ(writer.text(kNote),
            "---\nkind: note\nallow: [spelling/*, {rule: tone/urgency, reason: say why}]\n---\nAct now, é!!\n");
  EXPECT_EQ(writer.selected(), "say why");
  EXPECT_EQ(writer.findings(kNote), Strings{});
}

TEST_P(Actions, AllowedInTheProjectIsARowOfTheConfiguration) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "😀 first, act now!!\n");
  writer.open(kMail, "markdown");
  ASSERT_TRUE(writer.choose(kMail, "act now", "Allow tone/urgency in the project"));
  EXPECT_EQ(*writer.desk.disk->read(kConfig), "rules:\n  tone/urgency: off  # say why\n");
  EXPECT_EQ(writer.selected(), "say why");
  EXPECT_EQ(writer.findings(kMail), Strings{"spelling/mark-run “!!”"});
  // The configuration is open now: it changes in the editor, and holds once it is saved.
  writer.desk.disk->put(kConfig, "# ours\r\nrules:\r\n  tone/*: off  # é😀\r\n");
  writer.open(kConfig, "yaml");
  ASSERT_TRUE(writer.choose(kMail, "!!", "Allow spelling/mark-run in the project"));
  EXPECT_EQ(writer.text(kConfig), "# ours\r\nrules:\r\n  tone/*: off  # é😀\r\n  spelling/mark-run: off  # say why\r\n");
  EXPECT_EQ(writer.selected(), "say why");
  writer.save(kConfig);
  EXPECT_EQ(writer.findings(kMail), Strings{});
  EXPECT_EQ(writer.findings(kConfig), Strings{});
}

TEST_P(Actions, AWordIsAddedToTheProjectOrToOnesOwn) {
  Writer writer(able(), GetParam(), with_words());
  test::add_spelling(*writer.desk.disk);
  writer.desk.disk->put(kMail, "Hi Ana,\n\ndid you recieve 😀 the map of the harbour? It is definately yours.\n");
  writer.open(kMail, "markdown");
  EXPECT_EQ(writer.findings(kMail), (Strings{"spelling/unknown-word “recieve”", "spelling/unknown-word “definately”"}));
  ASSERT_TRUE(writer.choose(kMail, "recieve", "Add “recieve” to the dictionary (project)"));
  EXPECT_EQ(*writer.desk.disk->read(kConfig), "words: [recieve]\n");
  EXPECT_EQ(writer.findings(kMail), Strings{"spelling/unknown-word “definately”"});
  ASSERT_TRUE(writer.choose(kMail, "definately", "Add “definately” to the dictionary (mine)"));
  EXPECT_EQ(*writer.desk.disk->read(kMine), "definately\n");
  EXPECT_EQ(writer.findings(kMail), Strings{});
  EXPECT_TRUE(writer.messages.empty());
}

TEST_P(Actions, WhatIsExplainedIsShown) {
  Writer writer(able(), GetParam());
  writer.desk.disk->put(kMail, "act now\n");
  writer.open(kMail, "markdown");
  ASSERT_TRUE(writer.choose(kMail, "act now", "Explain tone/urgency"));
  ASSERT_EQ(writer.places.size(), 1U);
  EXPECT_EQ(writer.places[0].uri, "mannerly:/rules/tone/urgency.md");
  EXPECT_EQ(text_or(writer.result).find("### tone/urgency"), 0U);
}

/// What no editor applies is written to the file, when that is what the editor shows.
TEST_P(Actions, AreWrittenForAnEditorThatTakesNoEdits) {
  Writer writer(unable(), GetParam(), with_words());
  test::add_spelling(*writer.desk.disk);
  writer.desk.disk->put(kMail, "Hi é,\r\n\r\nact now, did you recieve the map!!\r\n\r\nAct now.\r\n");
  writer.open(kMail, "markdown");
  const auto choose = [&](const char* words, const char* title) {
    ASSERT_TRUE(writer.choose(kMail, words, title)) << title;
    writer.reload(kMail);
  };
  choose("!!", "Write “!”");
  EXPECT_EQ(writer.text(kMail), "Hi é,\r\n\r\nact now, did you recieve the map!\r\n\r\nAct now.\r\n");
  choose("act now", "Allow tone/urgency here");
  EXPECT_EQ(writer.findings(kMail), (Strings{"spelling/unknown-word “recieve”", "tone/urgency “Act now”"}));
  choose("Act now", "Allow tone/urgency in this file");
  EXPECT_EQ(writer.text(kMail),
            "---\r\nallow:\r\n  - {rule: tone/urgency, reason: say why}\r\n---\r\nHi é,\r\n\r\n"
            "<!-- mannerly: allow tone/urgency, say why -->\r\nact now, did you recieve the map!\r\n\r\nAct now.\r\n");
  choose("recieve", "Add “recieve” to the dictionary (mine)");
  EXPECT_EQ(writer.findings(kMail), Strings{});
  EXPECT_EQ(*writer.desk.disk->read(kMine), "recieve\n");
  EXPECT_TRUE(writer.messages.empty());
  EXPECT_TRUE(writer.places.empty());
}

TEST_P(Actions, AFileThatHasChangedMeanwhileIsLeftAlone) {
  Writer writer(unable(), GetParam());
  writer.desk.disk->put(kMail, "Wow!! Act now.\n");
  writer.open(kMail, "markdown");
  writer.desk.disk->put(kMail, "Something else.\n");
  ASSERT_TRUE(writer.choose(kMail, "!!", "Apply all safe fixes"));
  EXPECT_EQ(*writer.desk.disk->read(kMail), "Something else.\n");
  ASSERT_EQ(writer.messages.size(), 1U);
  EXPECT_NE(writer.messages[0].find("changed meanwhile"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Lsp, Actions, ::testing::Values(Encoding::kUtf8, Encoding::kUtf16, Encoding::kUtf32),
                         [](const auto& which) {
                           std::string name(name_of(kEncodingNames, which.param));
                           name.erase(name.find('-'), 1);
                           return name;
                         });

/// Some clients send back diagnostics with ranges of another encoding; nothing is taken from them.
TEST(ActionList, GoesByTheServersOwnFindings) {
  Writer writer(able(), Encoding::kUtf16);
  writer.desk.disk->put(kMail, "é😀 wow!! Act now.\n");
  writer.open(kMail, "markdown");
  const Json wrong = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 3}}}};
  const Json at = test::reference_position(writer.text(kMail), writer.text(kMail).find("!!"), Encoding::kUtf16);
  const auto ask = [&](const Json& diagnostics) {
    return writer.desk.ask("textDocument/codeAction", {{"textDocument", {{"uri", uri_of(kMail)}}},
                                                       {"range", {{"start", at}, {"end", at}}},
                                                       {"context", {{"diagnostics", diagnostics}}}})["result"];
  };
  const Json echoed = Json::array({{{"range", wrong}, {"message", "x"}, {"code", "tone/urgency"}}});
  EXPECT_EQ(ask(echoed), ask(Json::array()));
  EXPECT_EQ(ask(echoed)[0]["title"], "Write “!”");
}

/// The titles at a place, in order.
Strings titles(const Json& actions) {
  Strings out;
  for (const Json& action : actions) out.push_back(text_or(action["title"]));
  return out;
}

TEST(ActionList, IsCutToTheKindsAskedFor) {
  Writer writer(able(), Encoding::kUtf16);
  writer.desk.disk->put(kMail, "Wow!! Act now.\n");
  writer.open(kMail, "markdown");
  const std::string all = "Apply all safe fixes";
  EXPECT_EQ(titles(writer.actions_at(kMail, "!!", {"source"})), Strings{all});
  EXPECT_EQ(titles(writer.actions_at(kMail, "!!", {"source.fixAll.mannerly"})), Strings{all});
  EXPECT_EQ(titles(writer.actions_at(kMail, "!!", {"refactor"})), Strings{});
  EXPECT_EQ(titles(writer.actions_at(kMail, "!!", {"source.fixAll.other"})), Strings{});
  const Strings every = titles(writer.actions_at(kMail, "!!"));
  EXPECT_EQ(every, (Strings{"Write “!”", "Allow spelling/mark-run here", "Allow spelling/mark-run in this file",
                            "Allow spelling/mark-run in the project", "Explain spelling/mark-run", all}));
  EXPECT_EQ(writer.actions_at(kMail, "!!")[0]["isPreferred"], true);
  EXPECT_FALSE(writer.actions_at(kMail, "Act now")[0].contains("isPreferred"));
}

}  // namespace
}  // namespace mannerly::lsp
