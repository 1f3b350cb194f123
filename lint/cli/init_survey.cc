#include "cli/init_survey.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "cli/walk.h"
#include "mannerly/linter.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// More drafts of the same folders would not change what is written.
constexpr std::size_t kMostDrafts = 2'000;
constexpr std::size_t kMaxDraftBytes = std::size_t{1} << 20;
constexpr std::size_t kMostFields = 200;  ///< a list that leaves some out would make them unknown

/// "notes", "connection-notes" → note.
std::optional<Kind> kind_named(const std::string& folder) {
  const std::string name = ascii_lower(folder.substr(folder.rfind('/') + 1));
  for (const Kind kind : all_kinds()) {
    const std::string word(to_string(kind));
    for (const std::string& form : {word, word + "s", replace_all(word, "followup", "follow-up") + "s"}) {
      if (name == form || name.ends_with("-" + form) || name.ends_with("_" + form)) return kind;
    }
  }
  return std::nullopt;
}

bool states(const Draft& draft, std::string_view key) {
  return std::any_of(draft.stated.begin(), draft.stated.end(), [&](const StatedKey& s) { return s.key == key; });
}

/// A slot whose name can be a data field's. One of several words is for the person who fills it in by hand.
bool is_field(const Placeholder& slot) {
  if (slot.fills == Fills::kControl || slot.syntax == "spintax" || slot.name.empty()) return false;
  return std::none_of(slot.name.begin(), slot.name.end(), [](char c) { return c >= 0 && c <= ' '; });
}

void count_draft(const Draft& draft, SurveyedFolder& out) {
  ++out.drafts;
  if (!states(draft, "kind")) ++out.unstated;
  if (states(draft, "template")) {
    ++out.said;
    return;
  }
  if (draft.placeholders.empty()) return;
  ++out.templates;
  std::set<std::string> names;
  for (const Placeholder& slot : draft.placeholders) {
    if (is_field(slot)) names.insert(slot.name);
  }
  for (const std::string& name : names) ++out.slots[name];
}

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Whether one draft alone has the name, and it is a slip of a name that several have: “frist_name”.
bool is_slip(const std::string& name, const SurveyedFolder& folder) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kSeveral = 3;
  if (name.size() < kShortest || folder.slots.at(name) > 1) return false;
  return std::any_of(folder.slots.begin(), folder.slots.end(), [&](const auto& other) {
    return other.second >= kSeveral && name.size() <= other.first.size() &&
           other.first.find(name) == std::string::npos && edit_distance(name, other.first, 1) == 1;
  });
}

std::string glob_of(const SurveyedFolder& folder) {
  // Bytes that mean something in a glob stand for themselves behind a backslash.
  std::string out;
  for (const char c : folder.path) {
    if (std::string_view("*?[\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return quoted("/" + out + (out.empty() ? "*" : "/*"));
}

bool has_kind(const SurveyedFolder& folder) { return folder.kind && folder.unstated > 0; }

std::string override_of(const SurveyedFolder& folder) {
  std::string out = "  - files: " + glob_of(folder) + "\n";
  if (has_kind(folder)) out += "    kind: " + std::string(to_string(*folder.kind)) + "\n";
  if (!holds_templates(folder)) return out;
  out += "    template: true           # " + std::to_string(folder.templates) + " of " +
         std::to_string(folder.drafts - folder.said) + " have slots\n";
  const std::vector<std::string> fields = fields_of(folder);
  if (fields.empty()) return out;
  if (fields.size() > kMostFields) {
    return out + "    # fields: [first_name]   # what your data has; their slots have " +
           std::to_string(fields.size()) + " names\n";
  }
  out += "    fields:                  # what your data has; a sample value makes lengths true\n";
  for (const std::string& field : fields) out += "      " + quoted(field) + ":\n";
  return out;
}

}  // namespace

bool holds_templates(const SurveyedFolder& folder) {
  return folder.templates > 0 && 2 * folder.templates >= folder.drafts - folder.said;
}

std::vector<std::string> fields_of(const SurveyedFolder& folder) {
  std::vector<std::pair<std::string, std::size_t>> counted(folder.slots.begin(), folder.slots.end());
  std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> out;
  for (auto& [name, times] : counted) {
    if (!is_slip(name, folder)) out.push_back(std::move(name));
  }
  return out;
}

FolderSurvey survey_folder(const std::string& folder) {
  FolderSurvey out;
  const std::shared_ptr<const FileSystem> files = disk_file_system();
  const FoundFiles found = find_files({folder});
  std::map<std::string, SurveyedFolder> folders;
  std::set<std::string> languages;
  const fs::path root = fs::path(folder).lexically_normal();
  for (const std::string& file : found.files) {
    if (out.drafts >= kMostDrafts) {
      out.cut = true;
      break;
    }
    auto bytes = files->read_at_most(file, kMaxDraftBytes);
    const ReadResult read = bytes ? read_drafts(file, std::move(*bytes), {}) : ReadResult{};
    if (read.drafts.empty()) {
      out.unreadable.push_back(file);
      continue;
    }
    const std::string parent = fs::path(file).lexically_relative(root).parent_path().generic_string();
    SurveyedFolder& entry = folders[parent];
    entry.path = parent;
    for (const Draft& draft : read.drafts) {
      count_draft(draft, entry);
      if (!draft.language.empty()) languages.insert(draft.language);
      ++out.drafts;
    }
  }
  for (auto& [path, entry] : folders) {
    entry.kind = kind_named(path);
    out.folders.push_back(std::move(entry));
  }
  if (languages.size() == 1) out.language = *languages.begin();
  return out;
}

std::string configuration_for(const FolderSurvey& survey) {
  std::string out =
      "# What Mannerly checks in this folder and below. “mannerly config show DRAFT” says what holds for a draft,\n"
      "# “mannerly explain RULE” what a rule wants, “mannerly config schema” what else can stand here.\n"
      "extends: [recommended]       # or strict, recruiting, sales, job-search, ./file.yaml, ./folder-of-rules\n\n"
      "gate:                        # what fails a check; a finding in the baseline neither counts nor costs points\n"
      "  fail_on: error             # a finding of this level: error, warning, advice or never\n"
      "  fail_under: 70             # a draft that scores less than this; 0 for any score\n\n";
  out += survey.language ? "language: " + *survey.language + "\n\n"
                         : "# language: en-GB            # hold all drafts to one English; else either passes\n\n";
  out +=
      "# words: [Northwind]         # names and terms that are spelt right\n\n"
      "# rules:\n"
      "#   tone/urgency: error      # error, warning, advice or off\n"
      "#   sales/*: off\n"
      "#   length/long: {bands: {inmail: {warn: 600}}}\n\n";
  std::string overrides;
  for (const SurveyedFolder& folder : survey.folders) {
    if (holds_templates(folder) || has_kind(folder)) overrides += override_of(folder);
  }
  if (overrides.empty()) {
    out +=
        "# overrides:                 # in order, the later wins\n"
        "#   - files: \"templates/**\"\n"
        "#     template: true\n"
        "#     fields: {first_name: Priya, company: Halden}\n";
  } else {
    out += "overrides:                   # in order, the later wins\n" + overrides;
  }
  return out;
}

}  // namespace mannerly::cli
