#include "cli/progress.h"

#include <fmt/format.h>

#include <ostream>

namespace mannerly::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience(2);
constexpr std::chrono::milliseconds kPause(100);

/// "12,400".
std::string grouped(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

std::string duration(std::size_t seconds) {
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

}  // namespace

std::string progress_text(std::string_view verb, std::size_t done, std::size_t total, std::chrono::milliseconds taken) {
  std::string out = fmt::format("{} {}{} drafts", verb, grouped(done), total > 0 ? " of " + grouped(total) : "");
  if (taken.count() <= 0 || done == 0) return out;
  const auto milliseconds = static_cast<std::size_t>(taken.count());
  out += fmt::format(", {} a second", grouped(done * 1000 / milliseconds));
  if (total > done) out += fmt::format(", {} left", duration((total - done) * milliseconds / done / 1000 + 1));
  return out;
}

Progress::Progress(const Options& options, Io& io)
    : io_(io), wanted_(io.terminal.err_is_terminal && !options.quiet), begun_(Clock::now()) {}

void Progress::begin(std::string_view verb, std::size_t total) {
  verb_ = verb;
  total_ = total;
  done_ = 0;
  stretch_ = Clock::now();
}

void Progress::add(std::size_t drafts) {
  done_ += drafts;
  const Clock::time_point now = Clock::now();
  if (!wanted_ || now - begun_ < kPatience || now - last_ < kPause) return;
  last_ = now;
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(now - stretch_);
  io_.err << "\r\x1b[K" << progress_text(verb_, done_, total_, taken) << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) io_.err << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace mannerly::cli
