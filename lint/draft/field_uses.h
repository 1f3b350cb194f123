// Where a template names fields of its data, and whether it says what happens without a value.
#pragma once

#include <vector>

#include "draft/template_tree.h"

namespace mannerly::draft {

/// The uses in `nodes`, names that loops and records bind left out. `uses_fallbacks` becomes true when some slot has a
/// fallback.
void find_uses(std::string_view text, const std::vector<TemplateNode>& nodes, TemplateFacts& facts);

}  // namespace mannerly::draft
