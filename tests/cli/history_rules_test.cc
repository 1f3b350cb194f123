// Rules fed by the member's own export, from the bytes of its files to the findings of the bundled pack.
#include <gmock/gmock.h>

#include "cli/exports.h"
#include "support/memory_files.h"

namespace mannerly::cli {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kBody =
    "I build rosters for small ferry lines and would like to learn how larger ones plan around storms. Could you tell "
    "me "
    "which tool you use at the yard and what you would change about it?";

std::string sent(const std::string& name, const std::string& slug, const std::string& time, const std::string& text) {
  return "Tomasz Lis,linkedin.com/in/tomasz-lis," + name + ",linkedin.com/in/" + slug + "," + time + " UTC,,\"" + text +
         "\"\n";
}

class HistoryRules : public ::testing::Test {
 protected:
  static const Linter& pack() {
    static const auto kLinter = [] { return Linter::create({}).value(); }();
    return *kLinter;
  }

  /// The rules that fire on a draft to `to` on 20 November.
  std::vector<std::string> check(const std::string& messages, const std::string& front_matter,
                                 const std::string& text) {
    const test::MemoryFiles files{
        {"m.csv", "FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n" + messages}};
    Options options;
    options.exports.messages = "m.csv";
    std::vector<Error> problems;
    const Exports exports(options, {}, files, problems);
    EXPECT_THAT(problems, IsEmpty());
    const auto now = std::chrono::sys_seconds(day_from_string("2026-11-20").value());
    ReadResult read = read_drafts("draft.md", "---\n" + front_matter + "\n---\n" + text, {});
    exports.apply(now, read.drafts.at(0).context);
    std::vector<std::shared_ptr<const Draft>> run = {std::make_shared<const Draft>(std::move(read.drafts[0]))};
    auto all = exports.earlier(now, run);
    all.insert(all.begin(), run[0]);
    std::vector<std::string> rules;
    for (const Finding& finding : pack().lint(run[0], {.now = now, .survey = survey(all), .policy = {}}).findings) {
      rules.push_back(finding.rule);
    }
    return rules;
  }
};

const std::string kThread = sent("Ana Li", "ana-li", "2026-11-02 09:00:00", "Hi Ana, " + std::string(kBody)) +
                            sent("Ana Li", "ana-li", "2026-11-10 09:00:00", "Hi Ana, did you find a minute?") +
                            sent("Ana Li", "ana-li", "2026-11-18 09:00:00", "Hi Ana, one more try.") +
                            sent("Bo Lind", "bo-lind", "2026-11-01 09:00:00", "Hi Bo, thanks.");

TEST_F(HistoryRules, AFollowUpIsHeldAgainstTheThread) {
  const auto rules = check(kThread, "{kind: followup, to: {name: Ana Li}}", "Hi Ana, " + std::string(kBody) + "\n");
  EXPECT_THAT(rules, Contains("followup/too-many"));
  EXPECT_THAT(rules, Contains("followup/too-soon"));
  EXPECT_THAT(rules, Contains("followup/duplicate"));
}

TEST_F(HistoryRules, NudgesAfterAnAnswerCountAndAnswersEndTheCount) {
  const std::string answer = "Ana Li,linkedin.com/in/ana-li,Tomasz Lis,linkedin.com/in/tomasz-lis,";
  const std::string draft = "Hi Ana, did the winter plan arrive?\n";
  const std::string early = kThread + answer + "2026-11-03 09:00:00 UTC,,Hello\n";
  EXPECT_THAT(check(early, "{kind: followup, to: {name: Ana Li}}", draft), Contains("followup/too-many"));
  const std::string late = kThread + answer + "2026-11-19 09:00:00 UTC,,Hello\n";
  const auto rules = check(late, "{kind: followup, to: {name: Ana Li}}", draft);
  EXPECT_THAT(rules, Not(Contains("followup/too-many")));
  EXPECT_THAT(rules, Not(Contains("followup/too-soon")));
}

TEST_F(HistoryRules, ATextThatSomebodyElseHasAlreadyGotIsSeen) {
  const std::string copy = "Hi Cem, " + std::string(kBody) + "\n";
  const auto copied = [](const std::vector<std::string>& rules) {
    return std::find(rules.begin(), rules.end(), "template/duplicate-bulk") != rules.end() ||
           std::find(rules.begin(), rules.end(), "permission/bulk") != rules.end();
  };
  EXPECT_TRUE(copied(check(kThread, "{to: {name: Cem Orth}}", copy)));
  EXPECT_FALSE(
      copied(check(kThread, "{to: {name: Cem Orth}}", "Hi Cem, your talk on storm plans changed our roster.\n")));
  EXPECT_FALSE(copied(check(kThread, "{to: {name: Ana}}", copy))) << "she may be the one who got it";
  EXPECT_FALSE(copied(check(kThread, "kind: message", copy))) << "nobody knows who reads it";
}

TEST_F(HistoryRules, ADayOfManyFirstMessagesIsSaid) {
  const auto day_of = [](int people) {
    std::string messages;
    for (int i = 0; i < people; ++i) {
      const std::string number = std::to_string(i);
      messages += sent("Pia No" + number, "pia-" + number, "2026-11-20 00:00:00", "Hello " + number);
    }
    return messages;
  };
  const std::string draft = "Hi Cem, your talk on storm plans changed our roster. Which tool do you use?\n";
  EXPECT_THAT(check(day_of(25), "{to: {name: Cem Orth}}", draft), Contains("etiquette/quality-over-quantity"));
  EXPECT_THAT(check(day_of(12), "{to: {name: Cem Orth}}", draft), Not(Contains("etiquette/quality-over-quantity")));
}

}  // namespace
}  // namespace mannerly::cli
