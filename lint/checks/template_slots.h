// The slots of a template, held against its data: fields that nobody declared, marks that do not fit, names without a
// fallback. The modes `unknown` and `left` of kind `placeholder`.
#pragma once

#include <string>
#include <vector>

#include "checks/check.h"

namespace mannerly {

struct FieldNames {
  const std::vector<std::string>& fields;  ///< of the rule: when given, or declared by the draft, no others are known
  const std::vector<std::string>& usual;   ///< of which a slip is reported when no fields are known
};

/// Slots and conditions that name no field, with the nearest one as a fix; and marks without a partner.
void report_unfit_slots(const Analysis& analysis, const FieldNames& names, FindingSink& sink);

/// Name slots that say nothing for the case without a value, where the template or its data shows that there is one:
/// other slots have a fallback, or the field has an empty sample. Advice at most.
void report_unguarded_slots(const Analysis& analysis, FindingSink& sink);

/// Of a filled template: the places where a row had an empty value, shown by the words beside them. Returns these.
std::vector<Span> report_holes(const Analysis& analysis, FindingSink& sink);

}  // namespace mannerly
