// What `init` finds in a folder: how many drafts, which folders hold templates and with which slots, which kinds
// folders are named for.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::cli {

/// A folder, relative to the one searched, with "/" between names; "" is that one itself.
struct SurveyedFolder {
  std::string path;
  std::size_t drafts = 0;     ///< directly in it
  std::size_t said = 0;       ///< of those, that say themselves whether they are templates
  std::size_t templates = 0;  ///< of the others, with slots
  std::size_t unstated = 0;   ///< of those, without a kind of their own
  std::map<std::string, std::size_t> slots;
  std::optional<Kind> kind;  ///< the kind its name stands for ("notes")
};

/// Whether so many of a folder's drafts have slots, of those that do not say themselves what they are, that the
/// configuration calls all of them templates.
bool holds_templates(const SurveyedFolder& folder);

/// The data's fields, as the slots of its templates have them, most frequent first; slips of frequent ones left out.
std::vector<std::string> fields_of(const SurveyedFolder& folder);

struct FolderSurvey {
  std::size_t drafts = 0;
  std::vector<std::string> unreadable;  ///< files
  bool cut = false;                     ///< more drafts than are looked at
  std::vector<SurveyedFolder> folders;
  std::optional<std::string> language;  ///< the one that drafts state, when they state one
};

/// Reads the drafts below `folder`, the first few thousand.
FolderSurvey survey_folder(const std::string& folder);

/// The text of a configuration that fits, with comments.
std::string configuration_for(const FolderSurvey& survey);

}  // namespace mannerly::cli
