// Feeds the files of an export to their readers: HistoryReader and read_history of include/mannerly/history.h.
#include <array>
#include <cassert>
#include <map>
#include <utility>

#include "base/strings.h"
#include "permit/history_index.h"

namespace mannerly {
namespace {

constexpr std::array<std::pair<std::string_view, ExportFile>, 3> kFiles{{{"connections", ExportFile::kConnections},
                                                                         {"messages", ExportFile::kMessages},
                                                                         {"invitations", ExportFile::kInvitations}}};

std::string_view name_of_path(std::string_view path) { return path.substr(path.find_last_of("/\\") + 1); }

}  // namespace

std::optional<ExportFile> export_file_of(std::string_view path) {
  const std::string name = ascii_lower(name_of_path(path));
  if (!name.ends_with(".csv")) return std::nullopt;
  for (const auto& [start, file] : kFiles) {
    // "messages (1).csv" too, but not "messages_old_list.csv".
    const std::string_view rest = std::string_view(name).substr(std::min(start.size(), name.size()));
    if (name.starts_with(start) && (rest == ".csv" || rest.starts_with(" ("))) return file;
  }
  return std::nullopt;
}

struct HistoryReader::Impl {
  explicit Impl(HistoryOptions given) : options(std::move(given)), rows(options.max_text_bytes) {}

  HistoryOptions options;
  /// A file that broke off was begun and not ended.
  void give_up() {
    if (reader != nullptr && file == ExportFile::kConnections) rows.connections_whole = false;
    reader.reset();
  }

  permit::HistoryRows rows;
  std::unique_ptr<permit::TableReader> reader;
  std::set<ExportFile> files;
  ExportFile file = ExportFile::kConnections;  ///< the one being read
  std::size_t problems_before = 0;
  std::vector<Error> problems;
};

HistoryReader::HistoryReader(HistoryOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
HistoryReader::~HistoryReader() = default;

void HistoryReader::begin(ExportFile file, std::string path) {
  permit::HistoryRows& rows = impl_->rows;
  impl_->give_up();
  const auto use = [&rows](const auto& row) { rows.add(row); };
  impl_->files.insert(file);
  impl_->file = file;
  impl_->problems_before = impl_->problems.size();
  switch (file) {
    case ExportFile::kConnections:
      impl_->reader = permit::connections_reader(std::move(path), impl_->problems, use);
      break;
    case ExportFile::kMessages:
      impl_->reader = permit::messages_reader(std::move(path), impl_->problems, use);
      break;
    case ExportFile::kInvitations:
      impl_->reader = permit::invitations_reader(std::move(path), impl_->problems, use);
      break;
  }
}

void HistoryReader::feed(std::string_view chunk) {
  assert(impl_->reader != nullptr);
  impl_->reader->feed(chunk);
}

void HistoryReader::end() {
  assert(impl_->reader != nullptr);
  impl_->reader->finish();
  impl_->reader.reset();
  const bool faulty = impl_->problems.size() > impl_->problems_before;
  if (faulty && impl_->file == ExportFile::kConnections) impl_->rows.connections_whole = false;
}

HistoryResult HistoryReader::finish() {
  impl_->give_up();
  HistoryResult result;
  result.history = permit::build_history(std::move(impl_->rows), impl_->options, std::move(impl_->files), result.notes);
  result.problems = std::move(impl_->problems);
  return result;
}

namespace {

using FoundFiles = std::vector<std::pair<ExportFile, std::string>>;

/// `folder` itself if it is one of the files; the export's files directly in it, else in the only folder below that has
/// any.
FoundFiles files_inside(const FileSystem& files, const std::string& folder, std::vector<Error>& problems) {
  if (const auto file = export_file_of(folder)) return {{*file, folder}};
  std::map<std::string, FoundFiles> by_folder;
  for (const std::string& name : files.list(folder).value_or(std::vector<std::string>())) {
    const auto file = export_file_of(name);
    const std::size_t slash = name.find_last_of('/');
    if (file)
      by_folder[slash == std::string::npos ? "" : name.substr(0, slash)].emplace_back(*file, folder + "/" + name);
  }
  if (const auto here = by_folder.find(""); here != by_folder.end()) return here->second;
  if (by_folder.size() == 1) return by_folder.begin()->second;
  if (by_folder.empty()) {
    const bool packed = ascii_lower(folder).ends_with(".zip");
    problems.push_back({packed ? "the export is packed; unpack it and name the folder"
                               : "no folder with Connections.csv, messages.csv or Invitations.csv",
                        folder, 0, 0});
    return {};
  }
  std::vector<std::string> names;
  for (const auto& [name, found] : by_folder) names.push_back(name);
  if (names.size() > 4) names.resize(4);
  problems.push_back({"several exports lie in this folder; name one of them: " + join(names, ", "), folder, 0, 0});
  return {};
}

FoundFiles find_exports(const FileSystem& files, const ExportPaths& paths, std::vector<Error>& problems) {
  FoundFiles out;
  if (!paths.connections.empty()) out.emplace_back(ExportFile::kConnections, paths.connections);
  if (!paths.messages.empty()) out.emplace_back(ExportFile::kMessages, paths.messages);
  if (!paths.invitations.empty()) out.emplace_back(ExportFile::kInvitations, paths.invitations);
  if (paths.folder.empty()) return out;
  std::set<ExportFile> named;
  for (const auto& [file, path] : out) named.insert(file);
  for (auto& [file, path] : files_inside(files, paths.folder, problems)) {
    if (!named.contains(file)) out.emplace_back(file, std::move(path));
  }
  return out;
}

}  // namespace

HistoryResult read_history(const FileSystem& files, const ExportPaths& paths, HistoryOptions options) {
  HistoryReader reader(std::move(options));
  std::vector<Error> problems;
  for (const auto& [file, path] : find_exports(files, paths, problems)) {
    reader.begin(file, path);
    const auto bytes = files.stream(path, [&](std::string_view chunk) {
      reader.feed(chunk);
      return true;
    });
    if (bytes) {
      reader.end();
    } else {
      problems.push_back(bytes.error());
    }
  }
  HistoryResult result = reader.finish();
  result.problems.insert(result.problems.begin(), problems.begin(), problems.end());
  return result;
}

std::string connections_path(const FileSystem& files, const ExportPaths& paths) {
  std::vector<Error> told_elsewhere;
  for (const auto& [file, path] : find_exports(files, paths, told_elsewhere)) {
    if (file == ExportFile::kConnections) return path;
  }
  return {};
}

}  // namespace mannerly
