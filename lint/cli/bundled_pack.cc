// The pack that the build made, as linked into the program.
#include "base/pack.h"

extern "C" {
extern const char mannerly_pack_begin[];
extern const char mannerly_pack_end[];
}

namespace mannerly {

std::string_view bundled_pack_bytes() {
  return {mannerly_pack_begin, static_cast<std::size_t>(mannerly_pack_end - mannerly_pack_begin)};
}

}  // namespace mannerly
