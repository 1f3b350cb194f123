// Text with [[marks]] around the spans a test expects: "Please [[act now]], Dana."
#pragma once

#include "base/marked_text.h"

namespace mannerly::test {

using mannerly::MarkedText;
using mannerly::parse_marked;

}  // namespace mannerly::test
