// Content-Length frames: bytes in, message bodies out. Knows nothing of JSON.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace mannerly::lsp {

/// The frame around one message body.
std::string frame(std::string_view body);

/// Push reader. A header without a usable length (absent, not a number, larger than the limit) is a fault; reading goes
/// on at the next header that has one, and holds at most a few kilobytes meanwhile.
class FrameReader {
 public:
  static constexpr std::size_t kMostBodyBytes = std::size_t{64} << 20;
  static constexpr std::size_t kMostHeaderBytes = std::size_t{4} << 10;

  /// `on_body` gets every body, `on_fault` what was wrong with bytes that had to be skipped.
  FrameReader(std::function<void(std::string)> on_body, std::function<void(std::string)> on_fault)
      : on_body_(std::move(on_body)), on_fault_(std::move(on_fault)) {}

  void feed(std::string_view bytes);

 private:
  void read_header(std::string_view& bytes);
  void end_header();
  void skip(const char* fault);

  std::function<void(std::string)> on_body_;
  std::function<void(std::string)> on_fault_;
  std::string header_;
  std::string body_;
  std::size_t missing_ = 0;  ///< bytes of the body that are still to come
  bool in_body_ = false;
  bool skipping_ = false;  ///< within bytes whose fault was told
};

}  // namespace mannerly::lsp
