// Tables of the maps within a policy; the whole of it is policy_keys() of mannerly/schema.h.
#pragma once

#include "mannerly/schema.h"
#include "permit/row_reader.h"

namespace mannerly::permit {

/// The keys of a row by where it stands, without those that quotas, `near` and `low` add.
const KeyTable& row_table(RowUse use);
const KeyTable& quota_table();
const KeyTable& near_table();
const KeyTable& cap_table();
const KeyTable& allotment_table();

}  // namespace mannerly::permit
