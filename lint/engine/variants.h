// Templates with spintax or branches: every alternative is judged in a text that has chosen it.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"

namespace mannerly {

/// Finds everything in a draft.
using FindAll = std::function<std::vector<Finding>(std::shared_ptr<const Draft> draft)>;

/// What `find` says of the variants of `form` together, in the template's bytes. Of the first variant all
/// counts, of the others what is about their own words. At most eight variants are read.
std::vector<Finding> find_in_variants(const Draft& form, const FindAll& find);

/// `whole` with those of `found` whose rule it does not have.
std::vector<Finding> merge_variants(std::vector<Finding> whole, std::vector<Finding> found);

/// The variant that stands for the template where one text is needed.
std::shared_ptr<const Draft> first_variant(const Draft& form);

}  // namespace mannerly
