// The one pack that is part of the program.
#include "base/pack.h"

namespace mannerly {

const Pack* Pack::bundled() {
  static const std::optional<Pack> kPack = trusted(bundled_pack_bytes());
  return kPack ? &*kPack : nullptr;
}

}  // namespace mannerly
