// Paths in a baseline count from its own folder, so that it means the same wherever the program is run.
#include "cli/baselines.h"

#include <filesystem>
#include <utility>

#include "cli/found_file.h"

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
  // Many drafts share a folder; its path is worked out once.
  places.name = [folder, known = std::map<std::string, std::string>()](const Draft& draft) mutable {
    const std::string& path = draft.source.path();
    const std::size_t name = path.rfind('/') + 1;
    const auto [row, is_new] = known.try_emplace(path.substr(0, name));
    if (is_new) row->second = (whole(path).parent_path().lexically_relative(folder) / "").generic_string();
    const std::string relative = row->second == "./" ? path.substr(name) : row->second + path.substr(name);
    return relative.empty() ? path : relative;
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

bool Baselines::concern(const std::string& config) const {
  if (options_.no_baseline) return false;
  return !options_.baseline.empty() || files_.exists(path_for(config));
}

BaselineRun Baselines::read(const std::string& path, std::vector<Error>& problems) const {
  BaselineRun out{.path = path};
  if (!files_.exists(path)) return out;
  out.found = true;
  auto bytes = options_.baseline.empty() ? read_found_file(files_, path, kMaxBaselineBytes)
                                         : files_.read_at_most(path, kMaxBaselineBytes);
  if (bytes) out.bytes = *bytes;
  auto baseline = bytes ? read_baseline(path, out.bytes) : Result<Baseline>(fail(bytes.error()));
  if (baseline) {
    out.before = std::move(*baseline);
    return out;
  }
  const bool makes_it_anew = options_.command == Command::kBaselineCreate && options_.force;
  if (!makes_it_anew) problems.push_back(baseline.error());
  out.broken = !makes_it_anew;
  return out;
}

std::vector<BaselineRun> Baselines::apply(const std::vector<BaselineTarget>& results,
                                          std::vector<Error>& problems) const {
  if (options_.no_baseline) return {};
  std::map<std::string, std::vector<BaselineTarget>> by_path;
  std::map<const Linter*, std::string> paths;
  for (const BaselineTarget& target : results) {
    const auto [path, is_new] = paths.try_emplace(target.linter);
    if (is_new) path->second = path_for(target.linter->config().path);
    by_path[path->second].push_back(target);
  }
  std::vector<BaselineRun> out;
  for (const auto& [path, members] : by_path) {
    BaselineRun run = read(path, problems);
    if (!run.found && options_.command == Command::kCheck) {
      if (options_.baseline.empty()) continue;
      problems.push_back(
          {.message = "there is no such baseline; make it with “mannerly baseline create”", .path = path});
    }
    run.outcome = apply_baseline(run.before, places_of(path, files_), members);
    out.push_back(std::move(run));
  }
  return out;
}

}  // namespace mannerly::cli
