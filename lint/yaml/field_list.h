// `fields:` of a configuration, an override or front matter: a list of names, or a map of names and sample values.
#pragma once

#include "mannerly/draft.h"
#include "yaml/dict_reader.h"

namespace mannerly::yaml {

/// Replaces `out`. Faults: another type, an empty or doubled name, a sample that is no text.
Fault read_fields(const Node& node, DeclaredFields& out);

}  // namespace mannerly::yaml
