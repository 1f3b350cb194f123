#include "lsp/uris.h"

#include <array>
#include <charconv>

namespace mannerly::lsp {
namespace {

constexpr std::string_view kScheme = "file://";

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool escape = text[i] == '%' && digits.size() == 2 && error == std::errc() && end == digits.data() + 2;
    out += escape ? static_cast<char>(value) : text[i];
    if (escape) i += 2;
  }
  return out;
}

bool is_plain(char byte) {
  const bool alphanumeric =
      (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
  return alphanumeric || std::string_view("-._~/").find(byte) != std::string_view::npos;
}

}  // namespace

std::string path_of(std::string_view uri) {
  if (!uri.starts_with(kScheme)) return {};
  const std::size_t path = uri.find('/', kScheme.size());
  if (path == std::string_view::npos) return {};
  uri = uri.substr(path);
  return percent_decoded(uri.substr(0, uri.find_first_of("?#")));
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out(kScheme);
  for (const char byte : path) {
    if (is_plain(byte)) {
      out += byte;
    } else {
      const auto value = static_cast<unsigned char>(byte);
      out += {'%', kDigits[value / 16U], kDigits[value % 16U]};
    }
  }
  return out;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

}  // namespace mannerly::lsp
