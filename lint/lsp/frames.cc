#include "lsp/frames.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/strings.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kLength = "content-length:";

/// The number behind the last Content-Length of a header block; whatever stands before it is skipped.
std::optional<std::uint64_t> length_in(std::string_view header) {
  const std::size_t at = ascii_lower(header).rfind(kLength);
  if (at == std::string::npos) return std::nullopt;
  std::string_view rest = header.substr(at + kLength.size());
  rest = trim(rest.substr(0, rest.find('\n')));
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
  if (error != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
  return length;
}

bool ends_header(const std::string& header) { return header.ends_with("\r\n\r\n") || header.ends_with("\n\n"); }

}  // namespace

std::string frame(std::string_view body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

void FrameReader::skip(const char* fault) {
  if (!skipping_) on_fault_(fault);
  skipping_ = true;
}

void FrameReader::end_header() {
  const auto length = length_in(header_);
  const bool usable = length && *length <= kMostBodyBytes;
  if (!usable) {
    skip(length ? "a message is larger than 64 MiB" : "a message has no usable Content-Length");
    header_.clear();
    return;
  }
  header_.clear();
  skipping_ = false;
  in_body_ = true;
  missing_ = static_cast<std::size_t>(*length);
}

void FrameReader::read_header(std::string_view& bytes) {
  while (!bytes.empty() && !in_body_) {
    header_ += bytes.front();
    bytes.remove_prefix(1);
    if (header_.back() == '\n' && ends_header(header_)) end_header();
    if (header_.size() <= kMostHeaderBytes) continue;
    skip("bytes without a header");
    header_.erase(0, header_.size() / 2);
  }
}

void FrameReader::feed(std::string_view bytes) {
  while (!bytes.empty() || (in_body_ && missing_ == 0)) {
    if (!in_body_) {
      read_header(bytes);
      continue;
    }
    const std::size_t take = std::min(missing_, bytes.size());
    body_.append(bytes.substr(0, take));
    bytes.remove_prefix(take);
    missing_ -= take;
    if (missing_ > 0) continue;
    in_body_ = false;
    on_body_(std::move(body_));
    body_.clear();
  }
}

}  // namespace mannerly::lsp
