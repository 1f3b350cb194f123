// Feeds the files of an export to their readers: HistoryReader and read_history of include/mannerly/history.h.
#include <array>
#include <cassert>
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
  permit::HistoryRows rows;
  std::unique_ptr<permit::TableReader> reader;
  std::set<ExportFile> files;
  std::vector<Error> problems;
};

HistoryReader::HistoryReader(HistoryOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
HistoryReader::~HistoryReader() = default;

void HistoryReader::begin(ExportFile file, std::string path) {
  permit::HistoryRows& rows = impl_->rows;
  const auto use = [&rows](const auto& row) { rows.add(row); };
  impl_->files.insert(file);
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
}

HistoryResult HistoryReader::finish() {
  HistoryResult result;
  result.history =
      permit::build_history(std::move(impl_->rows), impl_->options, std::move(impl_->files), impl_->problems);
  result.problems = std::move(impl_->problems);
  return result;
}

HistoryResult read_history(const FileSystem& files, const std::vector<std::string>& paths, HistoryOptions options) {
  HistoryReader reader(std::move(options));
  std::vector<Error> problems;
  const auto read = [&](ExportFile file, const std::string& path) {
    reader.begin(file, path);
    const auto bytes = files.stream(path, [&](std::string_view chunk) { reader.feed(chunk); });
    if (bytes) return reader.end();
    problems.push_back(bytes.error());
  };
  for (const std::string& path : paths) {
    if (const auto file = export_file_of(path)) {
      read(*file, path);
      continue;
    }
    const auto inside = files.list(path);
    bool found = false;
    for (const std::string& name : inside.value_or(std::vector<std::string>())) {
      const auto file = export_file_of(name);
      if (!file || name.find('/') != std::string::npos) continue;
      read(*file, path + "/" + name);
      found = true;
    }
    if (!found) {
      problems.push_back(
          {"neither Connections.csv, messages.csv or Invitations.csv nor a folder with one of them", path, 0, 0});
    }
  }
  HistoryResult result = reader.finish();
  result.problems.insert(result.problems.begin(), problems.begin(), problems.end());
  return result;
}

}  // namespace mannerly
