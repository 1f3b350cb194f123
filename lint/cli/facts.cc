#include "cli/facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/strings.h"
#include "cli/found_file.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFlagsName = "command line";

/// Flags have no lines.
void without_places(std::vector<Error>& problems, std::size_t from) {
  for (std::size_t i = from; i < problems.size(); ++i) {
    if (problems[i].path != kFlagsName) continue;
    problems[i].line = 0;
    problems[i].column = 0;
  }
}

Json json_of(const std::string& text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return text;
  Json list = Json::array();
  for (const std::string_view item : split(std::string_view(text).substr(1, text.size() - 2), ',')) {
    if (!trim(item).empty()) list.push_back(std::string(trim(item)));
  }
  return list;
}

}  // namespace

std::string facts_yaml(const std::vector<std::pair<std::string, std::string>>& facts) {
  Json root = Json::object();
  for (const auto& [name, value] : facts) {
    Json* at = &root;
    for (const std::string_view part : split(name, '.')) {
      if (!at->is_object()) *at = Json::object();
      at = &(*at)[std::string(part)];
    }
    *at = json_of(value);
  }
  return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

FactSources::FactSources(const Options& options, const FileSystem& files, std::vector<Error>& problems) {
  const std::size_t before = problems.size();
  if (!options.context_file.empty()) {
    auto bytes = files.read_at_most(options.context_file, kMaxSideFileBytes);
    if (bytes) {
      file_ = Facts{options.context_file, std::move(*bytes)};
      read_facts(*file_, context_, problems);
    } else {
      problems.push_back(bytes.error());
    }
  }
  if (!options.facts.empty()) {
    flags_ = Facts{kFlagsName, facts_yaml(options.facts)};
    read_facts(*flags_, context_, problems);
  }
  without_places(problems, before);
  good_ = problems.size() == before;
}

void FactSources::add_to(InputOptions& input) const {
  if (!good_) return;
  input.context_file = file_;
  input.flags = flags_;
}

}  // namespace mannerly::cli
