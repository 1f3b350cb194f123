// How far a long run is, on standard error when that is a terminal and nobody asked for quiet.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/io.h"
#include "cli/options.h"

namespace mannerly::cli {

/// "checked 12,400 of 100,000 drafts, 8,100 a second, 11 s left". `total` 0: not known yet.
std::string progress_text(std::string_view verb, std::size_t done, std::size_t total, std::chrono::milliseconds taken);

/// Shows one line, at most ten times a second and not before a run has taken two seconds; the line is gone in the end.
class Progress {
 public:
  Progress(const Options& options, Io& io);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A new stretch of the run: what is done, and to how many drafts.
  void begin(std::string_view verb, std::size_t total);
  void add(std::size_t drafts);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  Io& io_;
  bool wanted_;
  std::string verb_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point begun_;  ///< the run
  std::chrono::steady_clock::time_point stretch_;
  std::chrono::steady_clock::time_point last_;
  bool shown_ = false;
};

}  // namespace mannerly::cli
