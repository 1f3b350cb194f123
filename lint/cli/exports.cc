// The order of facts: what is stated first, then the export's, then the colleagues'. Later ones only fill gaps.
#include "cli/exports.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/strings.h"
#include "mannerly/sent_texts.h"

namespace mannerly::cli {
namespace {

/// True when the two names have a word in common, so that one may be a short form of the other.
bool alike(const std::string& left, const std::string& right) {
  const std::string a = ascii_lower(left);
  const std::string b = ascii_lower(right);
  const std::vector<std::string_view> words = split(b, ' ');
  for (const std::string_view word : split(a, ' ')) {
    if (word.size() > 1 && std::find(words.begin(), words.end(), word) != words.end()) return true;
  }
  return false;
}

/// The first word of a name, in lower case.
std::string first_name(const std::string& name) { return ascii_lower(name.substr(0, name.find(' '))); }

/// A message of the past as a draft. That it was sent keeps it from counting as a first message of the run.
std::shared_ptr<const Draft> draft_of(const SentText& sent) {
  InputOptions plain;
  plain.format = InputFormat::kPlain;
  ReadResult read = read_drafts("earlier.txt", sent.text, plain);
  if (read.drafts.size() != 1) return nullptr;
  Draft& draft = read.drafts.front();
  draft.id = "your message of " + to_string(sent.day);
  draft.context = {};
  draft.context.to.name = sent.to;
  draft.context.thread.last_sent = sent.day;
  return std::make_shared<const Draft>(std::move(draft));
}

std::string stated_owner(const Context& stated) {
  return stated.from.profile.empty() ? stated.from.name : stated.from.profile;
}

}  // namespace

Exports::Exports(const Options& options, const Context& stated, const FileSystem& files, std::vector<Error>& problems) {
  if (!options.exports.empty()) read_export(options, stated, files, problems);
  if (!options.network.empty()) read_colleagues(options, stated, files, problems);
}

/// The files tell whose they are; what the user says is asked only where they do not, for it may be a short form.
void Exports::read_export(const Options& options, const Context& stated, const FileSystem& files,
                          std::vector<Error>& problems) {
  HistoryResult result = read_history(files, options.exports);
  const std::string owner = stated_owner(stated);
  if (!result.notes.empty() && !owner.empty()) result = read_history(files, options.exports, {.owner = owner});
  history_ = std::move(result.history);
  problems.insert(problems.end(), result.problems.begin(), result.problems.end());
  for (std::string& note : result.notes) {
    notes_.push_back(std::move(note) + "; say whose export it is with --set from.name=NAME or from.profile=ADDRESS");
  }
}

void Exports::read_colleagues(const Options& options, const Context& stated, const FileSystem& files,
                              std::vector<Error>& problems) {
  NetworkFiles where{.folder = options.network, .own = connections_path(files, options.exports), .self = {}};
  where.self = stated.from.name;
  if (where.self.empty() && history_ != nullptr) where.self = owner_of(*history_).name;
  NetworkResult result = read_network(files, where);
  network_ = std::move(result.network);
  // The own list is read twice; its faults are said once.
  for (Error& problem : result.problems) {
    const auto same = [&](const Error& known) { return to_string(known) == to_string(problem); };
    if (std::none_of(problems.begin(), problems.end(), same)) problems.push_back(std::move(problem));
  }
  notes_.insert(notes_.end(), result.notes.begin(), result.notes.end());
}

std::vector<std::string> Exports::apply(std::chrono::sys_seconds now, Context& context) const {
  std::vector<std::string> notes;
  if (history_ != nullptr) {
    const std::string& sender = context.from.name;
    const ExportOwner owner = owner_of(*history_);
    if (!sender.empty() && !owner.name.empty() && !alike(sender, owner.name)) {
      return {"the export is of " + owner.name + " and says nothing about messages from " + sender};
    }
    notes = apply_history(*history_, recipient_of(context), now, context);
  }
  if (network_ != nullptr) {
    const std::vector<std::string> more = apply_network(*network_, recipient_of(context), context);
    notes.insert(notes.end(), more.begin(), more.end());
  }
  return notes;
}

std::vector<std::shared_ptr<const Draft>> Exports::earlier(
    std::chrono::sys_seconds now, const std::vector<std::shared_ptr<const Draft>>& drafts) const {
  constexpr std::chrono::days kBack{90};
  constexpr std::size_t kMost = 500;
  std::vector<std::shared_ptr<const Draft>> out;
  if (history_ == nullptr) return out;
  std::set<std::string> readers;
  for (const auto& draft : drafts) readers.insert(first_name(draft->context.to.name));
  if (readers.contains("")) return out;
  const Day today = std::chrono::floor<std::chrono::days>(now);
  for (const SentText& sent : sent_texts(*history_, today - kBack, today, kMost)) {
    if (readers.contains(first_name(sent.to))) continue;
    if (auto draft = draft_of(sent)) out.push_back(std::move(draft));
  }
  return out;
}

std::optional<Introductions> Exports::paths(const Context& context, std::size_t most) const {
  if (network_ == nullptr || context.reach.degree == Degree::kFirst) return std::nullopt;
  const Who who = recipient_of(context);
  const std::string& company = context.to.company;
  Introductions out;
  if (!who.name.empty() || !who.profile.empty()) {
    static_cast<WarmPaths&>(out) = warm_paths(*network_, who, most);
    out.target = who.name.empty() ? who.profile : who.name;
    if (!out.paths.empty() || company.empty()) return out;
  }
  if (company.empty()) return std::nullopt;
  WarmPaths near = warm_paths_to_company(*network_, company, most);
  out.paths = std::move(near.paths);
  out.notes.insert(out.notes.end(), near.notes.begin(), near.notes.end());
  out.target = company;
  return out;
}

}  // namespace mannerly::cli
