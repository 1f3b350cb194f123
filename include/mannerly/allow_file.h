// Allowances beside the drafts, for texts that cannot carry their own: `.mannerly-allow.yaml` names single findings by
// fingerprint, so that an entry holds as long as the sentence does, wherever it moves.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/draft.h"
#include "mannerly/result.h"

namespace mannerly {

/// The file's name; it stands beside the configuration that governs a draft, else in the draft's folder.
inline constexpr std::string_view kAllowFileName = ".mannerly-allow.yaml";

/// One entry: the finding of `rule` with `fingerprint` in `file` is allowed.
struct AllowEntry {
  std::string file;  ///< relative to the allow file's folder, with "/"; of a batch record "file#id"
  std::string rule;
  std::string fingerprint;
  std::string reason;
  std::optional<Day> until = {};  ///< the last day on which it holds
  Error where = {};               ///< path, line and column; the message is empty
};

struct AllowFile {
  std::string path;
  std::vector<AllowEntry> entries;  ///< in file order
};

/// Reads the bytes of an allow file. An entry with a fault becomes a located problem and is left out.
AllowFile read_allow_file(const std::string& path, std::string_view bytes, std::vector<Error>& problems);

/// Adds an Allow to `draft` for every entry about `name`, the draft's path as the entries spell it, and for every entry
/// of a file that is gone: it may have got a new name. Of the latter nothing is said when they have no effect.
void add_allows(const AllowFile& file, const std::string& name,
                const std::function<bool(const std::string& file)>& is_gone, Draft& draft);
/// Where the entry stands: "path:line", Allow::place.
std::string place_of(const AllowEntry& entry);
/// The note of a finding about the entry at that place.
std::string note_on(const std::string& place);

/// The bytes of the file with `entries` added; one that is there already (file, rule, fingerprint) is replaced. What
/// else stands in the file stays. Empty bytes make a new file. Fails when the bytes cannot be read as an allow file.
Result<std::string> with_entries(const std::string& path, std::string bytes, const std::vector<AllowEntry>& entries);

/// The bytes of the file without the entries at these places of AllowFile::entries, in any order.
Result<std::string> without_entries(const std::string& path, std::string bytes, std::vector<std::size_t> places);

}  // namespace mannerly
