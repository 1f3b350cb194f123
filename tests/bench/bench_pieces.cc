// How long the pieces of a lint take, by Google Benchmark: bench_pieces [--benchmark_filter=…].
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "checks/speller.h"
#include "mannerly/linter.h"
#include "report/reporters.h"
#include "support/places.h"
#include "text/document.h"
#include "text/segment.h"

namespace mannerly {
namespace {

const std::string& text() {
  static const std::string kText = [] {
    std::ifstream file(mannerly::test::source_dir() + "/tests/bench/draft.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return kText;
}

std::shared_ptr<const Draft> draft() {
  static const auto kDraft =
      std::make_shared<const Draft>(std::move(read_drafts("draft.txt", text(), {}).drafts.front()));
  return kDraft;
}

const Linter& linter() {
  static const auto kLinter = *Linter::create({});
  return *kLinter;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text().size()));
}

void words(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(word_boundaries(text()));
  count_bytes(state);
}
BENCHMARK(words);

void sentences(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(sentence_boundaries(text()));
  count_bytes(state);
}
BENCHMARK(sentences);

void document(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(analyse(draft()));
  count_bytes(state);
}
BENCHMARK(document);

void reading(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_drafts("draft.txt", text(), {}));
  count_bytes(state);
}
BENCHMARK(reading);

void start(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Linter::create({}));
}
BENCHMARK(start);

void one_draft(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(linter().lint(draft()));
  count_bytes(state);
}
BENCHMARK(one_draft);

void fixes(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(linter().fix(draft(), {}));
}
BENCHMARK(fixes);

void known_word(benchmark::State& state) {
  const auto speller = *make_speller({}, {});
  for (auto _ : state) benchmark::DoNotOptimize(speller->knows("measurements"));
}
BENCHMARK(known_word);

void json(benchmark::State& state) {
  Report report;
  report.drafts.push_back(linter().lint(draft()));
  for (auto _ : state) {
    benchmark::DoNotOptimize(report_text(find_format("json")->write, report, {}));
  }
}
BENCHMARK(json);

}  // namespace
}  // namespace mannerly

BENCHMARK_MAIN();
