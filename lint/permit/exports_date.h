// The dates of a member's data export, in every form its files and spreadsheets have written them.
#pragma once

#include <chrono>
#include <string_view>

#include "mannerly/result.h"

namespace mannerly::permit {

/// The time, in UTC. Understood: "2025-06-01 14:03:22 UTC" (and with T, Z or an offset), "08 Feb 2026", "08-Feb-26",
/// "Feb 8, 2026", "1/29/26, 2:37 PM" (month first: the export's own form), "29.01.2026 14:37", and slashes without AM
/// or PM where only one reading is a date. A time without a zone is taken as UTC, a day without a time as its
/// beginning. Else an Error with only a message.
Result<std::chrono::sys_seconds> parse_export_date(std::string_view text);

}  // namespace mannerly::permit
