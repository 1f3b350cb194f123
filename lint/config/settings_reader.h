// The keys of a configuration, and of each of its overrides, into Settings. `extends` is config_file.cc's.
#pragma once

#include <string>
#include <vector>

#include "base/fence.h"
#include "mannerly/config.h"
#include "mannerly/result.h"
#include "yaml/dict_reader.h"

namespace mannerly {

/// What a configuration, with all that it extends, may still ask for: every draft and every rule pays for it.
struct SettingsBudget {
  std::size_t rule_changes = 1'000;               ///< rules that rows look into, each row's counted
  std::size_t glob_bytes = std::size_t{8} << 10;  ///< of all overrides
};

/// What the reader must know of the file; what it refers to must outlive the reader.
struct SettingsPlace {
  std::string path;
  const std::vector<std::string>& rule_ids;  ///< the rules that patterns may name; none: any
  const Fence* fence = nullptr;              ///< what files may be named; null: none
  SettingsBudget& budget;
};

/// Reads the maps of one file. Faults go to `problems`; what has one is left out. Not thread safe.
class SettingsReader {
 public:
  SettingsReader(SettingsPlace place, std::vector<Error>& problems)
      : path_(std::move(place.path)),
        rule_ids_(place.rule_ids),
        fence_(place.fence),
        budget_(place.budget),
        problems_(problems) {}

  /// Registers every key that configurations have beside `extends` and `overrides`.
  void add_keys(yaml::DictReader& reader, Settings& out);
  yaml::Fault read_overrides(const yaml::Node& node, std::vector<Override>& out);

 private:
  yaml::Fault read_field_edit(const yaml::Node& node, Settings& out);
  void add_draft_keys(yaml::DictReader& reader, Settings& out);
  yaml::Fault read_rules(const yaml::Node& node, std::vector<RuleSetting>& out);
  bool read_setting(const yaml::Node& value, RuleSetting& out);
  yaml::Fault read_words(const yaml::Node& node, Settings& out);
  yaml::Fault read_policy(const yaml::Node& node, Settings& out);
  yaml::Fault read_score(const yaml::Node& node, Settings& out);
  void read_numbers(const yaml::Node& node, const std::string& prefix, const KeyTable* table, Settings& out);
  yaml::Fault read_gate(const yaml::Node& node, Settings& out);
  void read_override(const yaml::Node& node, std::vector<Override>& out);
  yaml::Fault read_globs(const yaml::Node& node, std::vector<std::string>& out);
  yaml::Fault check_pattern(const std::string& pattern) const;
  yaml::Fault charge(const RuleSetting& row);
  void note(const std::string& key, const yaml::Node& value, Settings& out) const;

  std::string path_;
  const std::vector<std::string>& rule_ids_;
  const Fence* fence_;
  SettingsBudget& budget_;
  std::vector<Error>& problems_;
};

}  // namespace mannerly
