// Tables of the maps within a configuration; the whole of it is configuration_keys() of mannerly/schema.h.
#pragma once

#include <string>
#include <vector>

#include "mannerly/schema.h"

namespace mannerly {

const KeyTable& override_keys();
const KeyTable& gate_keys();
const KeyTable& score_keys();
/// The map that a row of `rules:` may have.
const KeyTable& rule_change_keys();
/// {add: […], remove: […]}
const KeyTable& edit_keys();
const KeyTable& field_edit_keys();
/// The groups of categories that have a weight, in the order of the score.
const std::vector<std::string>& score_groups();

}  // namespace mannerly
