// Which entries are meant is told by the notes of the findings about them.
#include "cli/dead_allows.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/rewrite.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// Whether the paths hold all that could be drafts of the allow file.
bool covers(const std::vector<std::string>& paths, const std::string& allow_path) {
  std::error_code code;
  const fs::path folder = fs::absolute(allow_path, code).lexically_normal().parent_path();
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const fs::path relative =
        folder.lexically_relative((fs::absolute(path, code) / "").lexically_normal().parent_path());
    return !relative.empty() && *relative.begin() != "..";
  });
}

/// What the results say of entries.
struct Said {
  std::set<std::string> dead;  ///< notes of findings about entries without effect
  std::set<std::string> live;  ///< fingerprints of what entries cover
};

Said said_in(const std::vector<DraftResult>& results) {
  Said out;
  for (const DraftResult& result : results) {
    for (const Finding& finding : result.findings) {
      if (finding.category == "suppression" && finding.rule != "suppression/unknown-rule") {
        out.dead.insert(finding.notes.begin(), finding.notes.end());
      }
    }
    for (const Suppressed& row : result.suppressed) {
      if (row.by == SuppressedBy::kFile) out.live.insert(row.finding.fingerprint);
    }
  }
  return out;
}

DeadAllows dead_in(const AllowFile& file, const std::string& path, const Said& said, bool deletes_gone) {
  const fs::path folder = fs::path(path).parent_path();
  DeadAllows out{path, {}, {}};
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    const AllowEntry& entry = file.entries[i];
    const bool gone = deletes_gone && !said.live.contains(entry.fingerprint) &&
                      !fs::exists(folder / entry.file.substr(0, entry.file.rfind('#')));
    if (!gone && !said.dead.contains(note_on(place_of(entry)))) continue;
    out.entries.push_back(entry);
    out.places.push_back(i);
  }
  return out;
}

}  // namespace

std::vector<DeadAllows> dead_allows(Workspace& workspace, const std::vector<DraftResult>& results,
                                    const Options& options, GoneFiles gone) {
  const Said said = said_in(results);
  std::set<std::string> paths;
  for (const DraftResult& result : results) paths.insert(workspace.allow_path_for(result.draft->source.path()));
  if (paths.empty()) paths.insert(workspace.allow_path_for("draft"));
  std::vector<DeadAllows> out;
  for (const std::string& path : paths) {
    const bool deletes_gone = gone == GoneFiles::kDelete && covers(options.paths, path);
    DeadAllows dead = dead_in(workspace.allow_file(path), path, said, deletes_gone);
    if (!dead.places.empty()) out.push_back(std::move(dead));
  }
  return out;
}

bool delete_entries(const DeadAllows& dead, Workspace& workspace) {
  return rewrite_file(dead.path, workspace,
                      [&](const std::string& bytes) { return without_entries(dead.path, bytes, dead.places); });
}

}  // namespace mannerly::cli
