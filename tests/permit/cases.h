// Questions as people state them: facts in YAML, a channel, a policy.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/permission.h"

namespace mannerly::test {

inline const Permissions& permissions() {
  static const std::shared_ptr<const Permissions> kLoaded = [] {
    std::vector<Error> problems;
    auto loaded = Permissions::create({}, problems);
    for (const Error& problem : problems) ADD_FAILURE() << to_string(problem);
    return *loaded;
  }();
  return *kLoaded;
}

/// The facts of several YAML texts, read one after the other.
inline Context context_of(const std::string& facts, const std::string& more = {}) {
  Context context;
  std::vector<Error> problems;
  for (const std::string& text : {facts, more}) read_facts({"facts", text}, context, problems);
  for (const Error& problem : problems) ADD_FAILURE() << to_string(problem) << " in " << facts << more;
  return context;
}

inline Verdict judge_in(const Context& context, const std::string& channel, const std::string& policy = {}) {
  return permissions().judge({context, channel, day_from_string("2027-01-31"), policy});
}

inline Verdict judge(const std::string& channel, const std::string& facts, const std::string& policy = {}) {
  return judge_in(context_of(facts), channel, policy);
}

/// How the tables write an answer.
inline char letter_of(Answer answer) {
  switch (answer) {
    case Answer::kAllowed:
      return 'Y';
    case Answer::kAllowedCost:
      return 'C';
    case Answer::kAllowedLimited:
      return 'L';
    case Answer::kRequest:
      return 'R';
    case Answer::kDenied:
      return 'N';
    case Answer::kUnknown:
      return '?';
  }
  return '!';
}

inline std::string code_of(const Verdict& verdict) {
  return verdict.reasons.empty() ? std::string() : verdict.reasons.front().code;
}

inline std::vector<std::string> kinds_of(const Verdict& verdict) {
  std::vector<std::string> out;
  for (const Alternative& way : verdict.alternatives) out.push_back(way.kind);
  return out;
}

inline std::vector<std::string> codes_of(const Verdict& verdict) {
  std::vector<std::string> out;
  for (const Reason& reason : verdict.reasons) out.push_back(reason.code);
  return out;
}

inline const std::vector<std::string>& tiers() {
  static const std::vector<std::string> kTiers = {
      "basic",          "premium-career", "premium-business",  "sales-navigator",
      "recruiter-lite", "recruiter",      "recruiter-services"};
  return kTiers;
}

inline const std::vector<std::string>& policies() {
  static const std::vector<std::string> kNames = {"documented", "premium-circle", "reach-by-tier", "contact-quota",
                                                  "receive-only-basic"};
  return kNames;
}

}  // namespace mannerly::test
