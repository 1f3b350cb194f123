// The input of a run in parts that are small enough to hold: a file that is one draft, or a piece of a batch. The input
// can be gone through twice; what comes through a pipe is kept meanwhile.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/spool.h"
#include "cli/workspace.h"
#include "mannerly/batch.h"
#include "mannerly/draft.h"

namespace mannerly::cli {

struct DraftPart {
  std::shared_ptr<const DraftFile> file;  ///< null when only `problems` counts
  std::optional<BatchPiece> piece;        ///< of a batch
  std::string bytes = {};                 ///< of a file that is one draft
  std::vector<Error> problems = {};       ///< why the file, or the rest of it, cannot be read
  std::size_t file_number = 0;            ///< among the files of the run

  std::size_t size() const { return piece ? piece->bytes.size() : bytes.size(); }
};

/// The drafts of a part, complete with what stands beside it. Thread safe.
struct ReadPart {
  std::shared_ptr<const DraftFile> file;
  std::vector<std::shared_ptr<const Draft>> drafts;
  std::vector<Error> problems;
  std::vector<std::string> notes;
};
ReadPart read_part(const DraftPart& part, const Workspace& workspace);

/// Not thread safe.
class DraftParts {
 public:
  using Use = std::function<void(DraftPart)>;

  /// All of these must outlive it.
  DraftParts(const std::vector<std::string>& files, Workspace& workspace, const FileSystem& disk, std::istream& in)
      : files_(files), workspace_(workspace), disk_(disk), in_(in) {}

  /// Hands over all parts in order; stops soon once `stop` says so. The same parts each time, if the files stay as they
  /// are.
  void each(const std::function<bool()>& stop, const Use& use);

 private:
  using Bytes = std::function<void(std::string_view)>;

  Result<void> stream(const std::string& file, const std::function<bool()>& stop, const Bytes& use);
  void use_file(const std::string& file, const std::function<bool()>& stop, const Use& use);

  const std::vector<std::string>& files_;
  Workspace& workspace_;
  const FileSystem& disk_;
  std::istream& in_;
  std::map<std::string, Spool> spools_;  ///< of what can be read only once
  std::size_t file_number_ = 0;          ///< of the file that is being read
};

}  // namespace mannerly::cli
