// A rule, compiled. The table of kinds is kinds.cc; one file per kind beside it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "checks/analysis.h"
#include "checks/needed.h"
#include "mannerly/finding.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// Receives the findings of one rule on one draft. Fills in what all findings of the rule share (id, category,
/// severity for the draft's kind, why, source) and drops those outside the rule's scope. For one thread.
class FindingSink {
 public:
  FindingSink(const Analysis& analysis, const RuleSpec& rule, Severity severity, std::vector<Finding>& out)
      : analysis_(analysis), rule_(rule), severity_(severity), out_(out) {}

  /// Adds a finding at `span`; `message` replaces the rule's own when not empty.
  Finding& add(Span span, const std::string& message = {});
  /// Adds a finding about the draft as a whole, shown at `span`; `what` tells several of one rule apart.
  Finding& add_about_draft(Span span, const std::string& message = {}, const std::string& what = {});
  /// True when a finding may stand at this byte: the rule's scope, or all but quote and signature.
  bool in_scope(std::uint32_t offset) const;
  /// How many findings there are so far, those of other rules included.
  std::size_t count() const { return out_.size(); }
  const RuleSpec& rule() const { return rule_; }
  /// The rule's own message, with its slots.
  const std::string& message() const { return words().message; }
  Severity severity() const { return severity_; }

 private:
  const RuleWords& words() const;

  const Analysis& analysis_;
  const RuleSpec& rule_;
  mutable std::optional<RuleWords> words_;  ///< once they are needed
  Severity severity_;
  std::vector<Finding>& out_;
};

/// The result of all rules, as a second look sees it.
struct Outcome {
  const std::vector<Finding>& findings;
  int score = 100;
};

/// What must be there before run() can find anything.
struct Trigger {
  /// kVerdict: the permission verdict has reasons.
  enum class Kind : std::uint8_t { kAlways, kHits, kVerdict };
  /// What the message model must think for the check to speak without any of the rest.
  struct Likely {
    std::uint32_t label = 0;
    double least = 2;  ///< over 1: never
  };
  Kind kind = Kind::kAlways;
  Needed needed = Needed::kNothing;
  bool judges = false;  ///< judge() does something
  bool whole = false;   ///< of a template with alternatives it is asked about all of them together
  Likely likely = {};
  /// Of kHits: phrase lists and classes of which one has a hit, or patterns of which one can match.
  std::vector<ListId> lists = {};
  std::vector<std::string> classes = {};
  std::vector<std::pair<PatternText, std::uint32_t>> patterns = {};
};

/// Immutable after construction; run() is called from several threads at once.
class Check {
 public:
  virtual ~Check() = default;
  virtual void run(const Analysis& analysis, FindingSink& sink) const = 0;
  /// What the check sees in the draft, a line each, for people who ask why a rule fired or did not.
  virtual std::vector<std::string> account(const Analysis& /*analysis*/) const { return {}; }
  /// Where it does not hold, run() and judge() find nothing and need not be called.
  virtual Trigger trigger() const { return {}; }
  /// Appends the compiled check and returns true, or returns false where the kind has no such form: then it is compiled
  /// from the rule. Kinds that have one are read by a function of kinds.h.
  virtual bool write(ByteWriter& /*out*/) const { return false; }
  /// Called once all rules have run and the draft is scored; adds nothing unless the kind judges results.
  virtual void judge(const Analysis& /*analysis*/, const Outcome& /*outcome*/, FindingSink& /*sink*/) const {}
};

}  // namespace mannerly
