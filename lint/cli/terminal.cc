// The only reader of the environment and of the terminal.
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "cli/io.h"

namespace mannerly::cli {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kMostWidth = 160;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// A pipe or a file brings something; a terminal and /dev/null do not.
InputStream input_stream() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0 || S_ISCHR(status.st_mode)) return InputStream::kNothing;
  return InputStream::kPiped;
}

/// Our place in a folder of the user's: the one `variable` names, else `fallback` below home; empty without either.
std::string user_folder(const char* variable, std::string_view fallback) {
  if (const auto folder = environment(variable); folder.starts_with('/')) return std::string(folder) + "/mannerly";
  const auto home = environment("HOME");
  return home.starts_with('/') ? std::string(home) + std::string(fallback) + "/mannerly" : std::string();
}

}  // namespace

Terminal inspect_terminal() {
  Terminal terminal;
  terminal.input = input_stream();
  terminal.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.err_is_terminal = isatty(STDERR_FILENO) == 1;
  terminal.cache_folder = user_folder("XDG_CACHE_HOME", "/.cache");
  const std::string own = user_folder("XDG_CONFIG_HOME", "/.config");
  if (!own.empty()) terminal.words_file = own + "/words.txt";
  terminal.wants_no_colour = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
  winsize size{};
  if (terminal.out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::clamp<std::size_t>(size.ws_col, kLeastWidth, kMostWidth);
  }
  return terminal;
}

std::string step_summary_file() { return std::string(environment("GITHUB_STEP_SUMMARY")); }

}  // namespace mannerly::cli
