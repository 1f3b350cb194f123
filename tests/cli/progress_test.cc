// What a long run says about how far it is, and to whom.
#include "cli/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace mannerly::cli {
namespace {

using std::chrono::milliseconds;

TEST(Progress, TellsRateAndTimeLeft) {
  EXPECT_EQ(progress_text("checked", 12'400, 100'000, milliseconds(2000)),
            "checked 12,400 of 100,000 drafts, 6,200 a second, 15 s left");
  EXPECT_EQ(progress_text("checked", 1000, 1'000'000, milliseconds(1000)),
            "checked 1,000 of 1,000,000 drafts, 1,000 a second, 16 min 40 s left");
  EXPECT_EQ(progress_text("checked", 10, 100'000, milliseconds(1000)),
            "checked 10 of 100,000 drafts, 10 a second, 2 h 46 min left");
  EXPECT_EQ(progress_text("read", 999, 0, milliseconds(500)), "read 999 drafts, 1,998 a second");
  EXPECT_EQ(progress_text("checked", 5, 5, milliseconds(1000)), "checked 5 of 5 drafts, 5 a second");
  EXPECT_EQ(progress_text("checked", 0, 5, milliseconds(0)), "checked 0 of 5 drafts");
}

TEST(Progress, SaysNothingWhereNobodyLooks) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io{in, out, err, {}, {}};
  Progress progress({}, io);
  progress.begin("checked", 10);
  progress.add(10);
  progress.clear();
  EXPECT_EQ(out.str() + err.str(), "");
}

}  // namespace
}  // namespace mannerly::cli
