// What a template says about its data: the fields it names, marks that do not fit, how long it gets.
#pragma once

#include "mannerly/draft.h"

namespace mannerly::draft {

/// Sets Draft::template_facts of a template whose placeholders, masks and parts are known. Linear.
void read_template_facts(Draft& draft);

}  // namespace mannerly::draft
