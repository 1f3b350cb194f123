// Where a finding stands, as formats for other programs write it: a file, and two positions in the format's own unit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "report/reporters.h"

namespace mannerly {

/// Half-open, lines and columns from 1.
struct Region {
  Position start;
  Position end;
};

/// The span in the file's lines and columns. A batch record's text has no place of its own in the file: the first
/// character of the line on which the record begins stands for it.
Region region_of(const Draft& draft, Span span, ColumnUnit unit);

/// `path` with forward slashes and without "." and "..": from the repository's root when it lies below it (and the
/// options name one), else as it was given.
std::string repository_path(const std::string& path, const ReportOptions& options);
/// A path as a URI: relative ones stay so, absolute ones become file:///…; what is not unreserved is percent-encoded.
std::string path_uri(const std::string& path);

/// The message; of a batch record with the record's id before it.
std::string message_of(const Draft& draft, const Finding& finding);

/// The fix as a single edit from its first byte to its last, for formats that know only one range a fix.
Edit merged_edit(const SourceText& source, const Fix& fix);
/// True when another program may apply it: the draft is a file, the fix changes something and is no mere advice.
bool is_applicable(const Draft& draft, const Fix& fix);

/// Identities of findings that stay when lines move: the path, the finding's own fingerprint, and a count that tells
/// equal ones apart. Ask in the order of the report.
class Identities {
 public:
  /// Unique among all that this object gave.
  std::string of(const std::string& path, const Draft& draft, const Finding& finding);
  /// The same for something else of that name.
  std::string of(const std::string& name);

 private:
  std::unordered_map<std::uint64_t, int> given_;
};

}  // namespace mannerly
