// The files around drafts: faults in them shown where they are, and drafts checked again when they change.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "lsp/writer.h"

namespace mannerly::lsp {
namespace {

using test::kAllowFile;
using test::kConfig;
using test::kMine;
using test::with_words;
using test::Writer;
using Strings = std::vector<std::string>;

const char* const kWatchedDraft = "/ws/mails/a.txt";
Json watching() { return {{"workspace", {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}}; }

void tell_of(Writer& writer, const std::string& path) {
  writer.desk.tell("workspace/didChangeWatchedFiles",
                   {{"changes", Json::array({{{"uri", uri_of(path)}, {"type", 2}}})}});
}

TEST(WatchedFiles, AreAskedForWhereTheClientOffersIt) {
  Json folders = watching();
  folders["workspace"]["didChangeWatchedFiles"]["relativePatternSupport"] = true;
  const Writer plain(watching(), Encoding::kUtf16, with_words());
  const Writer relative(folders, Encoding::kUtf16, with_words());
  const Writer none(Json::object(), Encoding::kUtf16, with_words());
  const auto patterns = [](const Writer& writer) {
    Strings out;
    for (const Json& each : writer.registrations) {
      EXPECT_EQ(each["method"], "workspace/didChangeWatchedFiles");
      for (const Json& watcher : each["registerOptions"]["watchers"]) out.push_back(to_text(watcher["globPattern"]));
    }
    return out;
  };
  EXPECT_EQ(patterns(plain), (Strings{R"("**/*.{yaml,yml}")", R"("/home/.config/mannerly/words.txt")"}));
  EXPECT_EQ(patterns(relative),
            (Strings{R"("**/*.{yaml,yml}")", R"({"baseUri":"file:///home/.config/mannerly","pattern":"words.txt"})"}));
  EXPECT_EQ(patterns(none), Strings{});
}

/// Each file that governs drafts appears, changes and goes; `look` is what makes the server look.
void expect_reactions(Writer& writer, const std::function<void(const char*)>& look) {
  const Strings both = {"tone/urgency “Act now”", "spelling/mark-run “!!”"};
  const test::MemoryDisk& disk = *writer.desk.disk;
  disk.put(kWatchedDraft, "Act now, Ana!!\n");
  writer.open(kWatchedDraft, "plaintext");
  EXPECT_EQ(writer.findings(kWatchedDraft), both);
  disk.put(kConfig, "rules: {tone/urgency: off}\n");
  look(kConfig);
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/mark-run “!!”"});
  disk.put(kConfig, "rules: {spelling/mark-run: off}\n");
  look(kConfig);
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"tone/urgency “Act now”"});
  const Json actions = writer.actions_at(kWatchedDraft, "Act now");
  disk.put(kConfig, "extends: ./team.yaml\n");
  disk.put("/ws/team.yaml", "rules: {tone/*: off}\n");
  look(kConfig);
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/mark-run “!!”"});
  disk.put("/ws/team.yaml", "rules: {tone/*: error}\n");
  look("/ws/team.yaml");
  EXPECT_EQ(writer.findings(kWatchedDraft), both);
  std::string fingerprint;
  for (const Json& action : actions) {
    if (member(action, "command") == "mannerly.allowHere") fingerprint = text_or(action["arguments"][2]);
  }
  ASSERT_EQ(fingerprint.size(), 16U);
  disk.put(kAllowFile,
           "allow: [{file: mails/a.txt, rule: tone/urgency, fingerprint: " + fingerprint + ", reason: so}]");
  look(kAllowFile);
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/mark-run “!!”"});
  disk.remove(kAllowFile);
  look(kAllowFile);
  EXPECT_EQ(writer.findings(kWatchedDraft), both);
  disk.put("/pack/tone/urgency.yaml", replace_all(*disk.read("/pack/tone/urgency.yaml"), "act now", "act at once"));
  look("/pack/tone/urgency.yaml");
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/mark-run “!!”"});
  disk.remove("/pack/spelling/mark-run.yaml");
  look("/pack/spelling/mark-run.yaml");
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{});
}

TEST(WatchedFiles, MakeDraftsCheckedAgain) {
  Writer writer(watching(), Encoding::kUtf16);
  expect_reactions(writer, [&](const char* path) { tell_of(writer, path); });
}

TEST(WatchedFiles, AreLookedAtOnSavingWhereNobodyWatches) {
  Writer writer(Json::object(), Encoding::kUtf16);
  expect_reactions(writer, [&](const char*) { writer.save(kWatchedDraft); });
}

TEST(WatchedFiles, AreLookedAtOnOpeningWhereNobodyWatches) {
  Writer writer(Json::object(), Encoding::kUtf16);
  writer.desk.disk->put("/ws/other.txt", "Hi.\n");
  expect_reactions(writer, [&](const char*) { writer.open("/ws/other.txt", "plaintext"); });
}

TEST(WatchedFiles, OnesOwnWordsAreAmongThem) {
  for (const bool watches : {true, false}) {
    Writer writer(watches ? watching() : Json::object(), Encoding::kUtf16, with_words());
    test::add_spelling(*writer.desk.disk);
    writer.desk.disk->put(kWatchedDraft, "Hi Ana,\n\ndid you recieve the map of the harbour?\n");
    writer.open(kWatchedDraft, "plaintext");
    EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/unknown-word “recieve”"});
    writer.desk.disk->put(kMine, "# mine\nrecieve\n");
    watches ? tell_of(writer, kMine) : writer.save(kWatchedDraft);
    EXPECT_EQ(writer.findings(kWatchedDraft), Strings{});
    writer.desk.disk->put(kConfig, "words: {remove: recieve}\n");
    watches ? tell_of(writer, kConfig) : writer.save(kWatchedDraft);
    EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"spelling/unknown-word “recieve”"});
  }
}

/// The faults of one file, as "message “place”".
Strings faults(const std::string& path, const std::string& text, Encoding encoding = Encoding::kUtf16) {
  Writer writer(Json::object(), encoding, with_words());
  writer.desk.disk->put(kConfig, "");
  writer.desk.disk->put(path, text);
  writer.open(path, "");
  return writer.findings(path);
}

TEST(Faults, OfAConfigurationStandWhereTheyAre) {
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16, Encoding::kUtf32}) {
    const std::string text =
        "# é😀\r\nknd: note\r\nwords: [é😀, ü]\r\nrules: {tone/modest: off, tone/urgency: lóud} # 😀\r\n";
    EXPECT_EQ(faults(kConfig, text, encoding),
              (Strings{"unknown key “knd”, did you mean “kind”? “knd”",
                       "tone/urgency: unknown level “lóud”; known: error, warning, advice, off “lóud”"}));
  }
  EXPECT_EQ(faults(kConfig, "kind: [note\nrules: {}\n"),
            Strings{"broken YAML: end of sequence flow not found “rules: {}”"});
  EXPECT_EQ(faults(kConfig, "kind: note\nrules: {tone/urgency: off}\nwords: [a, b]\n"), Strings{});
}

TEST(Faults, OfOtherFilesStandWhereTheyAre) {
  EXPECT_EQ(faults(kWatchedDraft, "---\nkind: nte\nto: {nam: Ana}\n---\nHi 😀.\n"),
            (Strings{"kind: unknown kind “nte”, did you mean “note”? “nte”",
                     "unknown key “nam”, did you mean “name”? “nam”"}));
  EXPECT_EQ(faults(kAllowFile, "allow:\n  - {file: a.txt, rule: tone/urgency, fingerprint: abc}\n"),
            Strings{"fingerprint: expected 16 digits 0-9 a-f, as “mannerly allow” writes them “abc”"});
  EXPECT_EQ(faults("/ws/.mannerly-baseline.json", "{\n  \"baseline\": 1,\n  \"findings\": [{\"path\": 3}]\n}\n"),
            Strings{"expected a text as “path” “{\"path\": 3}”"});
  EXPECT_EQ(faults(kMine, "fine\nnot one word\n"),
            Strings{"“not one word” is more than one word; write each on a line of its own “not one word”"});
  EXPECT_EQ(
      faults("/ws/rules/sales/free.yaml", "kind: phrase\ntitle: x\nmessage: x\nwhy: y\nphrases: [free]\nfoo: 1\n"),
      (Strings{"unknown key “foo” “foo”", "missing key “source” “kind”", "missing key “examples” “kind”"}));
  EXPECT_EQ(faults("/ws/rules/policies/ours.yaml", "extends: documented\nchanels: {}\n"),
            (Strings{"unknown key “chanels”, did you mean “channels”? “chanels”", "missing key “title” “extends”"}));
}

TEST(Faults, AreNotSoughtInWhatIsNotOurs) {
  EXPECT_EQ(faults("/ws/other/values.yaml", "kind: [\n"), Strings{});
  EXPECT_EQ(faults("/ws/other/data.json", "{\n"), Strings{});
  Writer writer(Json::object(), Encoding::kUtf16);
  writer.desk.disk->put("/elsewhere/rules/team/alerts.yaml", "groups: [\n");
  writer.open("/elsewhere/rules/team/alerts.yaml", "yaml");
  EXPECT_EQ(writer.findings("/elsewhere/rules/team/alerts.yaml"), Strings{});
}

TEST(Faults, OfWhatGovernsADraftAreToldInIt) {
  Writer writer({{"textDocument", {{"publishDiagnostics", {{"relatedInformation", true}}}}}}, Encoding::kUtf16);
  writer.desk.disk->put(kConfig, "\nrulez: {}\n");
  writer.desk.disk->put(kAllowFile, "alow: []\n");
  writer.desk.disk->put(kWatchedDraft, "Act now.\n");
  writer.open(kWatchedDraft, "plaintext");
  EXPECT_EQ(writer.findings(kWatchedDraft),
            (Strings{"/ws/.mannerly.yaml:2:1: unknown key “rulez”, did you mean “rules”?\n"
                     "and 1 more fault in the files that say how drafts are judged “”",
                     "tone/urgency “Act now”"}));
  const Json first = writer.diagnostics(kWatchedDraft)[0];
  EXPECT_EQ(first["severity"], 2);
  ASSERT_EQ(first["relatedInformation"].size(), 2U);
  EXPECT_EQ(first["relatedInformation"][0]["location"]["uri"], "file:///ws/.mannerly.yaml");
  EXPECT_EQ(first["relatedInformation"][0]["location"]["range"]["start"]["line"], 1);
  EXPECT_EQ(first["relatedInformation"][1]["location"]["uri"], "file:///ws/.mannerly-allow.yaml");
  writer.desk.disk->put(kConfig, "rules: {}\n");
  writer.desk.disk->remove(kAllowFile);
  writer.save(kWatchedDraft);
  EXPECT_EQ(writer.findings(kWatchedDraft), Strings{"tone/urgency “Act now”"});
}

}  // namespace
}  // namespace mannerly::lsp
