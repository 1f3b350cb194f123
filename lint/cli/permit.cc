// `mannerly permit`: the verdict about a case that flags or drafts state, and what to do instead.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/options_facts.h"
#include "cli/paths.h"
#include "cli/workspace.h"
#include "report/display.h"
#include "report/permission_json.h"
#include "report/permission_text.h"
#include "report/style.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

/// One question with its answers; `all` only when every policy is asked.
struct Answers {
  std::string name;                ///< of the draft, or empty
  std::optional<Verdict> verdict;  ///< unset when only the ways to a company are asked
  std::vector<Verdict> all;
  std::optional<Introductions> paths;  ///< unset without colleagues' lists
  std::optional<Thread> thread;        ///< set where an export may know it
};

void add_exports(Workspace& workspace, const Context& context, const Options& options, Answers& out) {
  if (workspace.exports().has_history()) out.thread = context.thread;
  out.paths = workspace.exports().paths(context, options.most_paths);
  if (out.paths) workspace.add_notes(out.paths->notes);
}

Answers ask(Workspace& workspace, const Permissions& permissions, const Context& context, std::string_view channel,
            const Options& options) {
  const PermissionCase question{context, channel, std::chrono::floor<std::chrono::days>(workspace.now())};
  Answers out;
  out.verdict = permissions.judge(question);
  if (options.explain) out.all = permissions.judge_all(question);
  add_exports(workspace, context, options, out);
  return out;
}

std::vector<Answers> answer_drafts(Workspace& workspace, const Options& options) {
  std::vector<Answers> out;
  for (const LoadedDraft& loaded : workspace.load()) {
    const Draft& draft = *loaded.draft;
    const std::string channel = options.channel.empty() ? std::string(to_string(draft.kind)) : options.channel;
    Answers answers = ask(workspace, loaded.linter->permissions(), draft.context, channel, options);
    answers.name = draft.source.path() + (draft.id.empty() ? "" : " (" + draft.id + ")");
    out.push_back(std::move(answers));
  }
  return out;
}

/// `--network DIR --company NAME` and nothing about a person or an account.
bool asks_for_company(const Context& stated, const Options& options) {
  return !options.network.empty() && options.channel.empty() && !stated.to.company.empty() && stated.to.name.empty() &&
         stated.to.profile.empty() && !has_permission_facts(stated);
}

std::vector<Answers> answer_flags(Workspace& workspace, const Options& options) {
  const std::optional<PermissionSetup> setup = workspace.permissions();
  if (!setup || !workspace.facts().good()) return {};
  Context context = workspace.facts().context();
  if (asks_for_company(context, options)) {
    Answers answers;
    add_exports(workspace, context, options, answers);
    return {std::move(answers)};
  }
  workspace.add_notes(workspace.exports().apply(workspace.now(), context));
  const Kind kind = context.kind.value_or(setup->config.kind.value_or(Kind::kMessage));
  const std::string channel = options.channel.empty() ? std::string(to_string(kind)) : options.channel;
  return {ask(workspace, *setup->permissions, context, channel, options)};
}

/// Which flags would settle an open answer.
void write_settling(const Verdict& verdict, const ReportOptions& options, std::string& out) {
  std::vector<std::string> flags;
  for (const MissingFact& missing : verdict.missing) flags.push_back(flag_of(missing.fact));
  if (flags.empty()) return;
  out += Style(options.colour).dim(fmt::format("{:<{}}", "settle by", kPermissionLabelWidth)) +
         folded(join(flags, " and "), kPermissionLabelWidth, options.width) + '\n';
}

void print_text(const std::vector<Answers>& list, const Options& options, Io& io) {
  ReportOptions wanted;
  wanted.width = io.terminal.width;
  const bool colours =
      options.colour == ColourWish::kAlways ||
      (options.colour == ColourWish::kAuto && io.terminal.out_is_terminal && !io.terminal.wants_no_colour);
  wanted.colour = colours ? Colour::kAlways : Colour::kNever;
  std::string out;
  for (const Answers& answers : list) {
    if (!out.empty()) out += '\n';
    if (!answers.name.empty()) out += printable(answers.name) + "  ";
    if (answers.verdict) write_permission(*answers.verdict, answers.all, wanted, out);
    if (answers.verdict && answers.name.empty()) write_settling(*answers.verdict, wanted, out);
    if (answers.thread) write_thread(*answers.thread, wanted, out);
    if (!answers.paths || answers.paths->paths.empty()) continue;
    if (answers.verdict) out += '\n';
    write_paths(*answers.paths, wanted, out);
  }
  io.out << out;
}

void print_json(const std::vector<Answers>& list, const std::vector<std::string>& notes, Io& io) {
  Json cases = Json::array();
  for (const Answers& answers : list) {
    Json one = {{"path", answers.name.empty() ? Json(nullptr) : Json(answers.name)},
                {"permission", answers.verdict ? permission_json(*answers.verdict) : Json(nullptr)}};
    if (answers.thread) one["thread"] = thread_json(*answers.thread);
    if (answers.paths) one["paths_to"] = answers.paths->target;
    if (answers.paths) one["paths"] = paths_json(*answers.paths);
    for (const Verdict& verdict : answers.all) one["policies"].push_back(permission_json(verdict));
    cases.push_back(std::move(one));
  }
  const Json root = {{"schema", 1}, {"cases", std::move(cases)}, {"notes", notes}};
  io.out << root.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// A denial outweighs an answer that is open.
Exit exit_of(const std::vector<Answers>& list) {
  const auto any = [&](Answer answer) {
    return std::any_of(list.begin(), list.end(), [&](const Answers& a) {
      if (a.verdict) return a.verdict->answer == answer;
      return answer == Answer::kUnknown && a.paths && a.paths->paths.empty();
    });
  };
  if (any(Answer::kDenied)) return Exit::kGateFailed;
  return any(Answer::kUnknown) ? Exit::kUnknown : Exit::kPassed;
}

}  // namespace

Exit run_permit(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  const std::vector<Answers> list =
      options.paths.empty() ? answer_flags(workspace, options) : answer_drafts(workspace, options);
  if (options.format == "json") {
    print_json(list, workspace.notes(), io);
  } else {
    print_text(list, options, io);
  }
  print_notes(workspace.notes(), io.err);
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? exit_of(list) : Exit::kBadInput;
}

}  // namespace mannerly::cli
