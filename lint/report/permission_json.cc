#include "report/permission_json.h"

#include <algorithm>

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json allowance_json(const Allowance& allowance) {
  std::optional<int> left;
  if (allowance.max && allowance.used) left = std::max(0, *allowance.max - *allowance.used);
  return {{"unit", allowance.unit},        {"per", allowance.per},  {"hard", allowance.hard},
          {"max", or_null(allowance.max)}, {"left", or_null(left)}, {"source", allowance.source}};
}

}  // namespace

Json permission_json(const Verdict& verdict) {
  Json reasons = Json::array();
  for (const Reason& reason : verdict.reasons) {
    reasons.push_back({{"code", reason.code}, {"text", reason.text}, {"source", reason.source}});
  }
  Json quotas = Json::array();
  for (const Allowance& allowance : verdict.allowances) quotas.push_back(allowance_json(allowance));
  Json ways = Json::array();
  for (const Alternative& way : verdict.alternatives) {
    ways.push_back(
        {{"kind", way.kind}, {"verdict", to_string(way.answer)}, {"credits", way.credits}, {"text", way.text}});
  }
  Json disputed = Json::array();
  for (const OtherAnswer& other : verdict.disputed) {
    disputed.push_back({{"policy", other.policy}, {"verdict", to_string(other.answer)}});
  }
  Json missing = Json::array();
  for (const MissingFact& fact : verdict.missing) missing.push_back(fact.fact);
  Json cost = {{"inmail_credits", verdict.credits}};
  return {{"verdict", to_string(verdict.answer)},
          {"case", verdict.summary},
          {"cost", std::move(cost)},
          {"credits_left", or_null(verdict.credits_left)},
          {"reasons", std::move(reasons)},
          {"quotas", std::move(quotas)},
          {"alternatives", std::move(ways)},
          {"disputed", std::move(disputed)},
          {"missing", std::move(missing)},
          {"assumed", verdict.assumed},
          {"policy", verdict.policy},
          {"as_of", verdict.as_of}};
}

}  // namespace mannerly
