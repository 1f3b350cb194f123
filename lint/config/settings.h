// Settings onto a Config, and which overrides govern a draft. Reading them is settings_reader.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mannerly/config.h"

namespace mannerly {

/// The folder of a configuration, as drafts see it.
class ConfigPlace {
 public:
  ConfigPlace() = default;
  /// Relative paths start from `base_dir`, which is absolute, or empty when all paths start from the same place.
  ConfigPlace(const std::string& config_path, std::string base_dir);
  /// The path of a draft relative to the folder, with "/" between names. A draft outside keeps its own path.
  std::string relative(const std::string& draft_path) const;

 private:
  std::string base_dir_;
  std::string folder_;
  std::optional<std::string> absolute_start_;  ///< of absolute paths below the folder
  std::optional<std::string> relative_start_;  ///< of relative paths below it
};

/// What drafts declare under `settings` when `before` is declared without them.
std::optional<DeclaredFields> fields_after(const Settings& settings, std::optional<DeclaredFields> before);

/// What is set replaces what `config` had; rows of rules and words are appended, lists of fields edited.
void apply_settings(const Settings& settings, Config& config);

/// Whether the override is for drafts at `path`, relative to the configuration's folder. The last glob that fits
/// decides. Without a kind, only the files are asked.
bool governs(const Override& row, std::string_view path, std::optional<Kind> kind);

/// How drafts at `path` are to be read: kind, template and fields where they do not say it themselves.
InputOptions input_defaults(const Config& config, std::string_view path);

}  // namespace mannerly
