// GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/. Paths start at the repository's root. GitLab
// folds equal fingerprints into one and compares them between branches: they are unique and hold no line number.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/dump.h"
#include "report/formats.h"
#include "report/region.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(Severity severity) {
  if (severity == Severity::kError) return "major";
  return severity == Severity::kWarning ? "minor" : "info";
}

struct Issue {
  std::string description;
  std::string check_name;
  std::string fingerprint;
  std::string_view severity;
  std::string path;
  std::uint32_t begin = 1;
  std::uint32_t end = 1;
};

/// Writes the issues of one array, a line each.
class Issues {
 public:
  explicit Issues(Sink& out) : out_(out) { out_ += '['; }

  void add(const Issue& issue) {
    const Json json = {{"description", issue.description},
                       {"check_name", issue.check_name},
                       {"fingerprint", issue.fingerprint},
                       {"severity", issue.severity},
                       {"location", {{"path", issue.path}, {"lines", {{"begin", issue.begin}, {"end", issue.end}}}}}};
    out_ += separator_;
    out_ += dump(json);
    separator_ = ",\n";
  }
  void close() { out_ += "]\n"; }

 private:
  Sink& out_;
  std::string_view separator_ = "\n";
};

}  // namespace

void write_gitlab(const Report& report, const ReportOptions& options, Sink& out) {
  Issues issues(out);
  Identities identities;
  for (const Error& problem : report.problems) {
    if (problem.path.empty()) continue;  // an issue must have a file
    const std::string path = repository_path(problem.path, options);
    const std::uint32_t line = std::max(problem.line, 1U);
    issues.add(
        {problem.message, "not-checked", identities.of(path + '\n' + problem.message), "critical", path, line, line});
  }
  for (const DraftResult& result : report.drafts) {
    const std::string path = repository_path(result.draft->source.path(), options);
    for (const Finding& finding : result.findings) {
      const Region region = region_of(*result.draft, finding.span, ColumnUnit::kBytes);
      issues.add({message_of(*result.draft, finding), finding.rule, identities.of(path, *result.draft, finding),
                  gitlab_severity(finding.severity), path, region.start.line, region.end.line});
    }
  }
  issues.close();
}

}  // namespace mannerly
