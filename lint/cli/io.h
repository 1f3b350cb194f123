// The streams a command talks to and what is known about the terminal behind them. Tests pass string streams.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace mannerly::cli {

/// How the process ends; part of the interface.
/// kUnknown is `permit`'s: a fact is missing. kInterrupted is what shells say of a program ended by Ctrl-C.
enum class Exit { kPassed = 0, kGateFailed = 1, kBadInput = 2, kOurFault = 3, kUnknown = 4, kInterrupted = 130 };

/// What standard input is: something that is piped in, or a terminal or nothing.
enum class InputStream { kNothing, kPiped };

struct Terminal {
  InputStream input = InputStream::kNothing;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool wants_no_colour = false;  ///< NO_COLOR is set, or the terminal is dumb
  std::size_t width = 100;
  std::string cache_folder;  ///< where compiled rules may be kept; empty: nowhere
  std::string words_file;    ///< the user's own words, which need not exist; empty: nowhere
};

struct Io {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
  std::string step_summary = {};  ///< the file that a GitHub runner shows as the step's summary, or empty
  /// What a command has made and nobody needs to free before the process ends, which spares its time.
  std::vector<std::shared_ptr<const void>> kept = {};
};

/// What the process knows about its own standard streams.
Terminal inspect_terminal();
/// The value of $GITHUB_STEP_SUMMARY, or empty.
std::string step_summary_file();

}  // namespace mannerly::cli
