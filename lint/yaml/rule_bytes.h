// A RuleSpec in a row of bytes, for packs: all that is needed to run the rule, which is everything but its examples.
#pragma once

#include "base/bytes.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// All but `params` and `model`.
void write_rule_head(const RuleSpec& spec, ByteWriter& out);
RuleSpec read_rule_head(ByteReader& in);
/// `params` and `model`.
void write_parameters(const RuleSpec& spec, ByteWriter& out);
void read_parameters(ByteReader& in, RuleSpec& out);

}  // namespace mannerly
