// Where the reports of a streamed run go: one to standard output or --output, any number to files.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/atomic_file.h"
#include "cli/io.h"
#include "cli/options.h"
#include "mannerly/report.h"
#include "report/reporters.h"
#include "report/sink.h"
#include "report/stream.h"

namespace mannerly::cli {

/// One report. Files appear with finish() or not at all.
class ReportTarget {
 public:
  /// `path` empty: to `out`.
  ReportTarget(const StreamFormat& format, ReportOptions options, std::string path, std::ostream& out);

  const StreamFormat& format() const { return format_; }
  /// Opens the file and writes what comes before all drafts; an Error when that cannot be, and then the rest is in
  /// vain.
  Result<void> begin(const StreamFacts& facts);
  /// The text about one draft. Thread safe, after begin().
  Passage passage(const DraftResult& result) const { return format_.draft(result, facts_, options_); }
  void add(const Passage& passage);
  /// `report` is all but the drafts.
  Result<void> finish(const Report& report);
  /// Hands on what is held, as far as the target is a stream.
  void flush();

 private:
  const StreamFormat& format_;
  ReportOptions options_;
  std::string path_;
  std::ostream& out_;
  StreamFacts facts_;
  std::unique_ptr<FileWriter> file_;
  std::unique_ptr<Sink> sink_;
  std::unique_ptr<ReportStream> stream_;  ///< null: nothing is written
};

/// The reports that the options ask for, all of which can be streamed.
std::vector<std::unique_ptr<ReportTarget>> report_targets(const Options& options, Io& io);

}  // namespace mannerly::cli
