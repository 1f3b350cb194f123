#include "support/places.h"

namespace mannerly::test {

std::string source_dir() { return MANNERLY_SOURCE_DIR; }

std::string shared_dir() { return MANNERLY_SHARED_DIR; }

}  // namespace mannerly::test
