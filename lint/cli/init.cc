// `mannerly init`: writes a configuration that fits what a folder holds, and never over one that is there.
#include <filesystem>
#include <ostream>
#include <system_error>

#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/init_survey.h"
#include "cli/workspace.h"
#include "mannerly/linter.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = ".mannerly.yaml";

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void tell(const FolderSurvey& survey, const std::string& folder, const std::string& path, std::ostream& out) {
  out << "wrote " << printable(path) << '\n';
  out << "found " << counted(survey.drafts, "draft", "drafts") << (survey.cut ? " (and stopped there)" : "") << '\n';
  for (const SurveyedFolder& entry : survey.folders) {
    const std::string name = entry.path.empty() ? "this folder" : entry.path + "/";
    if (holds_templates(entry)) {
      out << "  " << printable(name) << ": " << counted(entry.templates, "template", "templates") << " with "
          << counted(fields_of(entry).size(), "field", "fields") << '\n';
    } else if (entry.templates > 0) {
      out << "  " << printable(name) << ": " << entry.templates << " of " << entry.drafts - entry.said
          << " have slots, too few to call all of them templates; say template: true in those\n";
    }
    if (entry.kind && entry.unstated > 0) out << "  " << printable(name) << ": kind " << to_string(*entry.kind) << '\n';
  }
  if (!survey.unreadable.empty()) {
    out << counted(survey.unreadable.size(), "file", "files") << " could not be read, such as "
        << printable(survey.unreadable.front()) << '\n';
  }
  out << "a draft fails with an error or under 70 points; gate: in the file says so\n";
  out << "next: mannerly check " << printable(folder) << '\n';
  if (survey.drafts > 1) {
    out << "      mannerly baseline create " << printable(folder) << "   # when what is there may stay as it is\n";
  }
}

}  // namespace

Exit run_init(const Options& options, Io& io) {
  const std::string folder = options.paths.empty() ? "." : options.paths.front();
  std::error_code code;
  const fs::path path = (fs::path(folder) / kName).lexically_normal();
  std::vector<Error> problems;
  if (!fs::is_directory(folder, code)) {
    problems.push_back({.message = "no such folder; name the one your drafts are in", .path = folder});
  } else if (fs::exists(fs::symlink_status(path, code))) {
    problems.push_back({.message = "it is there already and was left alone", .path = path.generic_string()});
  } else {
    const std::string above = find_config(*disk_file_system(), fs::absolute(path, code).generic_string());
    const FolderSurvey survey = survey_folder(folder);
    if (const auto written = create_file(path.generic_string(), configuration_for(survey)); !written) {
      problems.push_back(written.error());
    } else {
      tell(survey, folder, path.generic_string(), io.out);
      if (!above.empty()) io.out << "note: " << printable(above) << " no longer holds here; extend it to keep it\n";
    }
  }
  print_problems(problems, io.err);
  return problems.empty() ? Exit::kPassed : Exit::kBadInput;
}

}  // namespace mannerly::cli
