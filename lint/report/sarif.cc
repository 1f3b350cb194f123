// SARIF 2.1.0 as code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Columns count UTF-16 units.
// GitHub takes 25,000 results a run and shows the 5,000 gravest; more are left out here, the mildest first, and a
// notification says how many. What is allowed or in a baseline is left out too: viewers would list it as open. GitHub's
// own fingerprint (primaryLocationLineHash) is left to the upload action.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "report/dump.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/region.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostResults = 25000;
constexpr std::size_t kMostDescription = 1024;
constexpr std::size_t kMostTags = 20;

std::string_view level(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

std::string_view problem_severity(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "recommendation";
}

Json text_json(std::string text) { return {{"text", std::move(text)}}; }

std::string how_to_allow(const RuleInfo& rule) {
  return "To keep such a text in one draft, write allow: [" + rule.id +
         "] in its front matter; .mannerly.yaml changes or switches off the rule for all.";
}

/// "[[act now]]" as bold text.
std::string bold_marks(std::string text) { return replace_all(replace_all(std::move(text), "[[", "**"), "]]", "**"); }

std::string quoted(const std::string& text) { return "> " + replace_all(text, "\n", "\n> ") + "\n"; }

std::string help_markdown(const RuleInfo& rule) {
  std::string out = rule.why + "\n";
  const auto add = [&](const std::string& heading, bool bad) {
    const auto example = std::find_if(rule.examples.begin(), rule.examples.end(),
                                      [&](const RuleExample& candidate) { return candidate.bad == bad; });
    if (example == rule.examples.end()) return;
    out += "\n**" + heading + "**\n\n" + quoted(bold_marks(example->marked));
    if (bad && example->has_fixed) out += "\n**After the fix**\n\n" + quoted(example->fixed);
  };
  add("Found", true);
  add("Not found", false);
  return out + "\n" + how_to_allow(rule) + "\n";
}

/// How sure a finding is: kinds that count and compare leave less to judgement than those that read phrases.
std::string_view precision(const RuleInfo& rule) {
  static constexpr std::array<std::string_view, 8> kCounting = {"emoji",   "limit",      "mechanics",   "outcome",
                                                                "pattern", "permission", "placeholder", "suppression"};
  return std::find(kCounting.begin(), kCounting.end(), rule.kind) != kCounting.end() ? "high" : "medium";
}

Json rule_json(const RuleInfo& rule) {
  const Severity severity = rule.severity.empty() ? Severity::kWarning : rule.severity.front().second;
  std::vector<std::string> tags = {rule.category};
  for (const std::string& source : rule.source) {
    if (tags.size() < kMostTags) tags.push_back("source " + source);
  }
  const std::string title = rule.title.empty() ? rule.id : rule.title;
  const std::string why = rule.why.empty() ? title : rule.why;
  return {
      {"id", rule.id},
      {"shortDescription", text_json(cut_text(title, kMostDescription))},
      {"fullDescription", text_json(cut_text(why, kMostDescription))},
      {"help", {{"text", why + "\n" + how_to_allow(rule)}, {"markdown", help_markdown(rule)}}},
      {"defaultConfiguration", {{"level", severity == Severity::kOff ? "none" : level(severity)}}},
      {"properties",
       {{"tags", std::move(tags)}, {"precision", precision(rule)}, {"problem.severity", problem_severity(severity)}}}};
}

Json region_json(const Region& region) {
  return {{"startLine", region.start.line},
          {"startColumn", region.start.column},
          {"endLine", region.end.line},
          {"endColumn", region.end.column}};
}

Json location_json(const std::string& uri, Json region) {
  Json physical = {{"artifactLocation", {{"uri", uri}}}};
  if (!region.empty()) physical["region"] = std::move(region);
  return {{"physicalLocation", std::move(physical)}};
}

Json fix_json(const Draft& draft, const Fix& fix, const std::string& uri) {
  Json replacements = Json::array();
  for (const Edit& edit : fix.edits) {
    Json one = {{"deletedRegion", region_json(region_of(draft, edit.span, ColumnUnit::kUtf16))}};
    if (!edit.text.empty()) one["insertedContent"] = text_json(edit.text);
    replacements.push_back(std::move(one));
  }
  Json change = {{"artifactLocation", {{"uri", uri}}}, {"replacements", std::move(replacements)}};
  return {{"description", text_json(fix.title)}, {"artifactChanges", Json::array({std::move(change)})}};
}

/// The gravest findings that fit, and where their rules stand in the list of rules.
class Results {
 public:
  Results(const Report& report, const ReportOptions& options) : report_(report), options_(options) {
    std::array<std::size_t, 4> counts{};
    for (const DraftResult& result : report.drafts) {
      for (const Finding& finding : result.findings) ++counts.at(static_cast<std::size_t>(finding.severity));
    }
    std::size_t room = kMostResults;
    for (std::size_t i = counts.size(); i-- > 0;) {
      room_.at(i) = std::min(room, counts.at(i));
      room -= room_.at(i);
      left_out_ += counts.at(i) - room_.at(i);
    }
  }

  std::size_t left_out() const { return left_out_; }

  void write(Sink& out) {
    std::string_view separator = "\n";
    for (const DraftResult& result : report_.drafts) {
      if (result.findings.empty()) continue;
      const std::string path = repository_path(result.draft->source.path(), options_);
      const std::string uri = path_uri(path);
      for (const Finding& finding : result.findings) {
        const std::string identity = identities_.of(path, *result.draft, finding);
        std::size_t& room = room_.at(static_cast<std::size_t>(finding.severity));
        if (room == 0) continue;
        --room;
        out += separator;
        out += dump(result_json(*result.draft, finding, uri, identity));
        separator = ",\n";
      }
    }
  }

 private:
  Json result_json(const Draft& draft, const Finding& finding, const std::string& uri,
                   const std::string& identity) const {
    Json json = {{"ruleId", finding.rule}};
    const auto rule = std::lower_bound(options_.rules.begin(), options_.rules.end(), finding.rule,
                                       [](const RuleInfo& info, const std::string& id) { return info.id < id; });
    if (rule != options_.rules.end() && rule->id == finding.rule) json["ruleIndex"] = rule - options_.rules.begin();
    const Region region = region_of(draft, finding.span, ColumnUnit::kUtf16);
    json["level"] = level(finding.severity);
    json["message"] = text_json(message_of(draft, finding));
    json["locations"] = Json::array({location_json(uri, region_json(region))});
    json["partialFingerprints"] = {{"mannerlyFinding/v1", identity}};
    Json fixes = Json::array();
    for (const Fix& fix : finding.fixes) {
      if (is_applicable(draft, fix)) fixes.push_back(fix_json(draft, fix, uri));
    }
    if (!fixes.empty()) json["fixes"] = std::move(fixes);
    return json;
  }

  const Report& report_;
  const ReportOptions& options_;
  std::array<std::size_t, 4> room_{};  ///< by severity
  std::size_t left_out_ = 0;
  Identities identities_;
};

Json problem_json(const Error& problem, const ReportOptions& options) {
  Json json = {{"level", "error"}, {"message", text_json(problem.message)}};
  if (problem.path.empty()) return json;
  Json region;
  if (problem.line > 0) region["startLine"] = problem.line;
  json["locations"] = Json::array({location_json(path_uri(repository_path(problem.path, options)), std::move(region))});
  return json;
}

Json invocation_json(const Report& report, const ReportOptions& options, std::size_t left_out) {
  Json json = {{"executionSuccessful", report.problems.empty()}};
  Json notices = Json::array();
  for (const Error& problem : report.problems) notices.push_back(problem_json(problem, options));
  if (left_out > 0) {
    notices.push_back({{"level", "warning"},
                       {"message", text_json(counted(left_out, "finding is", "findings are") +
                                             " left out; code scanning takes " + std::to_string(kMostResults))}});
  }
  if (!notices.empty()) json["toolExecutionNotifications"] = std::move(notices);
  return json;
}

}  // namespace

void write_sarif(const Report& report, const ReportOptions& options, Sink& out) {
  Results results(report, options);
  out += R"({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{)";
  out += "\n\"tool\": {\"driver\": {\"name\": \"mannerly\", \"semanticVersion\": " + dump(options.tool_version) +
         ", \"rules\": [";
  std::string_view separator = "\n";
  for (const RuleInfo& rule : options.rules) {
    out += separator;
    out += dump(rule_json(rule));
    separator = ",\n";
  }
  out += "]}},\n\"automationDetails\": {\"id\": \"mannerly/\"},\n\"invocations\": [";
  out += dump(invocation_json(report, options, results.left_out()));
  out +=
      "],\n\"columnKind\": \"utf16CodeUnits\",\n\"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],\n\"results\": [";
  results.write(out);
  out += "]}]}\n";
}

}  // namespace mannerly
