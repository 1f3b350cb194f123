#include "cli/gates.h"

namespace mannerly::cli {
namespace {

void add_summary(const Summary& part, Summary& whole) {
  whole.drafts += part.drafts;
  whole.errors += part.errors;
  whole.warnings += part.warnings;
  whole.advice += part.advice;
  whole.allowed += part.allowed;
  whole.baselined += part.baselined;
  if (!part.gate_failed) return;
  whole.gate_failed = true;
  const bool said = whole.gate_reason.find(part.gate_reason) != std::string::npos;
  if (!said) whole.gate_reason += (whole.gate_reason.empty() ? "" : "; ") + part.gate_reason;
}

}  // namespace

Gate gate_of(const Linter& linter, const Draft& draft, const Options& options) {
  Gate gate = linter.config().overrides.empty() ? linter.config().gate : linter.config_for(draft)->gate;
  if (options.fail_on) gate.fail_on = *options.fail_on;
  if (options.fail_under) gate.fail_under = *options.fail_under;
  return gate;
}

void GateCounts::add(std::size_t group, const Gate& gate, const DraftResult& result) {
  tallies_[{group, gate.fail_on, gate.fail_under}].add(result);
}

void GateCounts::add(const GateCounts& other) {
  for (const auto& [key, tally] : other.tallies_) tallies_[key].add(tally);
}

Summary GateCounts::summary() const {
  Summary whole;
  for (const auto& [key, tally] : tallies_) {
    add_summary(tally.summary({std::get<Severity>(key), std::get<int>(key)}), whole);
  }
  return whole;
}

}  // namespace mannerly::cli
