// How long a message may be: the pack's tables say what the policy files say.
#include <gtest/gtest.h>

#include "mannerly/linter.h"
#include "mannerly/permission.h"
#include "support/places.h"

namespace mannerly {
namespace {

TEST(Caps, OfThePackAreThoseOfTheFiles) {
  std::size_t known = 0;
  for (const char* name : {"documented", "contact-quota", "premium-circle", "reach-by-tier", "receive-only-basic"}) {
    std::vector<Error> problems;
    const auto packed = Permissions::create({.files = nullptr, .policy = name, .rules_dir = {}}, problems);
    const std::string path = test::source_dir() + "/rules/policies/" + name + ".yaml";
    const auto read = Permissions::create({.files = disk_file_system(), .policy = path, .rules_dir = {}}, problems);
    ASSERT_TRUE(packed && read) << name;
    ASSERT_TRUE(problems.empty());
    for (const Kind kind : all_kinds()) {
      for (const auto tier :
           {std::optional<Tier>(), std::optional(Tier::kBasic), std::optional(Tier::kPremiumCareer)}) {
        Context context;
        context.account.tier = tier;
        const PermissionCase question{context, to_string(kind), std::nullopt};
        const LengthCap a = (*packed)->caps(question);
        const LengthCap b = (*read)->caps(question);
        EXPECT_EQ(a.body, b.body) << name << " " << to_string(kind);
        EXPECT_EQ(a.subject, b.subject) << name << " " << to_string(kind);
        known += a.body.has_value() ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(known, 0U);
}

}  // namespace
}  // namespace mannerly
