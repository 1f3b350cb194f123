// All phrases of all rules go into one book of their own, so that every example is matched once, whatever the number
// of parts. Thresholds are measured with the pack's own book, because metrics count hits of classes.
#include "mannerly/rule_coverage.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/marked_text.h"
#include "checks/metrics.h"
#include "checks/params.h"
#include "checks/regex.h"
#include "config/rule_file.h"
#include "engine/ruleset.h"

namespace mannerly {
namespace {

using yaml::Node;

/// A list of phrases in the probe book.
struct ProbedList {
  ListId list = 0;
  std::vector<const Node*> nodes = {};  ///< by entry
  std::vector<bool> touched = {};
  std::string_view part;
};

struct ProbedPattern {
  Regex regex;
  PatternText text = PatternText::kProse;
  const Node* node = nullptr;
  bool touched = false;
  std::string_view part;
};

struct ProbedThreshold {
  const Metric* metric = nullptr;
  const ByKind<std::size_t>* bands = nullptr;
  std::size_t band = 0;  ///< value in `bands`
  double over = 0;
  bool below = false;  ///< touched below the number, not above
  const Node* node = nullptr;
  std::string text;
  bool touched = false;
};

/// The parts of one rule.
struct Probe {
  const RuleSpec* spec = nullptr;
  std::vector<ProbedList> lists = {};
  std::vector<ProbedPattern> patterns = {};
  std::vector<ProbedThreshold> thresholds = {};
  std::unique_ptr<ByKind<std::size_t>> bands = {};
};

std::string_view text_of(const Node& entry) {
  const Node* text = entry.is_map() ? entry.find("text") : &entry;
  return text == nullptr ? std::string_view() : std::string_view(text->scalar);
}

class ProbeMaker {
 public:
  explicit ProbeMaker(Rulebook& book) : book_(book) {}

  Probe make(const RuleSpec& spec) {
    Probe probe{.spec = &spec};
    if (spec.kind == "pattern") {
      add_patterns(spec, probe);
    } else if (spec.kind == "limit") {
      add_thresholds(spec, probe);
    } else {
      add_list(spec, spec.params->find("phrases"), "phrases", probe);
      add_list(spec, spec.params->find("except"), "except", probe);
      const Node* near = spec.params->find("unless_near");
      add_list(spec, near != nullptr && near->is_map() ? near->find("phrases") : near, "unless_near", probe);
    }
    return probe;
  }

 private:
  void add_list(const RuleSpec& spec, const Node* node, std::string_view part, Probe& probe) {
    if (node == nullptr || !node->is_list()) return;
    ProbedList out{.list = book_.phrases.add_list(), .part = part};
    std::vector<const Node*> own_exceptions;
    for (const Node& item : node->items) {
      const Node* letter_case = item.find("case");
      const auto added = book_.phrases.add(out.list, text_of(item), PhraseAt::kAnywhere,
                                           letter_case != nullptr ? PhraseCase::kExact : PhraseCase::kFolded);
      if (!added) continue;  // the pack's own compilation says so
      out.nodes.push_back(&item);
      if (const Node* except = item.find("except")) own_exceptions.push_back(except);
    }
    out.touched.resize(out.nodes.size(), false);
    probe.lists.push_back(std::move(out));
    for (const Node* except : own_exceptions) add_list(spec, except, "except", probe);
  }

  static void add_pattern(const Node* node, PatternText text, std::string_view part, Probe& probe) {
    if (node == nullptr || !node->is_scalar()) return;
    auto regex = Regex::compile(node->scalar);
    if (regex) probe.patterns.push_back({std::move(*regex), text, node, false, part});
  }

  static PatternText text_in(const Node& row, PatternText fallback) {
    const Node* on = row.find("on");
    if (on == nullptr) return fallback;
    if (on->scalar == "raw") return PatternText::kRaw;
    return on->scalar == "subject" ? PatternText::kSubject : PatternText::kProse;
  }

  static void add_patterns(const RuleSpec& spec, Probe& probe) {
    const PatternText text = text_in(spec.params, PatternText::kProse);
    add_pattern(spec.params->find("pattern"), text, "pattern", probe);
    add_pattern(spec.params->find("except"), text, "except", probe);
    const Node* rows = spec.params->find("patterns");
    if (rows == nullptr) return;
    for (const Node& row : rows->items) {
      add_pattern(row.find("pattern"), text_in(row, text), "patterns", probe);
      add_pattern(row.find("except"), text_in(row, text), "except", probe);
    }
  }

  /// The least number that can make a threshold fire, whatever the sender's tier.
  static std::optional<double> number_of(const Node& node) {
    double value = 0;
    if (node.is_scalar()) return yaml::read_number(node, value).empty() ? std::optional(value) : std::nullopt;
    std::optional<double> least;
    for (const auto& [key, item] : node.entries) {
      if (yaml::read_number(item, value).empty()) least = std::min(least.value_or(value), value);
    }
    return least;
  }

  static void add_thresholds(const RuleSpec& spec, Probe& probe) {
    const Node* name = spec.params->find("metric");
    const Node* bands = spec.params->find("bands");
    const Metric* metric = name == nullptr ? nullptr : find_metric(name->scalar);
    if (metric == nullptr || bands == nullptr) return;
    probe.bands = std::make_unique<ByKind<std::size_t>>();
    for (const auto& [kind, band] : bands->entries) {
      const std::size_t index = probe.bands->cases.size();
      probe.bands->cases.emplace_back(kind.scalar, index);
      for (const auto& [key, value] : band.entries) {
        const std::optional<double> number = number_of(value);
        if (key.scalar == "ideal" || !number) continue;
        probe.thresholds.push_back(
            {metric, probe.bands.get(), index, *number, key.scalar == "min", &key, kind.scalar + ": " + key.scalar});
      }
    }
  }

  Rulebook& book_;
};

void touch_text(const Analysis& analysis, Probe& probe) {
  for (ProbedList& list : probe.lists) {
    for (const PhraseHit& hit : analysis.phrase_hits()[list.list]) list.touched[hit.entry] = true;
  }
  for (ProbedPattern& pattern : probe.patterns) {
    if (!pattern.touched) pattern.touched = !pattern.regex.find_all(analysis.cased_text(pattern.text), 0).empty();
  }
}

void touch_thresholds(const Analysis& analysis, Probe& probe) {
  for (ProbedThreshold& threshold : probe.thresholds) {
    const std::size_t* band = threshold.bands->find(analysis.draft().kind, analysis.relation());
    if (threshold.touched || band == nullptr || *band != threshold.band) continue;
    const std::vector<Measure> measures = threshold.metric->measure(analysis);
    threshold.touched = std::any_of(measures.begin(), measures.end(), [&](const Measure& m) {
      return threshold.below ? m.value < threshold.over : m.value > threshold.over;
    });
  }
}

std::shared_ptr<const Draft> draft_of(const RuleExample& example) {
  InputOptions plain;
  plain.format = InputFormat::kPlain;
  ReadResult read = read_drafts("example.txt", parse_marked(example_draft(example)).text, plain);
  return read.drafts.empty() ? nullptr : std::make_shared<const Draft>(std::move(read.drafts.front()));
}

void report(const Probe& probe, RuleCoverage& out) {
  const auto add = [&](bool touched, std::string_view part, std::string text, const Node& node) {
    ++out.parts;
    if (touched) return;
    out.gaps.push_back(
        {probe.spec->id, std::string(part), std::move(text), yaml::error_at(node, probe.spec->path, {})});
  };
  const std::size_t first = out.gaps.size();
  for (const ProbedList& list : probe.lists) {
    for (std::size_t i = 0; i < list.nodes.size(); ++i) {
      add(list.touched[i], list.part, std::string(text_of(*list.nodes[i])), *list.nodes[i]);
    }
  }
  for (const ProbedPattern& pattern : probe.patterns) {
    add(pattern.touched, pattern.part, pattern.node->scalar, *pattern.node);
  }
  for (const ProbedThreshold& threshold : probe.thresholds) {
    add(threshold.touched, "bands", threshold.text, *threshold.node);
  }
  std::stable_sort(out.gaps.begin() + static_cast<std::ptrdiff_t>(first), out.gaps.end(),
                   [](const RuleGap& a, const RuleGap& b) {
                     return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
                   });
}

}  // namespace

Result<RuleCoverage> rule_coverage(const LinterOptions& options) {
  const auto ruleset = load_ruleset(options);
  if (!ruleset) return fail(ruleset.error());
  Rulebook book;
  book.common = (*ruleset)->book.common;
  ProbeMaker maker(book);
  std::deque<Probe> probes;
  for (const RuleSpec& spec : (*ruleset)->specs()) probes.push_back(maker.make(spec));
  book.phrases.finish();
  book.regexes.finish();
  RuleCoverage out;
  for (Probe& probe : probes) {
    for (const RuleExample& example : probe.spec->examples) {
      const auto draft = draft_of(example);
      if (draft == nullptr) continue;
      touch_text(Analysis(book, draft), probe);
      if (!probe.thresholds.empty()) touch_thresholds(Analysis((*ruleset)->book, draft), probe);
    }
    report(probe, out);
  }
  return out;
}

}  // namespace mannerly
