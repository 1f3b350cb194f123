// A permission verdict for people: one line in a report, and the whole page of `permit`.
#pragma once

#include <string>
#include <vector>

#include "mannerly/permission.h"
#include "report/reporters.h"

namespace mannerly {

/// Labels stand in a column this wide.
inline constexpr std::size_t kPermissionLabelWidth = 12;

/// "allowed, costs 1 of 3 InMail credits", "denied: Priya Raman is …".
std::string permission_headline(const Verdict& verdict);
/// The headline with what decided it: "… (policy documented: inmail, premium-career, second degree)".
std::string permission_line(const Verdict& verdict);
/// The verdict, what to do instead, what is left, disputes and sources. `all` lists every policy's answer and may be
/// empty; then the facts taken for granted are left out too.
void write_permission(const Verdict& verdict, const std::vector<Verdict>& all, const ReportOptions& options,
                      std::string& out);

}  // namespace mannerly
