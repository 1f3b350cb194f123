// The program: parse, look up the command, run it. An exception that gets this far is our own fault.
#include <malloc.h>
#include <sys/mman.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"

// Around the functions that most runs call, where the linker laid them together (hot_functions.ld); else null.
extern "C" [[gnu::weak]] const char mannerly_first_begin[];
extern "C" [[gnu::weak]] const char mannerly_first_end[];

namespace {

using mannerly::cli::Command;
using mannerly::cli::Exit;
using mannerly::cli::Io;
using mannerly::cli::Options;

constexpr std::array<std::pair<Command, Exit (*)(const Options&, Io&)>, 20> kCommands = {{
    {Command::kCheck, mannerly::cli::run_check},
    {Command::kFix, mannerly::cli::run_fix},
    {Command::kPermit, mannerly::cli::run_permit},
    {Command::kPreview, mannerly::cli::run_preview},
    {Command::kExplain, mannerly::cli::run_explain},
    {Command::kLsp, mannerly::cli::run_lsp},
    {Command::kRulesList, mannerly::cli::run_rules_list},
    {Command::kRulesTest, mannerly::cli::run_rules_test},
    {Command::kRulesNew, mannerly::cli::run_rules_new},
    {Command::kAllow, mannerly::cli::run_allow},
    {Command::kBaselineCreate, mannerly::cli::run_baseline_create},
    {Command::kBaselineUpdate, mannerly::cli::run_baseline_update},
    {Command::kBaselineReport, mannerly::cli::run_baseline_report},
    {Command::kWordsAdd, mannerly::cli::run_words_add},
    {Command::kWordsUnused, mannerly::cli::run_words_unused},
    {Command::kVersion, mannerly::cli::run_version},
    {Command::kWhy, mannerly::cli::run_why},
    {Command::kConfigShow, mannerly::cli::run_config_show},
    {Command::kConfigSchema, mannerly::cli::run_config_schema},
    {Command::kInit, mannerly::cli::run_init},
}};

Exit run(std::vector<std::string> arguments, Io& io) {
  mannerly::cli::ParsedOptions parsed = mannerly::cli::parse_options(std::move(arguments), io.terminal.input);
  if (!parsed.options) {
    (parsed.exit == Exit::kPassed ? io.out : io.err) << parsed.text;
    return parsed.exit;
  }
  parsed.options->cache_folder = io.terminal.cache_folder;
  if (parsed.options->words_file.empty() && !parsed.options->no_config) {
    parsed.options->words_file = io.terminal.words_file;
  }
  for (const auto& [command, function] : kCommands) {
    if (command == parsed.options->command) return function(*parsed.options, io);
  }
  return Exit::kOurFault;
}

constexpr std::uintptr_t kPage = 4096;

/// Has the kernel map what is needed in any case at once; a hint. `how` is MADV_POPULATE_READ or MADV_POPULATE_WRITE.
void populate(const void* begin, std::size_t size, int how) {
  const std::uintptr_t at = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t page = at / kPage * kPage;
  madvise(reinterpret_cast<void*>(page), at - page + size, how);
}

/// The program ends soon: large memory is kept for what needs it next instead of being given back to the kernel, which
/// clears each page again. What one draft takes of it is had at once, not page by page.
void keep_memory() {
  constexpr int kLarge = 16 << 20;
  constexpr std::size_t kAtOnce = 200 << 10;
  mallopt(M_MMAP_THRESHOLD, kLarge);
  mallopt(M_TRIM_THRESHOLD, kLarge);
  mallopt(M_TOP_PAD, 1 << 20);
  void* const first = std::malloc(kAtOnce);
  populate(first, kAtOnce, MADV_POPULATE_WRITE);
  std::free(first);
}

}  // namespace

int main(int argc, char** argv) {
  populate(mannerly_first_begin, static_cast<std::size_t>(mannerly_first_end - mannerly_first_begin),
           MADV_POPULATE_READ);
  keep_memory();
  Io io{std::cin, std::cout, std::cerr, mannerly::cli::inspect_terminal(), mannerly::cli::step_summary_file()};
  try {
    const Exit exit = run({argv + 1, argv + argc}, io);
    io.out.flush();
    if (io.out) std::_Exit(static_cast<int>(exit));  // nothing is left to write, and freeing every rule takes its time
    io.err << "mannerly: error: cannot write to standard output\n";
    return static_cast<int>(Exit::kBadInput);
  } catch (const std::exception& fault) {
    io.err << "mannerly: internal fault: " << fault.what() << "; please report it with the draft's first lines\n";
    return static_cast<int>(Exit::kOurFault);
  }
}
