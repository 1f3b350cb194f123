// Facts that nobody has to type: the member's own data export and colleagues' connection lists, given as files.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "mannerly/draft.h"
#include "mannerly/history.h"
#include "mannerly/network.h"

namespace mannerly::cli {

/// Warm paths, and whom they lead to: a person or a company.
struct Introductions : WarmPaths {
  std::string target;
};

/// Reads what the options name, once; then fills contexts. `stated` (context file and flags) says whose export it is
/// where the files do not.
class Exports {
 public:
  Exports(const Options& options, const Context& stated, const FileSystem& files, std::vector<Error>& problems);

  /// Adds what the files say about the context's sender and recipient; a fact it already has wins. Returns notes.
  std::vector<std::string> apply(std::chrono::sys_seconds now, Context& context) const;
  /// Whether messages and connections of the sender's own were given, which a thread is known from.
  bool has_history() const { return history_ != nullptr; }
  /// What the sender lately wrote to people whom none of `drafts` goes to, as drafts for survey(). Nothing while a
  /// draft does not name its reader: it might be one of them.
  std::vector<std::shared_ptr<const Draft>> earlier(std::chrono::sys_seconds now,
                                                    const std::vector<std::shared_ptr<const Draft>>& drafts) const;
  /// The ways to the context's recipient, or where there is none to anybody at the company; nothing without lists, and
  /// for a direct connection.
  std::optional<Introductions> paths(const Context& context, std::size_t most) const;
  /// What reading the files left unclear.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  void read_export(const Options& options, const Context& stated, const FileSystem& files,
                   std::vector<Error>& problems);
  void read_colleagues(const Options& options, const Context& stated, const FileSystem& files,
                       std::vector<Error>& problems);

  std::shared_ptr<const History> history_;  ///< null: not given
  std::shared_ptr<const Network> network_;  ///< null: not given
  std::vector<std::string> notes_;
};

}  // namespace mannerly::cli
