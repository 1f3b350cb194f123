// Measures reading an export (tests/bench/README.md): time, peak memory, and what was found.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/csv.h"
#include "mannerly/history.h"
#include "mannerly/network.h"

namespace {

using namespace mannerly;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void csv(const FileSystem& files, const std::string& path) {
  std::size_t rows = 0;
  CsvReader reader([&](const CsvRow&) { ++rows; });
  const auto bytes = files.stream(path, [&](std::string_view chunk) {
    reader.feed(chunk);
    return true;
  });
  reader.finish();
  std::printf("rows %zu, bytes %llu\n", rows, static_cast<unsigned long long>(bytes.value_or(0)));
}

void history(const FileSystem& files, const std::string& path) {
  const HistoryResult result = read_history(files, {.folder = path});
  Context context;
  apply_history(*result.history, {}, Day(std::chrono::year(2026) / 11 / 20), context);
  std::printf("owner %s, today %d, month %d, streak %d, problems %zu\n", owner_of(*result.history).name.c_str(),
              context.account.used.unique_today.value_or(-1), context.account.used.unique_month.value_or(-1),
              context.account.streak.unanswered.value_or(-1), result.problems.size());
}

void network(const FileSystem& files, const std::string& folder, const std::string& own) {
  auto start = std::chrono::steady_clock::now();
  const NetworkResult result = read_network(files, {.folder = folder, .own = own, .self = {}});
  std::printf("read in %.3f s, problems %zu\n", seconds_since(start), result.problems.size());
  start = std::chrono::steady_clock::now();
  const WarmPaths person = warm_paths(*result.network, {.name = {}, .also = {}, .profile = "linkedin.com/in/p-000777"});
  const double first = seconds_since(start);
  start = std::chrono::steady_clock::now();
  const WarmPaths company = warm_paths_to_company(*result.network, "Orsa 77");
  std::printf("person in %.3f s, company in %.3f s\n", first, seconds_since(start));
  for (const WarmPath& path : person.paths) std::printf("  %s\n", describe(path).c_str());
  for (const WarmPath& path : company.paths) std::printf("  %s\n", describe(path).c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  const auto files = disk_file_system();
  const auto start = std::chrono::steady_clock::now();
  if (what == "csv") {
    csv(*files, argv[2]);
  } else if (what == "history") {
    history(*files, argv[2]);
  } else if (what == "network") {
    network(*files, argv[2], argc > 3 ? argv[3] : "");
  } else {
    std::fputs("usage: bench_exports csv FILE | history FILE_OR_FOLDER | network FOLDER [OWN]\n", stderr);
    return 2;
  }
  std::printf("%.3f s, %.0f MB at most\n", seconds_since(start), peak_megabytes());
  return 0;
}
