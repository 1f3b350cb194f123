#include "cli/paths.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "report/display.h"
#include "report/permission_text.h"
#include "report/style.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json step_json(const WarmStep& step) {
  return {{"name", step.name},
          {"company", or_null(step.company)},
          {"profile", or_null(step.profile)},
          {"connected", or_null(step.connected)}};
}

std::string count_of(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

void write_thread(const Thread& thread, const ReportOptions& options, std::string& out) {
  std::vector<std::string> parts;
  if (thread.connected) parts.push_back("connected since " + to_string(*thread.connected));
  if (thread.messages)
    parts.push_back(*thread.messages == 0 ? "no messages yet" : count_of(*thread.messages, "message"));
  if (thread.last_sent) parts.push_back("you last wrote on " + to_string(*thread.last_sent));
  if (const int open = thread.unanswered.value_or(0); open > 0) {
    parts.push_back(count_of(open, "message") + " of yours without an answer");
  }
  if (thread.invite_pending.value_or(false)) parts.emplace_back("your invitation is still open");
  if (parts.empty()) return;
  out += Style(options.colour).dim(fmt::format("{:<{}}", "thread", kPermissionLabelWidth)) +
         folded(join(parts, "; "), kPermissionLabelWidth, options.width) + '\n';
}

Json thread_json(const Thread& thread) {
  return {{"connected", or_null(thread.connected)}, {"messages", or_null(thread.messages)},
          {"last_sent", or_null(thread.last_sent)}, {"unanswered", or_null(thread.unanswered)},
          {"replied", or_null(thread.replied)},     {"invite_pending", or_null(thread.invite_pending)}};
}

void write_paths(const Introductions& paths, const ReportOptions& options, std::string& out) {
  if (paths.paths.empty()) return;
  out += "paths to " + printable(paths.target) + '\n';
  const std::size_t width = std::to_string(paths.paths.size()).size() + 2;
  for (std::size_t i = 0; i < paths.paths.size(); ++i) {
    out += fmt::format("{:>{}}  ", i + 1, width) +
           folded(printable(describe(paths.paths[i])), width + 2, options.width) + '\n';
  }
}

Json paths_json(const WarmPaths& paths) {
  Json out = Json::array();
  for (const WarmPath& path : paths.paths) {
    Json steps = Json::array();
    for (const WarmStep& step : path.steps) steps.push_back(step_json(step));
    out.push_back({{"text", describe(path)}, {"steps", std::move(steps)}});
  }
  return out;
}

}  // namespace mannerly::cli
