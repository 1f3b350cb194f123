// Where the tests find files: the one place that knows the folders of a build, so that no other object depends on them.
#pragma once

#include <string>

namespace mannerly::test {

/// The top of the sources.
std::string source_dir();
/// The labelled messages beside the sources; the folder may be missing.
std::string shared_dir();

}  // namespace mannerly::test
