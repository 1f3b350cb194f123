// Facts about sender, recipient, thread and group: the keys of front matter, context files and records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "yaml/dict_reader.h"

namespace mannerly::draft {

/// Adds the context's keys ("to", "thread", "relation", …) to `reader`. Faults inside nested maps go to `nested`,
/// which must not be the list the reader itself writes to.
void add_context_keys(yaml::DictReader& reader, const std::string& path, Context& context, std::vector<Error>& nested);

/// Known keys within "to", "from", "thread", "group" and "used"; empty for another name.
std::vector<std::string> context_keys(std::string_view group);

/// The keys of one entry of `allow:`.
const KeyTable& allow_keys();

/// True or false in any case; spreadsheets write TRUE.
yaml::Fault read_truth(const yaml::Node& node, bool& out);

}  // namespace mannerly::draft
