// Marks of slots that have no partner: braces that never close, or close what nothing opened.
#pragma once

#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// The stray marks in the prose of a template: outside its placeholders, code and links. A single brace or bracket
/// counts only where the template uses that syntax. Sorted; linear.
std::vector<TemplateFault> find_stray_marks(const Draft& draft);

}  // namespace mannerly::draft
