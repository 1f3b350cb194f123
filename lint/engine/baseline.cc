// Findings against a baseline: by path first, then what is left of entries whose file is gone, wherever it shows up.
#include "mannerly/baseline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace mannerly {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  ///< path, rule, fingerprint
using Counts = std::map<Key, std::size_t>;

void add(Counts& counts, const Baseline& entries) {
  for (const BaselineEntry& entry : entries) counts[{entry.path, entry.rule, entry.fingerprint}] += entry.count;
}

Baseline entries_of(const Counts& counts) {
  Baseline out;
  for (const auto& [key, count] : counts) {
    const auto& [path, rule, fingerprint] = key;
    if (count > 0) out.push_back({path, rule, fingerprint, count});
  }
  return out;
}

/// Takes one from `key`, if there is one.
bool take(Counts& counts, const Key& key) {
  const auto row = counts.find(key);
  if (row == counts.end() || row->second == 0) return false;
  --row->second;
  return true;
}

/// What `now` has more than `before`.
Counts more(const Baseline& now, const Baseline& before) {
  Counts out;
  add(out, now);
  for (const BaselineEntry& entry : before) {
    const auto row = out.find({entry.path, entry.rule, entry.fingerprint});
    if (row != out.end()) row->second -= std::min(row->second, entry.count);
  }
  return out;
}

class Matching {
 public:
  Matching(const Baseline& baseline, const BaselinePlaces& places, const std::vector<BaselineTarget>& targets)
      : places_(places) {
    add(open_, baseline);
    for (const BaselineTarget& target : targets) {
      names_.push_back(places.name(*target.result->draft));
      known_.emplace_back(target.result->findings.size(), false);
    }
  }

  void match_by_path(const std::vector<BaselineTarget>& targets) {
    each_unknown(targets, [&](std::size_t draft, const Finding& finding) {
      return take(open_, {names_[draft], finding.rule, finding.fingerprint});
    });
  }

  /// Entries of files that are gone cover equal findings in any draft.
  void match_elsewhere(const std::vector<BaselineTarget>& targets) {
    std::map<std::pair<std::string, std::string>, std::vector<Key>> pool;
    for (const auto& [key, count] : open_) {
      const auto& [path, rule, fingerprint] = key;
      if (count > 0 && is_gone(path)) pool[{rule, fingerprint}].push_back(key);
    }
    if (pool.empty()) return;
    each_unknown(targets, [&](std::size_t, const Finding& finding) {
      const auto row = pool.find({finding.rule, finding.fingerprint});
      return row != pool.end() &&
             std::any_of(row->second.begin(), row->second.end(), [&](const Key& key) { return take(open_, key); });
    });
  }

  /// Moves what is known out of the results.
  BaselineOutcome finish(const std::vector<BaselineTarget>& targets) {
    Counts left;
    Counts fresh;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      for (std::size_t f = 0; f < known_[i].size(); ++f) {
        const Finding& finding = targets[i].result->findings[f];
        ++(known_[i][f] ? left : fresh)[{names_[i], finding.rule, finding.fingerprint}];
      }
      move_known(known_[i], targets[i]);
    }
    Counts gone;
    Counts unseen;
    const std::set<std::string> in_run(names_.begin(), names_.end());
    for (const auto& [key, count] : open_) {
      const std::string& path = std::get<0>(key);
      (in_run.contains(path) || is_gone(path) ? gone : unseen)[key] = count;
    }
    return {entries_of(left), entries_of(gone), entries_of(unseen), entries_of(fresh)};
  }

 private:
  template <class Use>
  void each_unknown(const std::vector<BaselineTarget>& targets, const Use& use) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
      for (std::size_t f = 0; f < known_[i].size(); ++f) {
        if (!known_[i][f]) known_[i][f] = use(i, targets[i].result->findings[f]);
      }
    }
  }

  bool is_gone(const std::string& path) {
    const auto [row, is_new] = gone_.try_emplace(path, false);
    if (is_new) row->second = !places_.exists(path);
    return row->second;
  }

  static void move_known(const std::vector<bool>& known, const BaselineTarget& target) {
    DraftResult& result = *target.result;
    std::vector<Finding> kept;
    for (std::size_t f = 0; f < known.size(); ++f) {
      if (known[f]) {
        result.suppressed.push_back({.finding = std::move(result.findings[f]), .by = SuppressedBy::kBaseline});
      } else {
        kept.push_back(std::move(result.findings[f]));
      }
    }
    const bool changed = kept.size() != known.size();
    result.findings = std::move(kept);
    if (changed) target.linter->rescore(result);
  }

  const BaselinePlaces& places_;
  Counts open_;
  std::vector<std::string> names_;
  std::vector<std::vector<bool>> known_;  ///< by draft and finding
  std::map<std::string, bool> gone_;
};

}  // namespace

Baseline merged(const Baseline& a, const Baseline& b) {
  Counts counts;
  add(counts, a);
  add(counts, b);
  return entries_of(counts);
}

BaselineOutcome apply_baseline(const Baseline& baseline, const BaselinePlaces& places,
                               const std::vector<BaselineTarget>& targets) {
  Matching matching(baseline, places, targets);
  matching.match_by_path(targets);
  matching.match_elsewhere(targets);
  return matching.finish(targets);
}

Baseline carried(const Baseline& baseline, const BaselineOutcome& before, const BaselineOutcome& after) {
  Counts out;
  add(out, baseline);
  std::map<std::pair<std::string, std::string>, std::vector<Key>> lost;  // by path and rule; a key as often as it was
  for (const auto& [key, count] : more(after.gone, before.gone)) {
    std::vector<Key>& row = lost[{std::get<0>(key), std::get<1>(key)}];
    row.insert(row.end(), count, key);
  }
  for (const auto& [key, count] : more(after.fresh, before.fresh)) {
    std::vector<Key>& row = lost[{std::get<0>(key), std::get<1>(key)}];
    for (std::size_t i = 0; i < count && !row.empty(); ++i, row.pop_back()) {
      --out[row.back()];
      ++out[key];
    }
  }
  return entries_of(out);
}

}  // namespace mannerly
