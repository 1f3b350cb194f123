#include "lsp/yaml_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace mannerly::lsp {
namespace {

std::string applied(const std::string& yaml, const std::optional<Edit>& edit) {
  if (!edit) return "none";
  std::string out = yaml;
  return out.replace(edit->span.begin, edit->span.size(), edit->text);
}

struct Case {
  std::string before;
  std::string after;
};

TEST(YamlLines, AListGrowsInItsOwnStyle) {
  const Case cases[] = {
      {"", "words:\n  - new\n"},
      {"kind: note", "kind: note\nwords:\n  - new\n"},
      {"kind: note\r\n", "kind: note\r\nwords:\r\n  - new\r\n"},
      {"words:\nkind: note\n", "words:\n  - new\nkind: note\n"},
      {"words:   # own\n    - a   # b\n\n# of the kind\nkind: note\n",
       "words:   # own\n    - a   # b\n    - new\n\n# of the kind\nkind: note\n"},
      {"words:\n- a\n- b\nkind: note\n", "words:\n- a\n- b\n- new\nkind: note\n"},
      {"words: []\n", "words: [new]\n"},
      {"words: [a, \"b]\"] # c\n", "words: [a, \"b]\", new] # c\n"},
      {"words: [\n  a,\n  b,\n]\n", "words: [\n  a,\n  b, new\n]\n"},
      {"words: a # b\n", "words: [a, new] # b\n"},
      {"\"words\": [a]\n", "\"words\": [a, new]\n"},
      {"wordsmith: x\n", "wordsmith: x\nwords:\n  - new\n"},
      {"other:\n  words: [a]\n", "other:\n  words: [a]\nwords:\n  - new\n"},
      {"words: [a\n", "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(applied(c.before, add_list_item(c.before, "words", "new")), c.after);
}

TEST(YamlLines, AMapRowIsSetInItsOwnStyle) {
  const MapRow row{"tone/urgency", "off", "say why"};
  const Case cases[] = {
      {"", "rules:\n  tone/urgency: off  # say why\n"},
      {"rules:\n    a/b: off\nkind: note\n", "rules:\n    a/b: off\n    tone/urgency: off  # say why\nkind: note\n"},
      {"rules: {}\n", "rules: {tone/urgency: off}\n"},
      {"rules: {a/b: {severity: off}}\n", "rules: {a/b: {severity: off}, tone/urgency: off}\n"},
      {"rules:\n  tone/urgency: error   # loud\n", "rules:\n  tone/urgency: off  # say why\n"},
      {"rules:\n  \"tone/urgency\": error\n", "rules:\n  \"tone/urgency\": off  # say why\n"},
      {"rules:\n  tone/urgency:\n    severity: error\n", "none"},
      {"rules: none\n", "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(applied(c.before, set_map_row(c.before, "rules", row)), c.after);
}

}  // namespace
}  // namespace mannerly::lsp
