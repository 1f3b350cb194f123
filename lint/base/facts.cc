// The names of the context's enumerations, and days as text.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/fact_names.h"
#include "base/strings.h"

namespace mannerly {

std::string_view to_string(Answer answer) { return name_of(kAnswerNames, answer); }
bool may_send(Answer answer) { return answer != Answer::kDenied && answer != Answer::kUnknown; }

std::string_view to_string(Tie value) { return name_of(kTieNames, value); }
std::string_view to_string(Degree value) { return name_of(kDegreeNames, value); }
std::string_view to_string(Tier value) { return name_of(kTierNames, value); }
std::string_view to_string(AccountStatus value) { return name_of(kAccountStatusNames, value); }
std::string_view to_string(Blocked value) { return name_of(kBlockedNames, value); }
std::string_view to_string(MessagesFrom value) { return name_of(kMessagesFromNames, value); }
std::string_view to_string(InvitationsFrom value) { return name_of(kInvitationsFromNames, value); }
std::string_view to_string(Visibility value) { return name_of(kVisibilityNames, value); }
std::string_view to_string(GroupMessages value) { return name_of(kGroupMessagesNames, value); }

std::vector<std::string> shared_groups(const Context& context) {
  std::vector<std::string> out = context.groups;
  const auto holds = [](const std::vector<std::string>& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& item) { return ascii_lower(item) == ascii_lower(name); });
  };
  for (const std::string& group : context.from.groups) {
    if (holds(context.to.groups, group) && !holds(out, group)) out.push_back(group);
  }
  return out;
}

std::optional<Day> day_from_string(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<int, 3> numbers{};
  static constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kPlaces{{{0, 4}, {5, 2}, {8, 2}}};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    const char* first = text.data() + kPlaces[i].first;
    const auto [end, code] = std::from_chars(first, first + kPlaces[i].second, numbers[i]);
    if (code != std::errc() || end != first + kPlaces[i].second || numbers[i] < 0) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(numbers[0]),
                                         std::chrono::month(static_cast<unsigned>(numbers[1])),
                                         std::chrono::day(static_cast<unsigned>(numbers[2]))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<std::chrono::sys_seconds> time_from_string(std::string_view text) {
  const std::optional<Day> day = day_from_string(text.substr(0, 10));
  if (!day || text.size() == 10) return day;
  std::string_view clock = text.substr(11);
  if (clock.ends_with('Z')) clock.remove_suffix(1);
  std::array<unsigned, 3> parts{};
  std::size_t count = 0;
  for (const std::string_view part : split(clock, ':')) {
    if (count == parts.size() || part.size() != 2) return std::nullopt;
    const auto [end, code] = std::from_chars(part.data(), part.data() + 2, parts[count++]);
    if (code != std::errc() || end != part.data() + 2) return std::nullopt;
  }
  const bool good =
      count >= 2 && (text[10] == 'T' || text[10] == ' ') && parts[0] < 24 && parts[1] < 60 && parts[2] < 60;
  if (!good) return std::nullopt;
  return *day + std::chrono::hours(parts[0]) + std::chrono::minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

std::string to_string(Day day) {
  const std::chrono::year_month_day date(day);
  const auto padded = [](int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(static_cast<int>(date.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

}  // namespace mannerly
