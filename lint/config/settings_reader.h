// The keys of a configuration, and of each of its overrides, into Settings. `extends` is config_file.cc's.
#pragma once

#include <string>
#include <vector>

#include "mannerly/config.h"
#include "mannerly/result.h"
#include "yaml/dict_reader.h"

namespace mannerly {

/// Reads the maps of one file. Faults go to `problems`; what has one is left out. Not thread safe.
class SettingsReader {
 public:
  /// `rule_ids` are the rules that patterns may name, none: any; both it and `problems` must outlive the reader.
  SettingsReader(std::string path, const std::vector<std::string>& rule_ids, std::vector<Error>& problems)
      : path_(std::move(path)), rule_ids_(rule_ids), problems_(problems) {}

  /// Registers every key that configurations have beside `extends` and `overrides`.
  void add_keys(yaml::DictReader& reader, Settings& out);
  yaml::Fault read_overrides(const yaml::Node& node, std::vector<Override>& out);

 private:
  void add_draft_keys(yaml::DictReader& reader, Settings& out);
  yaml::Fault read_rules(const yaml::Node& node, std::vector<RuleSetting>& out);
  bool read_setting(const yaml::Node& value, RuleSetting& out);
  yaml::Fault read_words(const yaml::Node& node, Settings& out);
  yaml::Fault read_gate(const yaml::Node& node, Settings& out);
  void read_override(const yaml::Node& node, std::vector<Override>& out);
  yaml::Fault check_pattern(const std::string& pattern) const;
  void note(const std::string& key, const yaml::Node& value, Settings& out) const;

  std::string path_;
  const std::vector<std::string>& rule_ids_;
  std::vector<Error>& problems_;
};

}  // namespace mannerly
