// `mannerly init`: writes a configuration that fits what a folder holds, and never over one that is there.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "cli/commands.h"
#include "cli/init_survey.h"
#include "cli/workspace.h"
#include "mannerly/linter.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = ".mannerly.yaml";

/// A new file with these bytes; fails when there is one already, links that lead nowhere included.
Result<void> create_file(const std::string& path, const std::string& bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) {
    const int code = errno;
    if (code == EEXIST) return fail(Error{.message = "it is there already and was left alone", .path = path});
    return fail(Error{.message = "cannot write: " + std::generic_category().message(code), .path = path});
  }
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t written = write(file, bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    done += static_cast<std::size_t>(written);
  }
  const bool good = done == bytes.size() && fsync(file) == 0;
  close(file);
  if (good) return {};
  unlink(path.c_str());
  return fail(Error{.message = "cannot write the whole file", .path = path});
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void tell(const FolderSurvey& survey, const std::string& folder, const std::string& path, std::ostream& out) {
  out << "wrote " << printable(path) << '\n';
  out << "found " << counted(survey.drafts, "draft", "drafts") << (survey.cut ? " (and stopped there)" : "") << '\n';
  for (const SurveyedFolder& entry : survey.folders) {
    const std::string name = entry.path.empty() ? "this folder" : entry.path + "/";
    if (entry.templates > 0) {
      out << "  " << printable(name) << ": " << counted(entry.templates, "template", "templates") << " with "
          << counted(entry.slots.size(), "field", "fields") << '\n';
    }
    if (entry.kind && entry.unstated > 0) out << "  " << printable(name) << ": kind " << to_string(*entry.kind) << '\n';
  }
  if (survey.unreadable > 0) out << counted(survey.unreadable, "file", "files") << " could not be read\n";
  out << "next: mannerly check " << printable(folder) << '\n';
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
