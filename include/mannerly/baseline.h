// A baseline: the findings that were there when a team began, known by fingerprint and never by line. They are kept out
// of the result, so that only new ones count.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/report.h"
#include "mannerly/result.h"

namespace mannerly {

/// The file's usual name, beside the configuration or in the working folder.
inline constexpr std::string_view kBaselineName = ".mannerly-baseline.json";

/// `count` findings of one rule with one fingerprint in one file. Records of a batch share their file.
struct BaselineEntry {
  std::string path;  ///< relative to the baseline's folder, with "/" between names
  std::string rule;
  std::string fingerprint;
  std::size_t count = 1;

  friend bool operator==(const BaselineEntry&, const BaselineEntry&) = default;
};

/// Sorted by path, rule and fingerprint, each of these once.
using Baseline = std::vector<BaselineEntry>;

/// Reads the bytes of a baseline file; an Error names the place of what is wrong. At most 32 MiB.
Result<Baseline> read_baseline(const std::string& path, std::string_view bytes);
/// The file: sorted, one entry a line, so that two of them compare well.
std::string baseline_text(const Baseline& baseline);
/// All entries of both, counts added.
Baseline merged(const Baseline& a, const Baseline& b);

/// How the paths of a baseline and those of drafts belong together.
struct BaselinePlaces {
  std::function<std::string(const Draft&)> name;        ///< the draft's path as the baseline spells it
  std::function<bool(const std::string& path)> exists;  ///< whether the file of an entry is still there
};

/// What became of a baseline in one run.
struct BaselineOutcome {
  Baseline left;    ///< still found, under the path where they are now
  Baseline gone;    ///< looked for and not found: the draft was linted, or its file is gone
  Baseline unseen;  ///< their files are there and were not part of the run
  Baseline fresh;   ///< found and not in the baseline
};

/// A result and the linter it came from, which scores it anew.
struct BaselineTarget {
  DraftResult* result = nullptr;
  const Linter* linter = nullptr;
};

/// Moves the findings that the baseline knows to DraftResult::suppressed and scores the rest anew. A finding is known
/// by path, rule and fingerprint; the entries of a file that is gone cover equal findings anywhere.
BaselineOutcome apply_baseline(const Baseline& baseline, const BaselinePlaces& places,
                               const std::vector<BaselineTarget>& targets);

/// The baseline after texts were edited between two runs over the same drafts: an entry that was found before and is
/// not any more goes on as a finding of its rule in its file that was not there before. Fixing a sentence changes what
/// its other findings are known by, and they are still old.
Baseline carried(const Baseline& baseline, const BaselineOutcome& before, const BaselineOutcome& after);

}  // namespace mannerly
