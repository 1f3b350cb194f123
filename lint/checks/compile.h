// What a rule's factory works with: the rulebook it adds its phrases and patterns to, and the list of problems. A rule
// of a pack was compiled when the pack was made; compiled again, it takes the ids it was given then, in the same order,
// and nothing is parsed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "checks/analysis.h"
#include "checks/phrase_list.h"
#include "checks/regex.h"
#include "checks/regex_cache.h"
#include "mannerly/result.h"
#include "yaml/node.h"

namespace mannerly {

/// The first ids of a rule, in the order of the calls below.
struct RecordedIds {
  ListId list = 0;
  std::array<std::uint32_t, kPatternTextCount> patterns{};
};

/// What a factory may use while a pack compiles.
struct CompileContext {
  Rulebook& rulebook;
  std::vector<Error>& problems;
  RecordedIds* recorded = nullptr;  ///< of a rule of a pack; null: the rule is new, and its faults are problems
  RegexCache* regexes = nullptr;    ///< for rules of a pack; may be null
};

/// The phrases of a list of YAML; see read_phrases().
PhraseList compile_phrases(const yaml::Node& node, const std::string& path, CompileContext& context);
/// The expression, with an Error when it cannot be used or has no group of that number.
Result<Regex> compile_regex(const std::string& pattern, int group, CompileContext& context);
/// The id of a pattern in the prefilter.
std::uint32_t add_pattern(PatternText text, const std::string& pattern, CompileContext& context);

}  // namespace mannerly
