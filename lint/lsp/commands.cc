#include "lsp/commands.h"

#include <array>
#include <utility>

#include "lsp/actions.h"
#include "lsp/allow.h"
#include "lsp/edits.h"
#include "lsp/rule_text.h"
#include "lsp/score_text.h"
#include "lsp/synchronisation.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kPrefix = "mannerly.";

/// The argument at `index`, or null.
const Json& argument(const Json& arguments, std::size_t index) {
  static const Json kNull;
  return arguments.is_array() && index < arguments.size() ? arguments[index] : kNull;
}

Reply stale() { return failure(Code::kRequestFailed, "the text has changed since, or is not open"); }

/// A finding of an open document that has not changed since it was offered.
struct Found {
  Document* document = nullptr;
  const Finding* finding = nullptr;
};

/// [uri, version, fingerprint]
Found find_finding(Session& session, const Json& arguments) {
  Found out{session.documents.find(text_or(argument(arguments, 0)))};
  if (out.document == nullptr || whole_number(argument(arguments, 1)) != out.document->version) return {};
  const Checked& checked = check(session, *out.document);
  if (!checked.result) return {};
  for (const Finding& finding : checked.result->findings) {
    if (finding.fingerprint == text_or(argument(arguments, 2))) out.finding = &finding;
  }
  return out.finding == nullptr ? Found{} : out;
}

/// [uri, version, fingerprint, index]
Reply apply_fix(Session& session, const Json& arguments) {
  const Found found = find_finding(session, arguments);
  const auto index = whole_number(argument(arguments, 3)).value_or(-1);
  if (found.finding == nullptr || index < 0 || static_cast<std::size_t>(index) >= found.finding->fixes.size()) {
    return stale();
  }
  const Fix& fix = found.finding->fixes[static_cast<std::size_t>(index)];
  apply_change(session, fix.title, change_of(*found.document, fix.edits));
  return Json(nullptr);
}

/// [uri]
Reply fix_all(Session& session, const Json& arguments) {
  Document* document = session.documents.find(text_or(argument(arguments, 0)));
  if (document == nullptr) return stale();
  std::vector<Edit> edits = safe_edits(session, *document);
  if (!edits.empty()) apply_change(session, "apply all safe fixes", change_of(*document, std::move(edits)));
  return Json(nullptr);
}

/// Applies a proposal and goes to its cursor.
Reply carry_out(Session& session, const std::string& label, std::optional<Proposal> proposal) {
  if (!proposal) {
    session.show_message(MessageKind::kWarning, "cannot " + label + " by an edit; the file is written in another way");
    return Json(nullptr);
  }
  const bool has_cursor = !proposal->cursor.empty();
  const SourceText after({}, text_after(proposal->change), Writable::kNo);
  apply_change(session, label, proposal->change,
               [uri = proposal->change.uri, after, cursor = proposal->cursor, has_cursor](Session& at) {
                 look_at_files(at);
                 if (has_cursor) show_place(at, uri, after, cursor);
               });
  return Json(nullptr);
}

Reply run_allow_here(Session& session, const Json& arguments) {
  const Found found = find_finding(session, arguments);
  if (found.finding == nullptr) return stale();
  return carry_out(session, "allow " + found.finding->rule + " here",
                   allow_here(session, *found.document, *found.finding));
}

Reply run_allow_in_file(Session& session, const Json& arguments) {
  const Found found = find_finding(session, arguments);
  if (found.finding == nullptr) return stale();
  return carry_out(session, "allow " + found.finding->rule + " in this file",
                   allow_in_file(session, *found.document, found.finding->rule));
}

Reply run_allow_in_project(Session& session, const Json& arguments) {
  const Found found = find_finding(session, arguments);
  if (found.finding == nullptr) return stale();
  return carry_out(session, "allow " + found.finding->rule + " in the project",
                   allow_in_project(session, *found.document, found.finding->rule));
}

/// [uri, word]
Reply run_add_word(Session& session, const Json& arguments) {
  Document* document = session.documents.find(text_or(argument(arguments, 0)));
  const std::string word = text_or(argument(arguments, 1));
  if (document == nullptr || word.empty()) return stale();
  return carry_out(session, "add “" + word + "” to the dictionary", add_word(session, *document, word));
}

/// [uri, word]; the document says which word was meant, the list is the user's.
Reply run_add_word_mine(Session& session, const Json& arguments) {
  const std::string word = text_or(argument(arguments, 1));
  if (word.empty()) return stale();
  return carry_out(session, "add “" + word + "” to your dictionary", add_own_word(session, word));
}

/// [rule]; the result is the text, for clients that show it themselves.
Reply explain(Session& session, const Json& arguments) {
  const std::string id = text_or(argument(arguments, 0));
  const Governing& governing = session.linters.find({}, session.root, session.settings);
  const RuleInfo* rule = governing.linter == nullptr ? nullptr : find_rule(*governing.linter, id);
  if (rule == nullptr) return failure(Code::kInvalidParams, "there is no rule “" + id + "”");
  if (session.client.shows_texts && session.client.shows_documents) {
    session.request("window/showDocument", {{"uri", rule_link(id)}, {"takeFocus", true}});
  } else {
    session.notify("window/showMessage",
                   {{"type", static_cast<int>(MessageKind::kInfo)}, {"message", explain_rule(*rule, Markup::kPlain)}});
  }
  return Json(explain_rule(*rule, Markup::kMarkdown));
}

/// What the engine says of the draft at [uri]; null when the document is no draft that can be read.
Json score_of(Session& session, const Json& arguments) {
  Document* document = session.documents.find(text_or(argument(arguments, 0)));
  if (document == nullptr) return Json(nullptr);
  const Checked& checked = check(session, *document);
  if (!checked.result) return Json(nullptr);
  const Scorecard& found = checked.result->score;
  Json categories = Json::array();
  for (const auto& [name, points] : found.categories) categories.push_back({{"name", name}, {"points", points}});
  Json first = Json::array();
  for (const RuleCost& each : change_first(*checked.result)) {
    first.push_back({{"rule", each.rule}, {"points", each.points}});
  }
  return Json{{"overall", found.overall},
              {"verdict", to_string(found.verdict)},
              {"categories", std::move(categories)},
              {"first", std::move(first)},
              {"ceiling", found.ceiling},
              {"line", score_line(*checked.linter, *checked.result)},
              {"page", score_page(*checked.linter, *checked.result)}};
}

/// [uri]
Reply score(Session& session, const Json& arguments) { return score_of(session, arguments); }

/// [uri]
Reply show_score(Session& session, const Json& arguments) {
  const Json found = score_of(session, arguments);
  if (found.is_object()) session.show_message(MessageKind::kInfo, text_or(member(found, "page")));
  return Json(nullptr);
}

/// [uri]
Reply show_config(Session& session, const Json& arguments) {
  const Document* document = session.documents.find(text_or(argument(arguments, 0)));
  if (document == nullptr) return stale();
  const Governing& governing = session.linters.find(document->path, session.root, session.settings);
  std::string text = governing.config.empty() ? "no configuration; the defaults count" : governing.config;
  for (const Error& problem : governing.problems) text += "\n" + to_string(problem);
  session.show_message(MessageKind::kInfo, text);
  return Json{{"config", governing.config}};
}

using Run = Reply (*)(Session&, const Json&);
constexpr std::array<std::pair<std::string_view, Run>, 11> kCommands = {{
    {"addWord", run_add_word},
    {"addWordMine", run_add_word_mine},
    {"allowHere", run_allow_here},
    {"allowInFile", run_allow_in_file},
    {"allowInProject", run_allow_in_project},
    {"applyFix", apply_fix},
    {"explain", explain},
    {"fixAll", fix_all},
    {"score", score},
    {"showConfig", show_config},
    {"showScore", show_score},
}};

}  // namespace

Json command_names() {
  Json out = Json::array();
  for (const auto& [name, run] : kCommands) out.push_back(std::string(kPrefix) + std::string(name));
  return out;
}

Json command(std::string_view name, const Json& title, Json arguments) {
  return {{"title", title}, {"command", std::string(kPrefix) + std::string(name)}, {"arguments", std::move(arguments)}};
}

Reply execute_command(Session& session, const Json& params) {
  const std::string name = text_or(member(params, "command"));
  for (const auto& [known, run] : kCommands) {
    if (name == std::string(kPrefix) + std::string(known)) return run(session, member(params, "arguments"));
  }
  return failure(Code::kInvalidParams, "unknown command “" + name + "”");
}

}  // namespace mannerly::lsp
