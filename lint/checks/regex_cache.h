// Expressions that several rulesets of one pack share, each compiled once whatever number of overrides there is.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "checks/regex.h"

namespace mannerly {

/// Thread safe.
class RegexCache {
 public:
  /// As Regex::accepted(); the same for the same pattern.
  Regex accepted(const std::string& pattern, PatternGate gate = {}) {
    const std::lock_guard lock(mutex_);
    return known_.try_emplace(pattern, Regex::accepted(pattern, gate)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Regex> known_;
};

}  // namespace mannerly
