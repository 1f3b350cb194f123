// The few terminal styles of the text format. With Colour::kNever every style is the bare text.
#pragma once

#include <string>
#include <string_view>

#include "report/reporters.h"

namespace mannerly {

class Style {
 public:
  explicit Style(Colour colour) : colour_(colour) {}

  std::string bold(std::string_view text) const { return with("1", text); }
  std::string dim(std::string_view text) const { return with("2", text); }
  std::string good(std::string_view text) const { return with("32", text); }
  /// The text in the colour of a severity: red, yellow, cyan.
  std::string of(Severity severity, std::string_view text) const {
    if (severity == Severity::kError) return with("1;31", text);
    return severity == Severity::kWarning ? with("33", text) : with("36", text);
  }

 private:
  std::string with(std::string_view code, std::string_view text) const {
    if (colour_ == Colour::kNever) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  Colour colour_;
};

}  // namespace mannerly
