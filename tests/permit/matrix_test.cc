// Every tier × degree × situation × channel × policy of the decision tables 3.4 and 3.5 of the catalogue, in one table
// written by hand from it. (A table: longer than a page by nature.)
#include <map>
#include <set>
#include <sstream>

#include "permit/cases.h"

namespace mannerly::test {
namespace {

/// What is known besides tier and degree, by the name that the table uses.
const std::map<std::string, std::string>& situations() {
  static const std::map<std::string, std::string> kFacts = {
      {"plain", "{}"},
      {"open", "to: {open_profile: true}"},
      {"not-open", "to: {open_profile: false}"},
      {"premium", "to: {premium: true, open_profile: false}"},
      {"not-premium", "to: {premium: false}"},
      {"declines", "to: {declines_inmail: true}"},
      {"open-declines", "to: {open_profile: true, declines_inmail: true}"},
      {"credits-0", "from: {credits: 0}"},
      {"credits-2", "from: {credits: 2}"},
      {"open-credits-0", "{to: {open_profile: true}, from: {credits: 0}}"},
      {"pending", "thread: {inmail_pending: true}"},
      {"pending-credits-0", "{thread: {inmail_pending: true}, from: {credits: 0}}"},
      {"group", "groups: [Rail Data]"},
      {"no-group", "groups: []"},
      {"group-connected", "{groups: [Rail Data], group: {messages: connected-only}}"},
      {"group-closed", "{groups: [Rail Data], group: {messages: none}}"},
      {"group-15", "{groups: [Rail Data], from: {used: {group_month: 15}}}"},
      {"group-credits-0", "{groups: [Rail Data], from: {credits: 0}}"},
      {"coworker", "{to: {company: Halden}, from: {company: Halden}}"},
      {"elsewhere", "{to: {company: Halden}, from: {company: Orsa}}"},
      {"mutual", "to: {mutuals: [Bo Lind]}"},
      {"no-mutual", "to: {mutuals: []}"},
      {"private", "to: {visibility: private}"},
      {"connections-only", "to: {messages_from: connections}"},
      {"invite-pending", "thread: {invite_pending: true}"},
      {"withdrawn-11", "thread: {invite_withdrawn: 2027-01-20}"},
      {"withdrawn-21", "thread: {invite_withdrawn: 2027-01-10}"},
      {"email-needed", "to: {invitations_from: email-or-imported, email_known: false}"},
      {"email-known", "to: {invitations_from: email-or-imported, email_known: true}"},
      {"email-unsure", "to: {invitations_from: email-or-imported}"},
      {"limited", "from: {status: limited}"},
      {"cap", "from: {connections: 30000}"},
      {"notes-5", "from: {used: {notes_month: 5}}"},
      {"invites-100", "from: {used: {invites_week: 100}}"},
      {"people-15", "from: {used: {unique_today: 15}}"},
      {"people-40", "from: {used: {unique_today: 40}}"},
      {"month-30", "from: {used: {unique_month: 30}}"},
      {"replied", "thread: {replied: true}"},
      {"not-replied", "thread: {replied: false}"},
      {"declined", "thread: {declined: true}"},
      {"blocked-by-them", "{to: {blocked: by-them}, thread: {replied: true}}"},
      {"blocked-by-me", "to: {blocked: by-me}"},
      {"closed", "to: {status: closed}"},
      {"restricted", "from: {status: restricted}"},
  };
  return kFacts;
}

/// A block for every policy and channel: situations, then one group of letters a degree (first, second, third, outside;
/// a single group counts for all), one letter a tier in the order of tiers(). "gates" are the situations that end
/// everything, "*" is every situation that the block does not name.
///   Y allowed · C costs a credit · L within a hard quota · R message request · N denied · ? unknown
constexpr std::string_view kTable = R"(
= documented message
*                                          YYYYYYY NNNNNNN NNNNNNN NNNNNNN
open open-declines open-credits-0 replied  YYYYYYY
gates                                      NNNNNNN

= documented followup
*                                          YYYYYYY NNNNNNN NNNNNNN NNNNNNN
open open-declines open-credits-0 replied  YYYYYYY
gates                                      NNNNNNN

= documented inmail
*                                          NNNYNNN NCCCCCC NCCCCCC NCCCCCC
open                                       NNNYNNN NYYYYYY NYYYYYY NYYYYYY
open-credits-0                             NNNYNNN NYYYYYY NYYYYYY NYYYYYY
declines open-declines                     NNNNNNN
credits-0 group-credits-0                  NNNYNNN NNNNNNN NNNNNNN NNNNNNN
credits-2                                  CNNYNNN CCCCCCC CCCCCCC CCCCCCC
pending                                    NNNYNNN NNNCNLL NNNCNLL NNNCNLL
pending-credits-0                          NNNYNNN NNNNNLL NNNNNLL NNNNNLL
gates                                      NNNNNNN

= documented note
*                                          NNNNNNN LYYYYYY LYYYYYY LYYYYYY
notes-5                                    NNNNNNN NYYYYYY NYYYYYY NYYYYYY
private                                    NNNNNNN LYYYYYY LYYYYYY NNNNNNN
email-unsure                               NNNNNNN ??????? ??????? ???????
invite-pending withdrawn-11 email-needed limited cap gates   NNNNNNN

= documented invite
*                                          NNNNNNN YYYYYYY YYYYYYY YYYYYYY
private                                    NNNNNNN YYYYYYY YYYYYYY NNNNNNN
email-unsure                               NNNNNNN ??????? ??????? ???????
invite-pending withdrawn-11 email-needed limited cap gates   NNNNNNN

= documented group
*                                          ???????
no-group                                   NNNNNNN
connections-only                           ??????? NNNNNNN NNNNNNN NNNNNNN
credits-0 open-credits-0 pending-credits-0 ??????? ?????NN ?????NN ???????
group group-15                             RRRRRRR RRRRRCC RRRRRCC RRRRRRR
group-credits-0                            RRRRRRR RRRRRNN RRRRRNN RRRRRRR
group-connected                            RRRRRRR NNNNNNN NNNNNNN NNNNNNN
group-closed gates                         NNNNNNN

= documented open-profile
*                                          ???????
open open-declines open-credits-0          YYYYYYY
connections-only                           ??????? NNNNNNN NNNNNNN NNNNNNN
not-open premium gates                     NNNNNNN

= documented coworker
*                                          ???????
coworker                                   RRRRRRR
connections-only                           ??????? NNNNNNN NNNNNNN NNNNNNN
elsewhere gates                            NNNNNNN

= documented intro
*                                          YYYYYYY ??????? ??????? ???????
mutual                                     YYYYYYY
no-mutual                                  YYYYYYY NNNNNNN NNNNNNN NNNNNNN
gates                                      NNNNNNN

= documented reply
*                                          YYYYYYY
not-replied                                NNNNNNN
blocked-by-them blocked-by-me closed restricted   NNNNNNN

= documented comment
*                                          YYYYYYY
private gates                              NNNNNNN

= premium-circle message
*                                          YYYYYYY N?????? N?????? N??????
premium                                    YYYYYYY NYYYYYY NYYYYYY NYYYYYY
not-premium                                YYYYYYY NNNNNNN NNNNNNN NNNNNNN
replied                                    YYYYYYY
connections-only                           YYYYYYY NNNNNNN NNNNNNN NNNNNNN
gates                                      NNNNNNN

= premium-circle inmail
*                                          ?CCCCCC
credits-0 open-credits-0 pending-credits-0 group-credits-0 declines open-declines   ?NNNNNN
gates                                      NNNNNNN

= premium-circle group
*                                          ???????
connections-only                           ??????? NNNNNNN NNNNNNN NNNNNNN
no-group                                   NNNNNNN
group group-15 group-credits-0             YYYYYYY
group-connected                            YYYYYYY NNNNNNN NNNNNNN NNNNNNN
group-closed gates                         NNNNNNN

= reach-by-tier message
*                                          YYYY??? NYYY??? NNYY??? NNNN???
replied                                    YYYYYYY
connections-only                           YYYY??? NNNN??? NNNN??? NNNN???
gates                                      NNNNNNN

= reach-by-tier inmail
*                                          CCCCCCC
credits-0 open-credits-0 pending-credits-0 group-credits-0 declines open-declines gates   NNNNNNN

= reach-by-tier group
*                                          NNNNNNN

= contact-quota message
*                                          LLLLLLL NNNNNNN NNNNNNN NNNNNNN
people-15 month-30                         NLLLLLL NNNNNNN NNNNNNN NNNNNNN
people-40 gates                            NNNNNNN
replied                                    YYYYYYY

= contact-quota inmail
*                                          CCCCCCC
credits-0 open-credits-0 pending-credits-0 group-credits-0 declines open-declines gates   NNNNNNN

= contact-quota group
*                                          ???????
gates                                      NNNNNNN

= receive-only-basic message
*                                          NYYYYYY
connections-only                           NYYYYYY NNNNNNN NNNNNNN NNNNNNN
replied                                    YYYYYYY
gates                                      NNNNNNN

= receive-only-basic inmail
*                                          NCCCCCC
credits-0 open-credits-0 pending-credits-0 group-credits-0 declines open-declines gates   NNNNNNN

= receive-only-basic group
*                                          ???????
gates                                      NNNNNNN

= strict message
*                                          NLLLLLL NNNNNNN NNNNNNN NNNNNNN
people-40                                  NNNNNNN
replied                                    YYYYYYY
gates                                      NNNNNNN

= strict inmail
*                                          NNNCNNN NCCCCCC NCCCCCC NCCCCCC
credits-0 open-credits-0 pending-credits-0 group-credits-0 declines open-declines gates   NNNNNNN
pending                                    NNNCNNN NNNCNLL NNNCNLL NNNCNLL

= strict group
*                                          NNNNNNN

= lenient message
*                                          YYYYYYY NYYYYYY NYYYYYY NYYYYYY
open open-declines open-credits-0 replied  YYYYYYY
connections-only                           YYYYYYY NNNNNNN NNNNNNN NNNNNNN
gates                                      NNNNNNN

= lenient inmail
*                                          CCCYCCC CCCCCCC CCCCCCC CCCCCCC
open                                       CCCYCCC CYYYYYY CYYYYYY CYYYYYY
open-credits-0                             NNNYNNN NYYYYYY NYYYYYY NYYYYYY
credits-0 group-credits-0                  NNNYNNN NNNNNNN NNNNNNN NNNNNNN
pending-credits-0                          NNNYNNN NNNNNLL NNNNNLL NNNNNLL
declines open-declines gates               NNNNNNN

= lenient group
*                                          ???????
connections-only                           ??????? NNNNNNN NNNNNNN NNNNNNN
no-group                                   NNNNNNN
group group-15 group-credits-0             YYYYYYY
group-connected                            YYYYYYY NNNNNNN NNNNNNN NNNNNNN
group-closed gates                         NNNNNNN
)";

/// The documents say nothing else of these channels than the platform's pages.
constexpr std::string_view kAsDocumented[] = {"note", "invite", "intro", "comment", "reply"};

const std::vector<std::string>& gates() {
  static const std::vector<std::string> kNames = {"declined", "blocked-by-them", "blocked-by-me", "closed",
                                                  "restricted"};
  return kNames;
}

using Cells = std::vector<std::string>;  ///< one a degree

struct Block {
  std::string policy;
  std::string channel;
  std::map<std::string, Cells> cells;  ///< by situation
};

void add_line(const std::string& line, Block& block) {
  std::vector<std::string> names;
  Cells cells;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    const bool is_cells = word.size() == tiers().size() && word.find_first_not_of("YCLRN?") == std::string::npos;
    (is_cells ? cells : names).push_back(word);
  }
  if (cells.size() == 1) cells.assign(4, cells[0]);
  ASSERT_EQ(cells.size(), 4U) << line;
  const auto put = [&](const std::string& name) {
    ASSERT_TRUE(name == "*" || situations().contains(name)) << name;
    EXPECT_TRUE(block.cells.try_emplace(name, cells).second) << name << " stands twice: " << line;
  };
  for (const std::string& name : names) {
    if (name != "gates") put(name);
    if (name != "gates") continue;
    for (const std::string& gate : gates()) put(gate);
  }
}

std::vector<Block> blocks() {
  std::vector<Block> out;
  std::istringstream lines{std::string(kTable)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("= ")) {
      std::istringstream words(line.substr(2));
      Block& block = out.emplace_back();
      words >> block.policy >> block.channel;
    } else if (!line.empty()) {
      add_line(line, out.back());
    }
  }
  return out;
}

constexpr const char* kDegrees[] = {"1", "2", "3", "outside"};

/// What the policy answers in one situation, a row of letters a degree.
Cells answers(const std::string& policy, const std::string& channel, const std::string& situation) {
  static std::map<std::string, std::vector<Context>> contexts;
  std::vector<Context>& cases = contexts[situation];
  if (cases.empty()) {
    for (const char* degree : kDegrees) {
      for (const std::string& tier : tiers()) {
        const std::string fixed = "{from: {tier: " + tier + "}, to: {degree: " + degree + "}}";
        cases.push_back(context_of(fixed, situations().at(situation)));
      }
    }
  }
  Cells out(4);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    out[i / tiers().size()] += letter_of(judge_in(cases[i], channel, policy).answer);
  }
  return out;
}

class Matrix : public testing::TestWithParam<Block> {};

TEST_P(Matrix, EveryCell) {
  const Block& block = GetParam();
  for (const auto& [situation, facts] : situations()) {
    const auto own = block.cells.find(situation);
    const Cells& wanted = own != block.cells.end() ? own->second : block.cells.at("*");
    EXPECT_EQ(answers(block.policy, block.channel, situation), wanted)
        << block.policy << ' ' << block.channel << ' ' << situation;
  }
}

std::string name_of(const testing::TestParamInfo<Block>& info) {
  std::string name = info.param.policy + "_" + info.param.channel;
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Matrix, testing::ValuesIn(blocks()), name_of);

TEST(Matrix, CoversEveryPolicyAndChannel) {
  std::set<std::string> there;
  for (const Block& block : blocks()) there.insert(block.policy + " " + block.channel);
  std::vector<std::string> all = policies();
  all.insert(all.end(), {"strict", "lenient"});
  for (const std::string& policy : all) {
    for (const char* channel : {"message", "inmail", "group"}) EXPECT_TRUE(there.contains(policy + " " + channel));
  }
  for (const std::string& channel : permissions().channels()) EXPECT_TRUE(there.contains("documented " + channel));
}

/// Basic accounts of document D start nothing; elsewhere the documents' silence leaves the platform's rows.
TEST(Matrix, OtherChannelsFollowThePlatform) {
  for (const std::string& policy : policies()) {
    for (const std::string_view channel : kAsDocumented) {
      if (policy == "receive-only-basic" && channel == "intro") continue;
      for (const auto& [situation, facts] : situations()) {
        EXPECT_EQ(answers(policy, std::string(channel), situation),
                  answers("documented", std::string(channel), situation))
            << policy << ' ' << channel << ' ' << situation;
      }
    }
  }
}

}  // namespace
}  // namespace mannerly::test
