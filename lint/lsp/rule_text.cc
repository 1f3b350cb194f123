#include "lsp/rule_text.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "base/marked_text.h"
#include "base/strings.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kLinkStart = "mannerly:/rules/";
constexpr std::string_view kLinkEnd = ".md";

/// Text in which nothing is markup.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (std::string_view("\\`*_{}[]<>#|~").find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

/// Builds either form from the same calls.
class Page {
 public:
  explicit Page(Markup markup) : markdown_(markup == Markup::kMarkdown) {}

  void paragraph(std::string_view text) { block(shown(text)); }
  void heading(std::string_view text) { block(markdown_ ? "### " + escaped(text) : std::string(text)); }
  void labelled(std::string_view label, std::string_view text) {
    const std::string name = markdown_ ? "**" + std::string(label) + "** " : std::string(label) + ": ";
    block(name + shown(text));
  }
  /// A piece of a draft, as it is written.
  void sample(std::string_view label, std::string_view text) {
    if (trim(text).find('\n') == std::string_view::npos) return labelled(label, "“" + std::string(trim(text)) + "”");
    std::string lines = markdown_ ? "**" + std::string(label) + "**\n" : std::string(label) + ":\n";
    for (const std::string_view line : split(trim(text), '\n'))
      lines += "\n" + std::string(markdown_ ? "> " : "  ") + shown(line);
    block(lines);
  }
  void code(std::string_view text) { block(markdown_ ? "```yaml\n" + std::string(text) + "\n```" : std::string(text)); }

  std::string text() && { return std::move(text_); }

 private:
  std::string shown(std::string_view text) const { return markdown_ ? escaped(text) : std::string(text); }
  void block(const std::string& text) { text_ += (text_.empty() ? "" : "\n\n") + text; }

  bool markdown_;
  std::string text_;
};

/// The title of a key of rules/sources.yaml, one `KEY: {title: "…"}` a line; the key itself when it is not there.
std::string source_title(const std::string& key) {
  constexpr std::string_view kTitle = "title: \"";
  for (const std::string_view line : split(embedded_file("rules/sources.yaml"), '\n')) {
    if (!line.starts_with(key + ":")) continue;
    const std::size_t begin = line.find(kTitle);
    const std::size_t end = line.rfind('"');
    if (begin == std::string_view::npos || end < begin + kTitle.size()) break;
    return std::string(line.substr(begin + kTitle.size(), end - begin - kTitle.size()));
  }
  return key;
}

std::string sources_of(const std::vector<std::string>& keys) {
  std::vector<std::string> titles;
  for (const std::string& key : keys) titles.push_back(source_title(key));
  return join(titles, "; ");
}

/// The bad example that says most in a few words: one with a fixed text when there is one, the shortest.
const RuleExample* best_example(const RuleInfo& rule) {
  const RuleExample* best = nullptr;
  for (const RuleExample& example : rule.examples) {
    if (!example.bad) continue;
    const auto rank = [](const RuleExample& e) { return std::pair(!e.has_fixed, e.marked.size()); };
    if (best == nullptr || rank(example) < rank(*best)) best = &example;
  }
  return best;
}

const RuleExample* good_example(const RuleInfo& rule) {
  const auto found =
      std::find_if(rule.examples.begin(), rule.examples.end(), [](const RuleExample& e) { return !e.bad; });
  return found == rule.examples.end() ? nullptr : &*found;
}

void add_examples(const RuleInfo& rule, Page& page) {
  constexpr std::size_t kLongest = 600;
  const RuleExample* bad = best_example(rule);
  if (bad != nullptr && bad->marked.size() <= kLongest) {
    page.sample("Before", parse_marked(bad->marked).text);
    if (bad->has_fixed) page.sample("After", bad->fixed);
  }
  const RuleExample* good = good_example(rule);
  const bool after = bad != nullptr && bad->has_fixed;
  if (!after && good != nullptr && good->marked.size() <= kLongest)
    page.sample("Fine", parse_marked(good->marked).text);
}

}  // namespace

std::string rule_link(std::string_view rule) {
  return std::string(kLinkStart) + std::string(rule) + std::string(kLinkEnd);
}

std::string rule_of_link(std::string_view uri) {
  if (!uri.starts_with(kLinkStart) || !uri.ends_with(kLinkEnd)) return {};
  uri.remove_prefix(kLinkStart.size());
  uri.remove_suffix(kLinkEnd.size());
  return std::string(uri);
}

const RuleInfo* find_rule(const Linter& linter, std::string_view id) {
  const auto& rules = linter.rules();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleInfo& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

std::string explain_rule(const RuleInfo& rule, Markup markup) {
  Page page(markup);
  page.heading(rule.id);
  page.paragraph(rule.title);
  page.labelled("Why", rule.why);
  std::vector<std::string> levels;
  for (const auto& [name, severity] : rule.severity) {
    levels.push_back((name == "default" ? "" : name + ": ") + std::string(to_string(severity)));
  }
  page.labelled("Level", join(levels, ", "));
  if (!rule.applies.empty()) page.labelled("Applies to", rule.applies);
  add_examples(rule, page);
  page.labelled("Source", sources_of(rule.source));
  page.labelled("To change it", "in .mannerly.yaml");
  page.code("rules: {" + rule.id + ": off}   # or error, warning, advice");
  page.labelled("To allow it in one draft", "in its front matter");
  page.code("allow: [{rule: " + rule.id + ", reason: say why}]");
  return std::move(page).text();
}

std::string explain_key(const KeyInfo& key, const std::string& values, Markup markup) {
  Page page(markup);
  page.heading(key.name);
  if (!key.doc.empty()) page.paragraph(key.doc);
  if (!values.empty()) page.labelled("Values", values);
  if (key.required) page.paragraph("needed");
  return std::move(page).text();
}

std::string explain_finding(const RuleInfo* rule, const Finding& finding, Markup markup) {
  Page page(markup);
  const long points = std::lround(finding.points);
  std::string head = finding.rule + " · " + std::string(to_string(finding.severity));
  if (points > 0) head += " · " + std::to_string(points) + (points == 1 ? " point" : " points");
  page.heading(head);
  page.paragraph(finding.message);
  for (const std::string& note : finding.notes) page.paragraph(note);
  if (!finding.why.empty()) page.labelled("Why", finding.why);
  if (rule != nullptr) add_examples(*rule, page);
  if (!finding.source.empty()) page.labelled("Source", sources_of(finding.source));
  page.labelled("To change it", "rules: {" + finding.rule + ": off} in .mannerly.yaml, or error, warning, advice");
  return std::move(page).text();
}

}  // namespace mannerly::lsp
