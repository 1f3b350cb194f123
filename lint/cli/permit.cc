// `mannerly permit`: the verdict about a case that flags or drafts state, and what to do instead.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "cli/workspace.h"
#include "report/display.h"
#include "report/permission_json.h"
#include "report/permission_text.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

/// One question with its answers; `all` only when every policy is asked.
struct Answers {
  std::string name;  ///< of the draft, or empty
  Verdict verdict;
  std::vector<Verdict> all;
};

std::optional<Day> today_of(const Options& options) {
  const auto now = options.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  return std::chrono::floor<std::chrono::days>(now);
}

Answers ask(const Linter& linter, const Context& context, std::string_view channel, const Options& options) {
  const PermissionCase question{context, channel, today_of(options)};
  Answers out;
  out.verdict = linter.permissions().judge(question);
  if (options.explain) out.all = linter.permissions().judge_all(question);
  return out;
}

std::vector<Answers> answer_drafts(Workspace& workspace, const Options& options) {
  std::vector<Answers> out;
  for (const LoadedDraft& loaded : workspace.load()) {
    const Draft& draft = *loaded.draft;
    const std::string channel = options.channel.empty() ? std::string(to_string(draft.kind)) : options.channel;
    Answers answers = ask(*loaded.linter, draft.context, channel, options);
    answers.name = draft.source.path() + (draft.id.empty() ? "" : " (" + draft.id + ")");
    out.push_back(std::move(answers));
  }
  return out;
}

std::vector<Answers> answer_flags(Workspace& workspace, const Options& options) {
  const std::shared_ptr<const Linter> linter = workspace.linter();
  if (linter == nullptr || !workspace.facts().good()) return {};
  const Context& context = workspace.facts().context();
  const Kind kind = context.kind.value_or(linter->config().kind.value_or(Kind::kMessage));
  const std::string channel = options.channel.empty() ? std::string(to_string(kind)) : options.channel;
  return {ask(*linter, context, channel, options)};
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
    write_permission(answers.verdict, answers.all, wanted, out);
  }
  io.out << out;
}

void print_json(const std::vector<Answers>& list, Io& io) {
  Json cases = Json::array();
  for (const Answers& answers : list) {
    Json one = {{"path", answers.name.empty() ? Json(nullptr) : Json(answers.name)},
                {"permission", permission_json(answers.verdict)}};
    for (const Verdict& verdict : answers.all) one["policies"].push_back(permission_json(verdict));
    cases.push_back(std::move(one));
  }
  const Json root = {{"schema", 1}, {"cases", std::move(cases)}};
  io.out << root.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// A denial outweighs an answer that is open.
Exit exit_of(const std::vector<Answers>& list) {
  const auto any = [&](Answer answer) {
    return std::any_of(list.begin(), list.end(), [&](const Answers& a) { return a.verdict.answer == answer; });
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
    print_json(list, io);
  } else {
    print_text(list, options, io);
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? exit_of(list) : Exit::kBadInput;
}

}  // namespace mannerly::cli
