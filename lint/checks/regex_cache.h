// Expressions that several rulesets of one pack share, each compiled once whatever number of overrides there is.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "checks/regex.h"

namespace mannerly {

/// Thread safe.
class RegexCache {
 public:
  /// As Regex::accepted(); the same for the same pattern.
  Regex accepted(const std::string& pattern, PatternGate gate = {}, PatternTrial trial = {}) {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(pattern);
    return known != known_.end() ? known->second
                                 : known_.emplace(pattern, Regex::accepted(pattern, gate, trial)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Regex> known_;
};

/// An expression in a pack, with what finds it uncompiled.
inline void write_regex(const Regex& regex, ByteWriter& out) {
  out.text(regex.pattern());
  out.text(gate_of(regex.pattern()));
  out.text(trial_of(regex.pattern()));
}

/// What write_regex() wrote; the bytes must outlive it.
inline Regex read_regex(ByteReader& in, RegexCache& regexes) {
  const std::string pattern(in.text());
  const PatternGate gate(in.text());
  return regexes.accepted(pattern, gate, PatternTrial(in.text()));
}

}  // namespace mannerly
