#include "permit/wording.h"

#include "base/strings.h"

namespace mannerly::permit {
namespace {

std::string or_word(const std::string& value, std::string_view word) {
  return value.empty() ? std::string(word) : value;
}

std::string number(const std::optional<int>& value, std::string_view word) {
  return value ? std::to_string(*value) : std::string(word);
}

std::string mutual_of(const Context& context) {
  const std::vector<std::string>& mutuals = context.reach.mutuals;
  if (mutuals.empty()) return "that connection";
  if (mutuals.size() == 1) return mutuals.front();
  return mutuals.front() + " or " + (mutuals.size() == 2 ? mutuals[1] : std::to_string(mutuals.size() - 1) + " others");
}

std::string group_of(const Context& context) {
  if (!context.group.name.empty()) return context.group.name;
  const std::vector<std::string> shared = shared_groups(context);
  return shared.empty() ? "the group" : shared.front();
}

/// What follows "{name} is".
std::string connection_of(const Context& context) {
  if (!context.reach.degree) return "not a direct connection";
  if (*context.reach.degree == Degree::kOutside) return "outside your network";
  return "a " + std::string(to_string(*context.reach.degree)) + "-degree contact";
}

}  // namespace

std::string fill(std::string text, const Context& context, const Amounts& amounts) {
  if (text.find('{') == std::string::npos) return text;
  const auto put = [&](std::string_view key, const std::string& value) {
    text = replace_all(std::move(text), "{" + std::string(key) + "}", value);
  };
  put("connection", connection_of(context));
  put("credits", number(context.account.credits, "no"));
  put("monthly", number(amounts.monthly, "the"));
  put("unanswered", number(context.thread.unanswered, "few"));
  if (amounts.quota != nullptr) {
    const std::optional<double> used = make_sheet({context, {}, {}}).get(amounts.quota->used);
    put("used", used ? std::to_string(static_cast<int>(*used)) : "some");
    put("max", number(amounts.quota->max, "the limit"));
    put("unit", amounts.quota->unit);
    put("per", amounts.quota->per);
  }
  // Values that people wrote come last: their braces are never filled in.
  put("mutual", mutual_of(context));
  put("group", group_of(context));
  put("company", or_word(context.to.company, "the same company"));
  put("name", or_word(context.to.name, "this member"));
  return text;
}

std::string summary_of(const PermissionCase& question) {
  std::string out(question.channel);
  const std::optional<double> tier = make_sheet(question).get(Fact::kTier);
  if (tier) out += ", " + std::string(to_string(static_cast<Tier>(*tier)));
  const auto& degree = question.context.reach.degree;
  if (!degree) return question.context.reach.not_first ? out + ", not a direct connection" : out;
  return out +
         (*degree == Degree::kOutside ? ", outside the network" : ", " + std::string(to_string(*degree)) + " degree");
}

std::string cite(const std::vector<std::string>& ids, Confidence confidence, const Policy& policy) {
  std::vector<std::string> parts;
  for (const std::string& id : ids) {
    const auto source = policy.sources.find(id);
    if (source == policy.sources.end()) continue;
    const Source& found = source->second;
    std::string part = id + ", " + (found.address.empty() ? "“" + found.title + "”" : found.address);
    if (!found.seen.empty()) part += ", seen " + found.seen;
    parts.push_back(std::move(part));
  }
  return join(parts, "; ") + " (" + std::string(to_string(confidence)) + ")";
}

}  // namespace mannerly::permit
