#include "engine/rule_test.h"

#include <algorithm>

#include "base/marked_text.h"
#include "base/strings.h"
#include "config/rule_file.h"

namespace mannerly {
namespace {

class ExampleRun {
 public:
  ExampleRun(const Linter& linter, std::vector<RuleTestFailure>& out) : linter_(linter), out_(out) {}

  void run(const RuleInfo& rule, const RuleExample& example) {
    const MarkedText wanted = parse_marked(example_draft(example));
    InputOptions plain;
    plain.format = InputFormat::kPlain;
    ReadResult read = read_drafts("example.txt", wanted.text, plain);
    if (read.drafts.size() != 1 || !read.problems.empty()) {
      return add(rule, example, read.problems.empty() ? "the example is no draft" : to_string(read.problems.front()));
    }
    const auto draft = std::make_shared<const Draft>(std::move(read.drafts.front()));
    const DraftResult result = linter_.lint(draft, surroundings(example, draft));
    std::vector<Span> found;
    for (const Finding& finding : result.findings) {
      if (finding.rule == rule.id) found.push_back(finding.span);
    }
    if (!example.bad) {
      if (!found.empty()) add(rule, example, "fires on a good example at “" + quote(*draft, found) + "”");
      return;
    }
    if (found.empty()) return add(rule, example, "does not fire on a bad example");
    if (!wanted.spans.empty() && found != wanted.spans) {
      add(rule, example, "expected “" + quote(*draft, wanted.spans) + "”, found “" + quote(*draft, found) + "”");
    }
    if (example.has_fixed) check_fixed(rule, example, *draft, result);
  }

 private:
  /// The run an example stands in: its day, and the drafts beside it.
  static RunFacts surroundings(const RuleExample& example, const std::shared_ptr<const Draft>& draft) {
    RunFacts facts;
    if (!example.now.empty()) facts.now = time_from_string(example.now);
    std::vector<std::shared_ptr<const Draft>> run;
    for (const std::string& other : example.others) {
      InputOptions plain;
      plain.format = InputFormat::kPlain;
      for (Draft& read : read_drafts("other.txt", parse_marked(other).text, plain).drafts) {
        run.push_back(std::make_shared<const Draft>(std::move(read)));
      }
    }
    run.push_back(draft);
    if (!example.others.empty()) facts.survey = survey(run);
    facts.policy = example.policy;
    return facts;
  }

  static std::string quote(const Draft& draft, const std::vector<Span>& spans) {
    std::vector<std::string> out;
    for (const Span span : spans) out.emplace_back(draft.source.text(span));
    return join(out, "”, “");
  }

  /// Applies the first fix of each of the rule's findings, last one first.
  void check_fixed(const RuleInfo& rule, const RuleExample& example, const Draft& draft, const DraftResult& result) {
    std::vector<Edit> edits;
    for (const Finding& finding : result.findings) {
      if (finding.rule != rule.id || finding.fixes.empty()) continue;
      const auto& first = finding.fixes.front().edits;
      edits.insert(edits.end(), first.begin(), first.end());
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span > b.span; });
    std::string bytes = draft.source.bytes();
    for (const Edit& edit : edits) bytes.replace(edit.span.begin, edit.span.size(), edit.text);
    const std::string wanted = parse_marked(fixed_draft(example)).text;
    if (bytes != wanted) add(rule, example, "the fix gives “" + bytes + "”, expected “" + wanted + "”");
  }

  void add(const RuleInfo& rule, const RuleExample& example, std::string message) {
    out_.push_back({rule.id, example.marked, std::move(message)});
  }

  const Linter& linter_;
  std::vector<RuleTestFailure>& out_;
};

}  // namespace

std::vector<RuleTestFailure> run_examples(const Linter& linter) {
  std::vector<RuleTestFailure> out;
  ExampleRun run(linter, out);
  for (const RuleInfo& rule : linter.rules()) {
    const bool off = std::all_of(rule.severity.begin(), rule.severity.end(),
                                 [](const auto& level) { return level.second == Severity::kOff; });
    for (const RuleExample& example : rule.examples) {
      // A rule that the configuration switches off can only be silent.
      if (!off || !example.bad) run.run(rule, example);
    }
  }
  return out;
}

}  // namespace mannerly
