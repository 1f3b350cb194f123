// What holds for a draft and where it was set: the rows of a configuration traced back to their places.
#pragma once

#include <string>

#include "engine/profiles.h"
#include "mannerly/inspect.h"

namespace mannerly {

/// All values of the profile. What the draft states itself (kind, template, fields, language) is its own.
EffectiveConfig effective_config(const Profile& profile, const Draft& draft);

/// One rule of the profile, by its place in the ruleset.
EffectiveRule effective_rule(const Profile& profile, std::size_t index);

/// Why the rule fired on the analysed draft, whose result is known, or did not.
RuleAccount account_of(const Profile& profile, const std::string& rule, const Analysis& analysis,
                       const DraftResult& result);

}  // namespace mannerly
