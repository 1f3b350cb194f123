// A RuleSpec in a row of bytes, for packs: all that is needed to run the rule, which is everything but its examples.
#pragma once

#include "base/bytes.h"
#include "yaml/rule_spec.h"

namespace mannerly {

void write_rule(const RuleSpec& spec, ByteWriter& out);
/// The rule that write_rule() wrote, without its `params` and `model`, which read_parameters() adds.
RuleSpec read_rule_head(ByteReader& in);
/// Reads what follows the head.
void read_parameters(ByteReader& in, RuleSpec& out);

}  // namespace mannerly
