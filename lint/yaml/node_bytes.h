// A Node in a row of bytes, so that a file parsed once need not be parsed again. Keeps lines and columns, and no spans:
// those point into the parsed text.
#pragma once

#include "base/bytes.h"
#include "yaml/node.h"

namespace mannerly::yaml {

void write_node(const Node& node, ByteWriter& out);
/// The node that write_node() wrote; a null node where the bytes end early.
Node read_node(ByteReader& in);

}  // namespace mannerly::yaml
