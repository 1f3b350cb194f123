// How long a template gets: the shortest and the longest message that its samples, branches and alternatives make.
#pragma once

#include <vector>

#include "draft/template_tree.h"

namespace mannerly::draft {

enum class Extreme { kShortest, kLongest };

/// What stands in the place of the marks and slots of `nodes`, which lie in `region`, for the message of that extreme
/// length in code points. A loop counts once, or not at all. Sorted, disjoint.
std::vector<Filling> extreme_fillings(const Draft& draft, const std::vector<TemplateNode>& nodes, Span region,
                                      Extreme extreme);

}  // namespace mannerly::draft
