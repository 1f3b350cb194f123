// For the tool that makes the bundled pack: there is none yet.
#include "base/pack.h"

namespace mannerly {

std::string_view bundled_pack_bytes() { return {}; }

}  // namespace mannerly
