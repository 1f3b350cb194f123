// Findings and their fixes: what a check says about a draft.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly {

/// Ordered by weight. kOff appears only in configuration: the rule does not run.
enum class Severity { kOff, kAdvice, kWarning, kError };
std::string_view to_string(Severity severity);
std::optional<Severity> severity_from_string(std::string_view name);

/// kSafe: has one reading, applied by `fix`. kSuggested: applied with --unsafe. kDisplay: advice only.
enum class Applicability { kDisplay, kSuggested, kSafe };
std::string_view to_string(Applicability applicability);

/// Replaces the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Edits are sorted and disjoint and are applied all or none.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
  Applicability applicability = Applicability::kSuggested;
};

struct Finding {
  std::string rule;      ///< "tone/urgency"
  std::string category;  ///< "tone"
  Severity severity = Severity::kWarning;
  Span span;  ///< may be empty where something is missing
  std::string message;
  std::string why;
  std::vector<std::string> source;  ///< keys of rules/sources.yaml
  std::vector<std::string> notes;
  std::vector<Fix> fixes;  ///< best first
  std::string fingerprint;
  /// What the fingerprint goes by instead of sentence and match, when the finding is about the draft as a whole: its
  /// span is only the place to show it at.
  std::optional<std::string> about_draft = {};
  double points = 0;  ///< what it costs in the score, filled by the scoring stage
};

}  // namespace mannerly
