// Prints the features of every sentence of the messages on standard input, for rules/model/train.py:
// features RULES_DIR < messages.jsonl. One JSON line a message: {"id", "sentences": [{"text", "features": […]}]}.
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "checks/analysis.h"
#include "engine/ruleset.h"
#include "mannerly/draft.h"

int main(int argc, char** argv) {
  using namespace mannerly;
  LinterOptions options;
  if (argc > 1) options.rules_dir = argv[1];
  const auto ruleset = load_ruleset(options);
  if (!ruleset) {
    std::cerr << to_string(ruleset.error()) << '\n';
    return 2;
  }
  const std::string input(std::istreambuf_iterator<char>(std::cin), {});
  InputOptions format;
  format.format = InputFormat::kJsonl;
  ReadResult read = read_drafts("stdin", input, format);
  for (const Error& problem : read.problems) std::cerr << to_string(problem) << '\n';
  for (Draft& draft : read.drafts) {
    const auto shared = std::make_shared<const Draft>(std::move(draft));
    const Analysis analysis((*ruleset)->book, shared);
    nlohmann::json row = {{"id", shared->id}, {"sentences", nlohmann::json::array()}};
    const Document& document = analysis.document();
    for (std::size_t i = 0; i < analysis.prose_sentences().size(); ++i) {
      nlohmann::json names = nlohmann::json::array();
      for (std::string& name : sentence_feature_names(analysis.sentence_facts(), i)) names.push_back(std::move(name));
      const Span span = document.sentences[analysis.prose_sentences()[i]].span;
      row["sentences"].push_back({{"text", document.text(span)}, {"features", names}});
    }
    float questions = 0;
    for (const std::uint32_t i : analysis.prose_sentences())
      questions += document.sentences[i].end == U'?' ? 1.0F : 0.0F;
    row["words"] = analysis.word_count();
    row["questions"] = questions;
    row["slots"] = shared->placeholders.empty() ? 0 : 1;
    std::cout << row.dump() << '\n';
  }
  return 0;
}
