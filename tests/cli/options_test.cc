#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mannerly::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

Options good(std::vector<std::string> arguments) {
  ParsedOptions parsed = parse_options(std::move(arguments), InputStream::kPiped);
  EXPECT_TRUE(parsed.options) << parsed.text;
  return parsed.options.value_or(Options{});
}

std::string usage_error(std::vector<std::string> arguments) {
  const ParsedOptions parsed = parse_options(std::move(arguments), InputStream::kPiped);
  EXPECT_FALSE(parsed.options);
  EXPECT_EQ(parsed.exit, Exit::kBadInput);
  return parsed.text;
}

TEST(ParseOptions, PermitTurnsFlagsIntoFacts) {
  const Options options =
      good({"permit", "--kind", "open-profile", "--degree", "2", "--open-profile", "--mutual", "Bo Lind", "--mutual",
            "Ana", "--set", "from.used.notes_month=4", "--policy", "strict"});
  EXPECT_EQ(options.command, Command::kPermit);
  EXPECT_EQ(options.channel, "open-profile");
  EXPECT_EQ(options.policy, "strict");
  EXPECT_THAT(options.facts,
              testing::UnorderedElementsAre(Pair("to.degree", "2"), Pair("to.open_profile", "true"),
                                            Pair("to.mutuals", "[Bo Lind, Ana]"), Pair("from.used.notes_month", "4")));
  EXPECT_THAT(usage_error({"permit", "--kind", "telegram"}), HasSubstr("unknown value “telegram”"));
  EXPECT_THAT(usage_error({"permit", "--set", "degree"}), HasSubstr("should be FACT=VALUE"));
}

TEST(ParseOptions, CheckIsTheDefault) {
  EXPECT_EQ(good({"a.md"}).command, Command::kCheck);
  EXPECT_EQ(good({"--quiet", "a.md"}).command, Command::kCheck);
  EXPECT_THAT(good({"check", "fix"}).paths, ElementsAre("fix")) << "a file may be called like a command";
  EXPECT_EQ(good({"fix", "a.md"}).command, Command::kFix);
}

TEST(ParseOptions, AMistypedCommandIsGuessed) {
  EXPECT_EQ(good({"chek", "a.md"}).near_command, "check");
  EXPECT_EQ(good({"basline"}).near_command, "baseline");
  EXPECT_EQ(good({"a.md"}).near_command, "");
  EXPECT_EQ(good({"--rules", "pack", "a.md"}).near_command, "");
  EXPECT_EQ(good({"check", "fix.md"}).near_command, "");
}

TEST(ParseOptions, APlainCallMeansTheSameAmongOptions) {
  const std::vector<std::vector<std::string>> calls = {
      {"a.md"}, {"check", "a.md", "b c.md"}, {"--no-config", "a"}, {"check", "a", "--no-config", "help.md"}};
  for (const std::vector<std::string>& call : calls) {
    std::vector<std::string> longer = call;
    longer.insert(longer.end(), {"--color", "never"});
    const Options plain = good(call);
    const Options among = good(longer);
    EXPECT_EQ(plain.command, among.command);
    EXPECT_EQ(plain.paths, among.paths);
    EXPECT_EQ(plain.no_config, among.no_config);
    EXPECT_EQ(plain.format + plain.output + plain.schema, among.format + among.output + among.schema);
  }
  EXPECT_EQ(parse_options({"help"}, InputStream::kPiped).exit, Exit::kPassed);
  EXPECT_THAT(usage_error({"a.md", "--no-confg"}), HasSubstr("--no-confg"));
  EXPECT_THAT(usage_error({"--no-config"}), HasSubstr("no draft is named"));
}

TEST(ParseOptions, SeveralReportsAtOnce) {
  const Options options =
      good({"--format", "sarif=out/a.sarif", "--format", "github", "--format=json=b=c.json", "a.md"});
  EXPECT_EQ(options.format, "github");
  ASSERT_EQ(options.report_files.size(), 2U);
  EXPECT_EQ(options.report_files[0].format, "sarif");
  EXPECT_EQ(options.report_files[0].file, "out/a.sarif");
  EXPECT_EQ(options.report_files[1].file, "b=c.json");
  EXPECT_EQ(good({"--format", "sarif=a.sarif", "a.md"}).format, "text") << "standard output keeps its text";
  EXPECT_THAT(usage_error({"--format", "sarf=a", "a.md"}), HasSubstr("did you mean “sarif”"));
  EXPECT_THAT(usage_error({"--format", "sarif=", "a.md"}), HasSubstr("names no file; write it as sarif=FILE"));
  EXPECT_THAT(usage_error({"--format", "text", "--format", "json", "a.md"}), HasSubstr("json=FILE"));
  EXPECT_THAT(usage_error({"--format", "sarif=a", "--format", "json=a", "a.md"}), HasSubstr("give each a file"));
}

TEST(ParseOptions, ReadsEverySetting) {
  const Options options =
      good({"--kind", "inmail", "--template", "--column", "text=Body", "--column", "id=Row", "--fail-on", "never",
            "--fail-under", "70", "--min-severity", "warning", "--input-format", "csv", "--threads", "3", "-"});
  EXPECT_EQ(options.kind, Kind::kInmail);
  EXPECT_TRUE(options.is_template);
  EXPECT_THAT(options.columns, ElementsAre(Pair("text", "Body"), Pair("id", "Row")));
  EXPECT_EQ(options.fail_on, Severity::kOff);
  EXPECT_EQ(options.fail_under, 70);
  EXPECT_EQ(options.min_severity, Severity::kWarning);
  EXPECT_EQ(options.input_format, InputFormat::kCsv);
  EXPECT_EQ(options.threads, 3U);
  EXPECT_THAT(options.paths, ElementsAre("-"));
}

TEST(ParseOptions, WrongValuesNameTheRightOnes) {
  EXPECT_THAT(usage_error({"--format", "jso", "a.md"}), HasSubstr("did you mean “json”?"));
  EXPECT_THAT(usage_error({"--kind", "fax", "a.md"}), HasSubstr("inmail"));
  EXPECT_THAT(usage_error({"--column", "Body", "a.md"}), HasSubstr("FIELD=COLUMN"));
  EXPECT_THAT(usage_error({"--fail-under", "101", "a.md"}), HasSubstr("--fail-under"));
  EXPECT_THAT(usage_error({"--config", "x", "--no-config", "a.md"}), HasSubstr("--config"));
}

TEST(ParseOptions, DatesExist) {
  EXPECT_EQ(good({"--now", "2028-02-29", "a.md"}).now, day_from_string("2028-02-29"));
  EXPECT_EQ(good({"--now", "2028-02-29T14:30", "a.md"}).now,
            *day_from_string("2028-02-29") + std::chrono::minutes(14 * 60 + 30));
  for (const char* bad :
       {"2027-02-29", "tomorrow", "2027-1-31", "2027-01-3x", "2027/01/31", "2027-01-31T25:00", "2027-01-31T1"}) {
    EXPECT_THAT(usage_error({"--now", bad, "a.md"}), HasSubstr("is no date")) << bad;
  }
}

TEST(ParseOptions, NeedsADraft) {
  EXPECT_THAT(usage_error({"check"}), HasSubstr("no draft is named"));
  EXPECT_THAT(usage_error({"--fail-on", "warning"}), HasSubstr("no draft is named"));
  EXPECT_THAT(usage_error({}), HasSubstr("Subcommands"));
}

TEST(ParseOptions, ChecksTheWorkingFolderWhenNothingIsNamedOrPipedIn) {
  const auto paths = [](std::vector<std::string> arguments) {
    const ParsedOptions parsed = parse_options(std::move(arguments), InputStream::kNothing);
    return parsed.options.value_or(Options{}).paths;
  };
  EXPECT_THAT(paths({"check"}), ElementsAre("."));
  EXPECT_THAT(paths({"check", "--why", "tone/urgency"}), ElementsAre("."));
  EXPECT_THAT(paths({"--fail-on", "warning"}), ElementsAre("."));
  EXPECT_THAT(paths({"check", "a.md"}), ElementsAre("a.md"));
  EXPECT_FALSE(parse_options({"fix"}, InputStream::kNothing).options);
}

TEST(ParseOptions, HelpAndVersionAreNoErrors) {
  for (const char* word : {"--help", "help", "--version"}) {
    const ParsedOptions parsed = parse_options({word}, InputStream::kNothing);
    EXPECT_FALSE(parsed.options);
    EXPECT_EQ(parsed.exit, Exit::kPassed) << word;
    EXPECT_FALSE(parsed.text.empty());
  }
}

}  // namespace
}  // namespace mannerly::cli
