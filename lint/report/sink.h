// Where a report goes: bytes in order, handed on in pieces, so that no format holds its whole output.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace mannerly {

/// Collects what is appended and passes it on about 64 KB at a time. Not thread safe.
class Sink {
 public:
  using Write = std::function<void(std::string_view)>;
  using value_type = char;  // for std::back_inserter

  explicit Sink(Write write) : write_(std::move(write)) {}
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  Sink& operator+=(std::string_view text) {
    held_ += text;
    if (held_.size() >= kPiece) flush();
    return *this;
  }
  Sink& operator+=(char byte) { return *this += std::string_view(&byte, 1); }
  void push_back(char byte) { *this += byte; }
  /// Passes on what is held. Whoever makes a sink calls it at the end.
  void flush() {
    if (!held_.empty()) write_(held_);
    held_.clear();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{64} << 10;
  Write write_;
  std::string held_;
};

}  // namespace mannerly
