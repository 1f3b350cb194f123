// `.mannerly.yaml` → Config: what it extends, its own keys, every fault with its place. Applying the rows to rules is
// resolution.h; finding the file is discovery.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"
#include "mannerly/words.h"

namespace mannerly {

/// What a configuration may refer to, given by the caller.
struct ConfigSources {
  /// Reads `extends: [./file.yaml]`; may be null where no file can be extended.
  const FileSystem* files = nullptr;
  /// The YAML text of a bundled preset, or nullopt when there is none of that name.
  std::function<std::optional<std::string>(std::string_view name)> preset;
  std::vector<std::string> preset_names;  ///< for messages
  std::vector<std::string>
      rule_ids;                     ///< ids and globs of `rules:` must match one of these, or a pack's; none: unchecked
  std::string base_dir = {};        ///< where relative paths start, for following links; may be empty
  std::vector<OwnWord> words = {};  ///< the user's, before those of any file
};

/// Presets from the files embedded in the binary.
ConfigSources bundled_sources();

/// Reads the configuration `bytes` of the file `path`. Extended files come first, own rows last; a file that extends
/// nothing extends `recommended`. A row with a fault is left out and reported in `problems`.
Config read_config(const std::string& path, std::string_view bytes, const ConfigSources& sources,
                   std::vector<Error>& problems);

/// The configuration that holds without any file: the preset `recommended`.
Config default_config(const ConfigSources& sources, std::vector<Error>& problems);

}  // namespace mannerly
