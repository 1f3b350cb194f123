// The formats that need not see the whole report: each draft's passage is written by itself, in any thread, and
// passages are put together in the order of the drafts. reporters.cc writes whole reports of these formats in the same
// way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mannerly/report.h"
#include "report/reporters.h"
#include "report/sink.h"

namespace mannerly {

/// How a draft's text stands among the others: not at all, as a line, as a block of lines.
enum class Standing { kNothing, kLine, kBlock };

/// What is written about drafts that follow each other.
struct Passage {
  std::string text;
  Standing first = Standing::kNothing;
  Standing last = Standing::kNothing;
};

/// What is known before the first draft is linted.
struct StreamFacts {
  std::size_t drafts = 0;
  std::string policy;  ///< name of the active policy, or empty
};

/// A format in pieces. The functions are pure and thread safe.
struct StreamFormat {
  std::string_view name;
  void (*begin)(const StreamFacts& facts, const ReportOptions& options, Sink& out);
  Passage (*draft)(const DraftResult& result, const StreamFacts& facts, const ReportOptions& options);
  /// What stands between two passages; `before` is kNothing for the first.
  std::string_view (*between)(Standing before, Standing after);
  /// `report` has no drafts; `before` is the last passage's.
  void (*end)(const Report& report, const StreamFacts& facts, const ReportOptions& options, Standing before, Sink& out);
};

/// The format of that name, or nullptr when it must see the whole report.
const StreamFormat* find_stream_format(std::string_view name);

/// Writes one report, passage by passage. `format`, `options` and `out` must outlive it. Not thread safe.
class ReportStream {
 public:
  ReportStream(const StreamFormat& format, const ReportOptions& options, StreamFacts facts, Sink& out);

  void add(const Passage& passage);
  /// `report` is all but the drafts.
  void finish(const Report& report);

 private:
  const StreamFormat& format_;
  const ReportOptions& options_;
  StreamFacts facts_;
  Sink& out_;
  Standing last_ = Standing::kNothing;
};

/// The passage of two neighbours.
void append(const StreamFormat& format, Passage next, Passage& passage);

/// A whole report, as the stream of its drafts.
void write_streamed(const StreamFormat& format, const Report& report, const ReportOptions& options, Sink& out);

/// The formats, see formats.h.
extern const StreamFormat kTextStream;
extern const StreamFormat kConciseStream;
extern const StreamFormat kJsonStream;
extern const StreamFormat kJsonlStream;

}  // namespace mannerly
