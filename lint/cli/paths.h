// What an export adds to the answer of `permit`, for people and for programs: the thread so far and warm paths.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/exports.h"
#include "report/reporters.h"

namespace mannerly::cli {

/// "paths to Lena Orth" and one numbered line a path; nothing when there is none.
void write_paths(const Introductions& paths, const ReportOptions& options, std::string& out);
/// A list of {"text", "steps": [{"name", "company", "profile", "connected"}]}.
nlohmann::ordered_json paths_json(const WarmPaths& paths);

/// "thread  connected since 2026-02-08, 3 messages, …"; nothing when nothing is known.
void write_thread(const Thread& thread, const ReportOptions& options, std::string& out);
nlohmann::ordered_json thread_json(const Thread& thread);

}  // namespace mannerly::cli
