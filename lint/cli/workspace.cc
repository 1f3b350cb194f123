// Drafts are grouped by configuration file; a broken one costs only the drafts it governs.
#include "cli/workspace.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <utility>

#include "cli/disk_store.h"
#include "cli/found_file.h"
#include "cli/git.h"
#include "cli/walk.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// A path below the working folder without that folder, as people write it.
std::string shown_path(const std::string& path) {
  std::error_code code;
  const fs::path relative = fs::path(path).lexically_relative(fs::current_path(code));
  const bool below = !relative.empty() && *relative.begin() != "..";
  return fs::path(path).is_absolute() && below ? relative.generic_string() : path;
}

std::string all_of(std::istream& in) {
  constexpr std::size_t kChunk = std::size_t{64} << 10;
  std::string out;
  while (in) {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    in.read(out.data() + before, kChunk);
    out.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  return out;
}

}  // namespace

Workspace::Workspace(const Options& options, std::istream& in)
    : options_(options),
      in_(in),
      files_(disk_file_system()),
      now_(options.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))),
      facts_(options, *files_, problems_),
      exports_(options, facts_.context(), *files_, problems_) {
  add_notes(exports_.notes());
}

void Workspace::add_notes(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (said_.insert(note).second) notes_.push_back(note);
  }
}

std::string Workspace::config_for(const std::string& path) {
  if (options_.no_config) return {};
  if (!options_.config.empty()) return options_.config;
  const std::size_t name = path.rfind('/') + 1;
  const bool is_folder = path.find_first_not_of('.', name) == std::string::npos;  // "", "." or ".."
  const auto [entry, is_new] = configs_.try_emplace(is_folder ? path : path.substr(0, name));
  if (is_new) {
    std::error_code code;
    const std::string draft = fs::absolute(path, code).lexically_normal().string();
    entry->second = find_config(*files_, draft);
    if (const std::string other = find_misnamed_config(*files_, draft, entry->second); !other.empty()) {
      add_notes({shown_path(other) + " is not read; a configuration is called .mannerly.yaml"});
    }
  }
  return entry->second;
}

LinterOptions Workspace::linter_options(const std::string& config) const {
  LinterOptions wanted;
  wanted.files = files_;
  wanted.rules_dir = options_.rules_dir;
  wanted.store = disk_store(options_.cache_folder);
  wanted.policy = options_.policy;
  wanted.words_file = options_.words_file;
  wanted.config_path = config.empty() ? config : shown_path(config);
  std::error_code code;
  wanted.base_dir = fs::current_path(code).generic_string();
  wanted.now = now_;
  return wanted;
}

std::optional<PermissionSetup> Workspace::permissions() {
  Result<PermissionSetup> setup = set_up_permissions(linter_options(config_for("draft")));
  if (!setup) {
    problems_.push_back(setup.error());
    return std::nullopt;
  }
  problems_.insert(problems_.end(), setup->problems.begin(), setup->problems.end());
  return std::move(*setup);
}

std::shared_ptr<const Linter> Workspace::make_linter(const std::string& config) {
  auto linter = Linter::create(linter_options(config));
  if (!linter) {
    problems_.push_back(linter.error());
    return nullptr;
  }
  problems_.insert(problems_.end(), (*linter)->problems().begin(), (*linter)->problems().end());
  return *linter;
}

std::shared_ptr<const Linter> Workspace::linter_for(const std::string& path) {
  const std::string config = config_for(path);
  const auto [entry, is_new] = linters_.try_emplace(config);
  if (is_new) entry->second = make_linter(config);
  return entry->second;
}

InputOptions Workspace::input_options(const Linter& linter, const std::string& path) const {
  InputOptions input = linter.input_for(path);
  input.format = options_.input_format;
  if (options_.kind) input.kind = options_.kind;
  if (options_.is_template) {
    input.is_template = true;
    for (KindDefaults& row : input.by_kind) row.is_template.reset();
  }
  input.columns = options_.columns;
  facts_.add_to(input);
  return input;
}

ReadResult Workspace::reread(const LoadedDraft& loaded, const std::string& bytes) {
  const std::string& path = loaded.draft->source.path();
  DraftFile file{path, path, loaded.linter, input_options(*loaded.linter, path), {}};
  find_allows(file);
  ReadResult read = read_drafts(path, bytes, file.input);
  for (Draft& draft : read.drafts) add_allows(file, draft);
  return read;
}

std::string Workspace::config_or_new() {
  const std::string found = config_for("draft");
  return found.empty() ? ".mannerly.yaml" : shown_path(found);
}

std::string Workspace::allow_path_for(const std::string& path) {
  const std::string config = config_for(path);
  return (fs::path(config.empty() ? path : config).parent_path() / kAllowFileName).generic_string();
}

std::string Workspace::name_in(const std::string& allow_path, const Draft& draft) {
  std::error_code code;
  const fs::path folder = fs::absolute(allow_path, code).lexically_normal().parent_path();
  const fs::path relative = fs::absolute(draft.source.path(), code).lexically_normal().lexically_relative(folder);
  const std::string name = relative.empty() ? draft.source.path() : relative.generic_string();
  return draft.id.empty() ? name : name + "#" + draft.id;
}

const AllowFile& Workspace::allow_file(const std::string& path) {
  const auto [entry, is_new] = allow_files_.try_emplace(path);
  if (!is_new || !files_->exists(path)) return entry->second;
  const auto bytes = read_found_file(*files_, path, kMaxSideFileBytes);
  if (bytes) {
    entry->second = read_allow_file(shown_path(path), *bytes, problems_);
  } else {
    problems_.push_back(bytes.error());
  }
  return entry->second;
}

void Workspace::find_allows(DraftFile& file) {
  const auto [known, is_new] = quiet_folders_.try_emplace(file.path.substr(0, file.path.rfind('/') + 1), false);
  if (known->second) return;
  file.allow_path = allow_path_for(file.path);
  const AllowFile& allows = allow_file(file.allow_path);
  known->second = allows.entries.empty();
  if (!known->second) file.allows = &allows;
}

void Workspace::add_allows(const DraftFile& file, Draft& draft) const {
  if (file.allows == nullptr) return;
  const fs::path folder = fs::path(file.allow_path).parent_path();
  const auto is_gone = [&](const std::string& other) {
    const std::lock_guard lock(gone_mutex_);
    const auto [row, is_first] = gone_.try_emplace((folder / other).string());
    if (is_first) row->second = !files_->exists(row->first);
    return row->second;
  };
  mannerly::add_allows(*file.allows, name_in(file.allow_path, draft), is_gone, draft);
}

std::optional<DraftFile> Workspace::open(const std::string& file) {
  DraftFile out;
  out.file = file;
  out.path = file == kStdin && !options_.stdin_filename.empty() ? options_.stdin_filename : file;
  out.linter = linter_for(out.path);
  if (out.linter == nullptr) return std::nullopt;
  out.input = input_options(*out.linter, out.path);
  find_allows(out);
  return out;
}

std::vector<std::string> Workspace::complete(const DraftFile& file, Draft& draft) const {
  add_allows(file, draft);
  return exports_.apply(now_, draft.context);
}

void Workspace::load_file(const std::string& file, std::vector<LoadedDraft>& drafts) {
  auto bytes = file == kStdin ? Result<std::string>(all_of(in_)) : files_->read(file);
  if (!bytes) {
    problems_.push_back(bytes.error());
    return;
  }
  const std::optional<DraftFile> opened = open(file);
  if (!opened) return;
  ReadResult read = read_drafts(opened->path, std::move(*bytes), opened->input);
  const Origin origin = file == kStdin ? Origin::kStandardInput : Origin::kFile;
  for (Draft& draft : read.drafts) {
    add_notes(complete(*opened, draft));
    drafts.push_back({std::make_shared<const Draft>(std::move(draft)), opened->linter, origin});
  }
  problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
}

std::vector<std::string> Workspace::find() {
  FoundFiles found = find_files(options_.paths);
  problems_.insert(problems_.end(), found.problems.begin(), found.problems.end());
  std::error_code code;
  if (!options_.near_command.empty() && !fs::exists(options_.paths.front(), code)) {
    add_notes(
        {"“" + options_.paths.front() + "” is no file and no command; is “" + options_.near_command + "” meant?"});
  }
  if (options_.changed_since.empty()) return std::move(found.files);
  auto changed = changed_since(options_.changed_since, found.files);
  if (!changed) problems_.push_back(changed.error());
  return changed.value_or(std::vector<std::string>());
}

std::vector<LoadedDraft> Workspace::load(const std::vector<std::string>& files) {
  std::vector<LoadedDraft> drafts;
  for (const std::string& file : files) load_file(file, drafts);
  return drafts;
}

void print_problems(const std::vector<Error>& problems, std::ostream& err) {
  for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i) {
    Error place = problems[i];
    place.message = "error: " + place.message;
    if (place.path.empty()) place.path = "mannerly";
    err << to_string(place) << '\n';
  }
  if (problems.size() > kMostProblems) print_problem_count(problems.size() - kMostProblems, err);
}

void print_problem_count(std::size_t more, std::ostream& err) {
  err << "mannerly: error: " << more << " more problems\n";
}

Exit finish(const Workspace& workspace, Io& io, Exit good) {
  io.out << std::flush;
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? good : Exit::kBadInput;
}

void print_notes(const std::vector<std::string>& notes, std::ostream& err) {
  constexpr std::size_t kMost = 10;
  for (std::size_t i = 0; i < std::min(notes.size(), kMost); ++i) err << "mannerly: note: " << notes[i] << '\n';
  if (notes.size() > kMost) err << "mannerly: note: " << notes.size() - kMost << " more of this kind\n";
}

}  // namespace mannerly::cli
