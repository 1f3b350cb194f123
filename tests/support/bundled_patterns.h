// The expressions of the bundled rules, and the texts that stand in their files.
#pragma once

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "mannerly/span.h"
#include "support/places.h"
#include "yaml/node.h"

namespace mannerly::test {

struct BundledPatterns {
  std::set<std::string> patterns;
  std::string text;  ///< all texts, one behind the other
};

inline void collect(const yaml::Node& node, const std::string& key, BundledPatterns& out) {
  if (node.is_scalar() && (key == "pattern" || key == "except" || key == "patterns")) out.patterns.insert(node.scalar);
  if (node.is_scalar()) out.text += node.scalar + "\n";
  for (const yaml::Node& item : node.items) collect(item, key, out);
  for (const auto& [name, value] : node.entries) collect(value, name.scalar, out);
}

inline BundledPatterns bundled_patterns() {
  BundledPatterns all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(source_dir()) / "rules")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path());
    std::ostringstream text;
    text << in.rdbuf();
    const auto node = yaml::parse(text.str(), {.path = entry.path().string()});
    if (node) collect(*node, "", all);
  }
  return all;
}

/// The lines of a text that a span lies in.
inline std::string lines_of(const std::string& text, Span span) {
  const std::size_t begin = span.begin == 0 ? 0 : text.rfind('\n', span.begin - 1) + 1;
  return text.substr(begin, text.find('\n', span.end) - begin);
}

}  // namespace mannerly::test
