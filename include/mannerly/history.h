// What a member's own data export says: who is connected, who was written to and who answered. Nothing is sent and
// nothing is fetched: the host feeds the bytes of the files.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

enum class ExportFile { kConnections, kMessages, kInvitations };

/// The file of an export that a path names ("export/Connections.csv", "messages (1).csv"), or nullopt.
std::optional<ExportFile> export_file_of(std::string_view path);

struct HistoryOptions {
  /// Whose export it is, a name or the address of a profile; empty: found from the data.
  std::string owner = {};
  /// The day the export was made; unset: the newest row's. What was sent since is not in it.
  std::optional<Day> exported = {};
  /// Own earlier texts are kept up to this much in all; beyond it the threads read last go without.
  std::size_t max_text_bytes = std::size_t{40} << 20;
};

/// The facts of one export. Immutable; safe to share between threads.
class History;

/// Whose export it is and how that is known. Empty names: it is not.
struct ExportOwner {
  std::string name;
  std::string profile;   ///< "linkedin.com/in/ana-li", or empty
  std::string known_by;  ///< "every message is from or to them"
};
ExportOwner owner_of(const History& history);

struct HistoryResult {
  std::shared_ptr<const History> history;  ///< never null
  std::vector<Error> problems;             ///< located; a row that cannot be read is left out, never guessed
  std::vector<std::string> notes;          ///< whose export it is cannot be told
};

/// Builds a History from chunks of files: begin(), feed() any number of times, end(), for every file; then finish().
/// Memory: one row, some twelve bytes a message, and the people. Not thread safe.
class HistoryReader {
 public:
  explicit HistoryReader(HistoryOptions options = {});
  ~HistoryReader();
  HistoryReader(const HistoryReader&) = delete;
  HistoryReader& operator=(const HistoryReader&) = delete;

  void begin(ExportFile file, std::string path);
  void feed(std::string_view chunk);
  void end();
  /// To be called once, after the last end().
  HistoryResult finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where the files of an export are; a file named for itself stands in for the folder's.
struct ExportPaths {
  std::string folder = {};  ///< one that holds any of the files, or whose only folder with such files is meant
  std::string connections = {};
  std::string messages = {};
  std::string invitations = {};
  bool empty() const { return folder.empty() && connections.empty() && messages.empty() && invitations.empty(); }
};
HistoryResult read_history(const FileSystem& files, const ExportPaths& paths, HistoryOptions options = {});
/// The path of the Connections.csv among them, or empty.
std::string connections_path(const FileSystem& files, const ExportPaths& paths);

/// The person a draft goes to. A profile's address decides; a name may be several people's.
struct Who {
  std::string name = {};
  std::vector<std::string> also = {};  ///< other names they go by
  std::string profile = {};
};

/// The recipient, as a context names them.
Who recipient_of(const Context& context);

/// Adds what the export says about the sender and about `who`: degree, thread, used allowances, streak. A fact that
/// `context` already has wins. Rows up to the end of `now`'s day count; days, months and weeks (seven days) are UTC.
/// Returns notes for the user: who is meant is unclear, by what they were found, how old the export is. Thread safe.
std::vector<std::string> apply_history(const History& history, const Who& who, std::chrono::sys_seconds now,
                                       Context& context);

}  // namespace mannerly
