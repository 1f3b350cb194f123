// JSON as it is read from left to right, without a tree in memory: what is written a million times a run. What is
// written once may as well use nlohmann-json; the bytes are the same.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace mannerly {

/// Appends compact JSON to a string. The caller opens, names and closes in order; commas and escapes are set here.
/// Text need not be UTF-8; what is not becomes U+FFFD.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void close(char bracket) { out_ += bracket; }
  /// `name` is printable ASCII without quotation mark and backslash.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void text(std::string_view text);
  void number(std::int64_t value);
  /// A whole number stays one: 6, not 6.0.
  void decimal(double value);
  /// `json` as it is.
  void raw(std::string_view json) {
    separate();
    out_ += json;
  }
  void null() { raw("null"); }

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member(std::string_view name, std::int64_t value) {
    key(name);
    number(value);
  }
  template <std::same_as<bool> Flag>
  void member(std::string_view name, Flag value) = delete;  ///< it would be written as a number
  /// Empty text is null.
  void member_or_null(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? null() : text(value);
  }

 private:
  /// A comma, unless this is the first of its brackets or the value of a key.
  void separate() {
    if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != ':' && out_.back() != '\n') {
      out_ += ',';
    }
  }
  void escaped(std::string_view text);

  std::string& out_;
};

}  // namespace mannerly
