// Paths in a baseline count from its own folder, so that it means the same wherever the program is run.
#include "cli/baselines.h"

#include <filesystem>
#include <utility>

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

fs::path whole(const std::string& path) {
  std::error_code code;
  const fs::path absolute = fs::absolute(path, code);
  return (code ? fs::path(path) : absolute).lexically_normal();
}

BaselinePlaces places_of(const std::string& baseline, const FileSystem& files) {
  const fs::path folder = whole(baseline).parent_path();
  BaselinePlaces places;
  places.name = [folder](const Draft& draft) {
    const fs::path relative = whole(draft.source.path()).lexically_relative(folder);
    return relative.empty() ? draft.source.path() : relative.generic_string();
  };
  places.exists = [folder, &files](const std::string& path) { return files.exists((folder / path).string()); };
  return places;
}

}  // namespace

std::string Baselines::path_for(const std::string& config) const {
  if (!options_.baseline.empty()) return options_.baseline;
  const std::string here(kBaselineName);
  if (config.empty()) return here;
  const std::string beside = (fs::path(config).parent_path() / here).generic_string();
  return !files_.exists(beside) && files_.exists(here) ? here : beside;
}

BaselineRun Baselines::read(const std::string& path, std::vector<Error>& problems) const {
  BaselineRun out{.path = path};
  if (!files_.exists(path)) return out;
  out.found = true;
  auto bytes = files_.read(path);
  if (!bytes) {
    problems.push_back(bytes.error());
    return out;
  }
  out.bytes = std::move(*bytes);
  auto baseline = read_baseline(path, out.bytes);
  if (baseline) {
    out.before = std::move(*baseline);
  } else {
    problems.push_back(baseline.error());
  }
  return out;
}

std::vector<BaselineRun> Baselines::apply(const std::vector<DraftResult*>& results,
                                          const std::vector<std::string>& configs, std::vector<Error>& problems) const {
  if (options_.no_baseline) return {};
  std::map<std::string, std::vector<DraftResult*>> by_path;
  for (std::size_t i = 0; i < results.size(); ++i) by_path[path_for(configs[i])].push_back(results[i]);
  std::vector<BaselineRun> out;
  for (const auto& [path, members] : by_path) {
    BaselineRun run = read(path, problems);
    if (!run.found && !options_.baseline.empty() && options_.command == Command::kCheck) {
      problems.push_back(
          {.message = "there is no such baseline; make it with “mannerly baseline create”", .path = path});
    }
    run.outcome = apply_baseline(run.before, places_of(path, files_), members);
    out.push_back(std::move(run));
  }
  return out;
}

}  // namespace mannerly::cli
