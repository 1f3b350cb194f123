// Examples of rule files for people: the [[marks]] become a line of "~" under the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mannerly::cli {

/// The example's text, each line indented by `indent` blanks and followed by its marks when it has any. "\[\[" is a
/// literal "[[".
std::string show_example(std::string_view marked, std::size_t indent);

}  // namespace mannerly::cli
