// The facts a draft states about itself: YAML front matter of text files, columns of records.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft/formats.h"
#include "mannerly/draft.h"
#include "yaml/dict_reader.h"
#include "yaml/node.h"

namespace mannerly::draft {

/// Checks the bytes, reads the front matter, and sets everything up to the body. Nullopt, with a problem added, when
/// the text or its front matter cannot be read at all.
std::optional<Draft> open_text_draft(Input input, std::vector<Error>& problems);

/// Applies one map of fields. A field that is wrong becomes a problem at its place and is left out.
void apply_fields(const yaml::Node& fields, const std::string& path, Draft& draft, std::vector<Error>& problems);

/// Fills in what the configuration says and the draft, whose kind is known by now, did not state.
void apply_defaults(const InputOptions& options, const yaml::Node& stated, Draft& draft);

/// Adds the facts of the options: the context file, or the flags.
void apply_facts(const std::optional<Facts>& facts, Draft& draft, std::vector<Error>& problems);

/// The last day of an allowance.
yaml::Fault read_until(const yaml::Node& node, std::optional<Day>& out);

/// Names of the fields at the top of a draft or record ("kind", "to").
const std::vector<std::string>& field_names();

}  // namespace mannerly::draft
