// One rule file, bytes → RuleSpec. Checks the keys and the part all kinds share; the kind's own values stay nodes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"
#include "mannerly/rule.h"
#include "yaml/dict_reader.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// No rule costs more than this many times what its severity costs.
inline constexpr double kMostWeight = 5;

/// Reads the rule file `path`. Every fault is appended to `problems` with its place; a rule with a fault is nullopt.
/// `id` is "category/problem", the file's path below rules/ without extension.
std::optional<RuleSpec> read_rule(const std::string& id, std::string_view bytes, const std::string& path,
                                  std::vector<Error>& problems);

/// The same of a file that is parsed already.
std::optional<RuleSpec> read_rule(const std::string& id, const yaml::Node& root, const std::string& path,
                                  std::vector<Error>& problems);

/// Reads `weight:` of a rule: a number from 0 to kMostWeight.
yaml::Fault read_weight(const yaml::Node& node, double& out);

/// Changes a key that all kinds share (severity, message, scope, applies, …) as a row of a configuration in the file
/// `path` asks for. What is wrong is a problem at its place, and then nothing changes.
void change_common(RuleSpec& spec, const yaml::Entry& change, const std::string& path, std::vector<Error>& problems);

/// The example as a whole draft file: its front matter, if any, and its text with the [[…]] marks.
std::string example_draft(const RuleExample& example);
/// The draft file expected after the rule's fix; the example must have a `fixed` text.
std::string fixed_draft(const RuleExample& example);

}  // namespace mannerly
