// A RuleSpec in a row of bytes, for packs: all that is needed to run the rule. What is only told about it (title,
// examples, its file) is read from the file's own nodes when it is asked for.
#pragma once

#include "base/bytes.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// All but `params` and `model`, the id first. `out` is a fresh one; its words stay in the bytes, which must outlive
/// it.
void write_rule_head(const RuleSpec& spec, ByteWriter& out);
void read_rule_head(ByteReader& in, RuleSpec& out);
/// `params` and `model`.
void write_parameters(const RuleSpec& spec, ByteWriter& out);
void read_parameters(ByteReader& in, RuleSpec& out);
/// What a finding of the rule says, wherever that lies.
RuleWords words_of(const RuleSpec& spec);

}  // namespace mannerly
