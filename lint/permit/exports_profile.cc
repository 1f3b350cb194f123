#include "permit/exports_profile.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace mannerly::permit {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lowered = static_cast<char>(c | 0x20);
  return lowered >= 'a' && lowered <= 'f' ? lowered - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (coded) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Letters after a name: "PhD", "MBA", "Jr.", "CFA®".
bool is_suffix(std::string_view piece) {
  static constexpr std::array<std::string_view, 4> kGenerations = {"jr", "sr", "esq", "phd"};
  if (piece.empty() || piece.size() > 8 || piece.find(' ') != std::string_view::npos) return false;
  if (piece.back() == '.') return true;
  const std::string lowered = ascii_lower(piece);
  if (std::find(kGenerations.begin(), kGenerations.end(), lowered) != kGenerations.end()) return true;
  return std::count_if(piece.begin(), piece.end(), is_upper) >= 2;
}

/// What stands behind the usual beginning of an address when nothing else has to be seen to; else empty.
std::string_view plain_key(std::string_view url) {
  constexpr std::string_view kUsual = "https://www.linkedin.com/in/";
  if (!url.starts_with(kUsual)) return {};
  url.remove_prefix(kUsual.size());
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return std::all_of(url.begin(), url.end(), is_plain) ? url : std::string_view();
}

}  // namespace

std::string profile_key(std::string_view url) {
  if (const std::string_view own = plain_key(url); !own.empty()) return std::string(own);
  url = trim(url);
  url = url.substr(0, url.find_first_of("?#"));
  std::string path = ascii_lower(percent_decoded(url));
  if (const std::size_t scheme = path.find("://"); scheme != std::string::npos) path.erase(0, scheme + 3);
  const std::size_t host = path.find('/');
  if (host == std::string::npos) return {};
  path.erase(0, host + 1);
  const bool in = path.starts_with("in/");
  if (!in && !path.starts_with("pub/") && !path.starts_with("company/") && !path.starts_with("school/")) return {};
  if (in) path.erase(0, 3);
  while (!path.empty() && path.back() == '/') path.pop_back();
  // "ana-li/de", "ana-li/pt-br": the language the page is shown in.
  const std::size_t slash = in ? path.find('/') : std::string::npos;
  return path.substr(0, slash);
}

std::string folded_name(std::string_view name) {
  std::string out = ascii_lower(trim(name));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  const auto both_blank = [](char a, char b) { return a == ' ' && b == ' '; };
  out.erase(std::unique(out.begin(), out.end(), both_blank), out.end());
  return out;
}

bool is_nobody(std::string_view folded_name) { return folded_name.empty() || folded_name == "linkedin member"; }

std::vector<std::string_view> split_names(std::string_view list) {
  std::vector<std::string_view> names;
  while (!trim(list).empty()) {
    const std::size_t comma = list.find(", ");
    const std::string_view name = trim(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 2);
    if (!names.empty() && is_suffix(name)) {
      const char* begin = names.back().data();
      names.back() = std::string_view(begin, static_cast<std::size_t>(name.data() + name.size() - begin));
    } else if (!name.empty()) {
      names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> likeness_keys(std::string_view name) {
  std::vector<std::string> words;
  for (const std::string_view piece : split(name, ',')) {
    if (!words.empty() && is_suffix(trim(piece))) continue;
    std::string folded = folded_name(piece);
    std::replace(folded.begin(), folded.end(), '-', ' ');
    for (const std::string_view word : split(folded, ' ')) {
      if (!word.empty()) words.emplace_back(word);
    }
  }
  std::vector<std::string> keys;
  for (std::size_t i = 1; i < words.size(); ++i) keys.push_back(words[0].substr(0, 1) + " " + words[i]);
  return keys;
}

}  // namespace mannerly::permit
