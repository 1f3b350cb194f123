// Completion and hover in YAML, as a writer meets them: the bar is the cursor.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lsp/desk.h"
#include "lsp/reference.h"
#include "lsp/uris.h"
#include "mannerly/schema.h"

namespace mannerly::lsp {
namespace {

using test::kConfig;
using Strings = std::vector<std::string>;

const char* const kMarkdownDraft = "/ws/a.md";
const char* const kRule = "/ws/rules/sales/free.yaml";
const char* const kPolicy = "/ws/rules/policies/ours.yaml";

/// A document with a cursor in it, open in a client that reads Markdown.
struct Opened {
  explicit Opened(const std::string& path, std::string marked, Encoding the_encoding = Encoding::kUtf16)
      : uri(uri_of(path)), encoding(the_encoding) {
    const std::size_t bar = marked.find('|');
    marked.erase(bar, 1);
    text = std::move(marked);
    desk.disk->put(kConfig, path == kConfig ? text : "kind: message\n");
    desk.start({{"general", {{"positionEncodings", {std::string(name_of(kEncodingNames, encoding))}}}},
                {"textDocument", {{"hover", {{"contentFormat", {"markdown"}}}}}}});
    desk.open(uri, text, path == kMarkdownDraft ? "markdown" : "yaml");
    place = {{"textDocument", {{"uri", uri}}}, {"position", test::reference_position(text, bar, encoding)}};
  }
  Json items() { return desk.ask("textDocument/completion", place)["result"]; }
  std::string hover() {
    return text_or(member(desk.ask("textDocument/hover", place)["result"], {"contents", "value"}));
  }

  test::Desk desk;
  std::string uri;
  std::string text;
  Encoding encoding;
  Json place;
};

Strings offered(const std::string& path, const std::string& marked) {
  Strings out;
  for (const Json& item : Opened(path, marked).items()) out.push_back(text_or(item["label"]));
  return out;
}

bool offers(const std::string& path, const std::string& marked, const std::string& label) {
  const Strings all = offered(path, marked);
  return std::find(all.begin(), all.end(), label) != all.end();
}

/// The text once the item of that label is taken.
std::string taken(const std::string& path, const std::string& marked, const std::string& label,
                  Encoding encoding = Encoding::kUtf16) {
  Opened opened(path, marked, encoding);
  for (const Json& item : opened.items()) {
    if (item["label"] != label) continue;
    const Json& edit = item["textEdit"];
    const std::size_t begin = test::reference_offset(opened.text, edit["range"]["start"], encoding);
    const std::size_t end = test::reference_offset(opened.text, edit["range"]["end"], encoding);
    return opened.text.replace(begin, end - begin, text_or(edit["newText"]));
  }
  return "not offered";
}

TEST(Completion, OffersTheKeysOfTheTables) {
  EXPECT_EQ(offered(kMarkdownDraft, "---\n|\n---\nHi\n"), front_matter_keys().names());
  EXPECT_EQ(offered(kConfig, "|"), configuration_keys().names());
  EXPECT_EQ(offered(kPolicy, "|"), policy_keys().names());
  EXPECT_EQ(offered(kRule, "kind: phrase\n\n|"), [] {
    Strings names = rule_keys("phrase").names();
    std::erase(names, "kind");
    return names;
  }());
  EXPECT_EQ(offered(kMarkdownDraft, "---\nfrom:\n  used:\n    |\n---\n"),
            inner_table(*inner_table(front_matter_keys(), "from"), "used")->names());
  EXPECT_EQ(offered(kConfig, "gate: {|}"), (Strings{"fail_on", "fail_under"}));
  EXPECT_EQ(offered(kConfig, "overrides:\n  - files: a\n    gate:\n      fail_on: error\n      |\n"),
            Strings{"fail_under"});
}

TEST(Completion, OffersValues) {
  EXPECT_TRUE(offers(kMarkdownDraft, "---\nkind: |\n---\n", "inmail"));
  EXPECT_TRUE(offers(kMarkdownDraft, "---\nfrom: {tier: |}\n---\n", "premium-career"));
  EXPECT_TRUE(offers(kMarkdownDraft, "---\nto:\n  degree: |\n---\n", "second"));
  EXPECT_EQ(offered(kConfig, "template: |"), (Strings{"true", "false"}));
  EXPECT_EQ(offered(kConfig, "gate:\n  fail_on: |"), (Strings{"error", "warning", "advice", "never"}));
  EXPECT_EQ(offered(kRule, "severity: |").front(), "error");
  EXPECT_TRUE(offers(kRule, "kind: |", "pattern"));
  EXPECT_TRUE(offers(kConfig, "extends: [rec|", "recommended"));
  EXPECT_TRUE(offers(kConfig, "extends:\n  - |", "sales"));
  EXPECT_TRUE(offers(kConfig, "policy: |", "documented"));
  EXPECT_TRUE(offers(kConfig, "policy: |", "strict"));
}

TEST(Completion, OffersRules) {
  EXPECT_EQ(taken(kConfig, "rules:\n  tone|\n", "tone/urgency"), "rules:\n  tone/urgency: \n");
  EXPECT_EQ(taken(kConfig, "rules:\n  tone/|: off\n", "tone/*"), "rules:\n  tone/*: off\n");
  EXPECT_EQ(taken(kConfig, "rules: {tone/urgency: |}", "advice"), "rules: {tone/urgency: advice}");
  EXPECT_FALSE(offers(kConfig, "rules:\n  tone/urgency: off\n  |\n", "tone/urgency"));
  EXPECT_TRUE(offers(kConfig, "rules:\n  tone/urgency:\n    |\n", "severity"));
  EXPECT_EQ(taken(kMarkdownDraft, "---\nallow:\n  - rule: tone/u|\n---\n", "tone/urgency"),
            "---\nallow:\n  - rule: tone/urgency\n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "---\nallow: [sp|]\n---\n", "spelling/mark-run"),
            "---\nallow: [spelling/mark-run]\n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "Hi é.\n\n<!-- mannerly: allow t| -->\nAct now.\n", "tone/urgency"),
            "Hi é.\n\n<!-- mannerly: allow tone/urgency -->\nAct now.\n");
}

TEST(Completion, ReplacesWhatStandsThere) {
  EXPECT_EQ(taken(kMarkdownDraft, "---\nki|\n---\n", "kind"), "---\nkind: \n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "---\nk|ind: note\n---\n", "kind"), "---\nkind: note\n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "---\nkind:|\n---\n", "note"), "---\nkind: note\n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "---\nkind: in|mail\n---\n", "note"), "---\nkind: note\n---\n");
  EXPECT_EQ(taken(kMarkdownDraft, "---\nt|\n---\n", "to"), "---\nto:\n---\n");
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16, Encoding::kUtf32}) {
    EXPECT_EQ(taken(kMarkdownDraft, "---\r\nto: {name: \"é😀 Ana\", deg|: }\r\n---\r\nHi", "degree", encoding),
              "---\r\nto: {name: \"é😀 Ana\", degree: }\r\n---\r\nHi");
  }
}

TEST(Completion, IsQuietElsewhere) {
  for (const char* text : {"Hi |", "---\nkind: note\n---\nki|", "---\nsubject: \"Your |\"\n---\n", "---\n# ki|\n---\n",
                           "---\nto:\n  name: A|\n---\n", "a: b\n---\nki|"}) {
    EXPECT_EQ(offered(kMarkdownDraft, text), Strings{}) << text;
  }
  EXPECT_EQ(offered("/ws/deploy/values.yaml", "ki|"), Strings{});
}

TEST(KeyHover, SaysWhatAKeyMeans) {
  EXPECT_EQ(Opened(kMarkdownDraft, "---\nki|nd: note\n---\nHi\n")
                .hover()
                .find("### kind\n\nwhat it is sent as\n\n**Values** "),
            0U);
  EXPECT_NE(Opened(kConfig, "gate:\n  fail_u|nder: 3\n").hover().find("a draft that scores less"), std::string::npos);
  EXPECT_EQ(Opened(kConfig, "rules: {tone/ur|gency: off}\n").hover().find("### tone/urgency"), 0U);
  EXPECT_EQ(Opened(kMarkdownDraft, "---\nnothing|: 1\n---\n").hover(), "");
  EXPECT_EQ(Opened(kMarkdownDraft, "---\nkind: note\n---\nkin|d\n").hover(), "");
}

}  // namespace
}  // namespace mannerly::lsp
