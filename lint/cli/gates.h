// The gate of a run: which draft is judged by which, and what all of them say together.
#pragma once

#include <cstddef>
#include <map>
#include <tuple>

#include "cli/options.h"
#include "mannerly/batch.h"
#include "mannerly/linter.h"
#include "mannerly/report.h"

namespace mannerly::cli {

/// The gate of the draft's configuration, and what the command line says instead. Thread safe.
Gate gate_of(const Linter& linter, const Draft& draft, const Options& options);

/// Counts of a run's results, those of one linter and one gate together.
class GateCounts {
 public:
  /// `group` numbers the linters in the order in which the run meets them.
  void add(std::size_t group, const Gate& gate, const DraftResult& result);
  void add(const GateCounts& other);
  /// One of the reasons for each gate that failed.
  Summary summary() const;

 private:
  std::map<std::tuple<std::size_t, Severity, int>, Tally> tallies_;
};

}  // namespace mannerly::cli
