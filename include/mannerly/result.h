// The one error idiom: a function that can fail returns Result<T>, and the Error says where and why.
// Faults in a draft are findings, not errors; broken invariants are asserts.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace mannerly {

/// What went wrong and where. `path` may be empty (no file involved); `line` and `column` count from 1
/// (columns in code points), 0 = unknown. `message` starts lower case and has no full stop.
struct Error {
  std::string message;
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Error&, const Error&) = default;
};

/// "path:line:column: message", leaving out the unknown parts.
std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// Wraps an Error for returning from a function with a Result.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(std::string message) {
  return tl::unexpected<Error>(Error{.message = std::move(message), .path = {}});
}

}  // namespace mannerly
