// URLs, mail addresses, handles and hashtags, found chunk by chunk (a chunk has no white space, quote or bracket).
#include "draft/masks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/byte_set.h"
#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// Last labels that make "name.label" an address without a path; words of running text ("it", "me") are not here.
constexpr std::array<std::string_view, 32> kBareTopLevels{
    "com", "org", "net", "io", "co", "edu", "gov", "ai",   "app",  "dev",    "info",
    "biz", "uk",  "de",  "fr", "eu", "ly",  "gl",  "page", "site", "online", "tech",
    "xyz", "nl",  "se",  "ch", "ca", "jp",  "br",  "pl",   "link", "blog"};

constexpr ByteSet kBreaks(" \t\n\r\"<>`()[]{}|\\^,;");
constexpr ByteSet kMaybeBreaks(" \t\n\r\"<>`()[]{}|\\^,;\xE2\xC2");
constexpr ByteSet kEndMarks(".,;:!?'*_~");
constexpr ByteSet kHostEnds("/?#:");
/// Without one of these a chunk is no address, handle or hashtag.
constexpr ByteSet kNetBytes(".:@#");

/// Of a byte among kMaybeBreaks.
bool is_true_break(std::string_view text, std::size_t at) {
  if (kBreaks.has(text[at])) return true;
  const std::string_view two = text.substr(at, 2);
  return two == "\xE2\x80" || two == "\xE2\x81" || two == "\xC2\xAB" || two == "\xC2\xBB" || two == "\xC2\xA0";
}

inline bool is_break(std::string_view text, std::size_t at) {
  return kMaybeBreaks.has(text[at]) && is_true_break(text, at);
}

bool is_break_rest(std::string_view text, std::size_t at) {
  return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Without the marks that end the sentence around an address.
std::size_t without_end_marks(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && kEndMarks.has(text[end - 1])) --end;
  return end;
}

bool is_name_byte(char c) { return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; }

/// True when `host` is labels of letters, digits and hyphens with a last label of letters.
bool is_host(std::string_view host) {
  if (host.size() > 253) return false;
  if (host.find('.') == std::string_view::npos) return false;
  const std::vector<std::string_view> labels = split(host, '.');
  for (const std::string_view label : labels) {
    if (label.empty() || label.front() == '-' || label.back() == '-' || label.find('_') != std::string_view::npos)
      return false;
    if (!std::all_of(label.begin(), label.end(), is_name_byte)) return false;
  }
  const std::string_view last = labels.back();
  return last.size() >= 2 && last.size() <= 12 && std::all_of(last.begin(), last.end(), is_ascii_letter);
}

bool is_bare_domain(std::string_view chunk) {
  const std::size_t host_end = kHostEnds.find(chunk, 0, chunk.size());
  const std::string_view host = chunk.substr(0, host_end);
  if (!is_host(host)) return false;
  if (host_end < chunk.size() && chunk[host_end] == '/') {
    const std::string_view last = host.substr(host.rfind('.') + 1);
    return last != "js" && host == ascii_lower(host);
  }
  if (ascii_lower(host).starts_with("www.")) return true;
  if (host_end < chunk.size() || host != ascii_lower(host)) return false;
  return std::find(kBareTopLevels.begin(), kBareTopLevels.end(), host.substr(host.rfind('.') + 1)) !=
         kBareTopLevels.end();
}

bool is_mail(std::string_view chunk) {
  const std::size_t at = chunk.find('@');
  if (at == 0 || at == std::string_view::npos || !is_host(chunk.substr(at + 1))) return false;
  return std::all_of(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(at),
                     [](char c) { return is_name_byte(c) || c == '+' || c == '%' || c == '\''; });
}

/// End of a URL whose scheme is known: up to white space or a quotation mark; a closing bracket only if it was opened.
std::size_t url_end(std::string_view text, std::size_t begin, std::size_t limit) {
  constexpr std::string_view kOpen = "([{";
  constexpr std::string_view kClose = ")]}";
  std::array<int, kOpen.size()> depth{};
  std::size_t end = begin;
  for (; end < limit; ++end) {
    const char c = text[end];
    if (const std::size_t opens = kOpen.find(c); opens != std::string_view::npos) {
      ++depth[opens];
    } else if (const std::size_t closes = kClose.find(c); closes != std::string_view::npos) {
      if (--depth[closes] < 0) break;
    } else if (std::string_view("|,;^").find(c) == std::string_view::npos && is_break(text, end)) {
      break;
    }
  }
  return without_end_marks(text, begin, end);
}

/// "@name" or "#topic" at `begin`: the end of its name, or `begin` when there is none.
std::size_t tag_end(std::string_view text, std::size_t begin, std::size_t end) {
  const bool handle = text[begin] == '@';
  std::size_t at = begin + 1;
  bool letter = false;
  for (; at < end; ++at) {
    const char c = text[at];
    const bool fits = handle ? is_name_byte(c) : is_word_byte(c) || c == '_';
    if (!fits) break;
    letter = letter || !is_digit(c);
  }
  at = without_end_marks(text, begin + 1, at);
  return letter ? at : begin;
}

/// Finds the addresses of one region.
class NetReader {
 public:
  NetReader(std::string_view text, Span region, std::vector<Mask>& out) : text_(text), region_(region), out_(out) {}

  void read() {
    std::size_t done = region_.begin;
    for (;;) {
      const std::size_t at = kNetBytes.find(text_, done, region_.end);
      if (at == region_.end) return;
      std::size_t begin = at;
      while (begin > done && !is_break(text_, begin - 1)) --begin;
      while (is_break_rest(text_, begin)) ++begin;
      std::size_t end = at + 1;
      while (end < region_.end && !is_break(text_, end)) ++end;
      done = is_sentence_end(begin, end) ? end : std::max(end, chunk(begin, end));
    }
  }

 private:
  /// Most chunks with a net byte: "done.", whose full stops are none of an address.
  bool is_sentence_end(std::size_t begin, std::size_t end) const {
    while (end > begin && text_[end - 1] == '.') --end;
    return kNetBytes.find(text_, begin, end) == end;
  }

  /// Masks what chunk [begin, end) holds; returns where reading goes on.
  std::size_t chunk(std::size_t begin, std::size_t end) {
    const std::string_view text = text_.substr(begin, end - begin);
    if (const std::size_t scheme = scheme_at(text); scheme != std::string_view::npos) {
      return add(begin + scheme, url_end(text_, begin + scheme, region_.end), MaskReason::kUrl);
    }
    while (begin < end && std::string_view("*_~'").find(text_[begin]) != std::string_view::npos) ++begin;
    if (begin == end) return end;
    if (text_[begin] == '@' || text_[begin] == '#') {
      const std::size_t stop = tag_end(text_, begin, end);
      if (stop > begin) add(begin, stop, text_[begin] == '@' ? MaskReason::kHandle : MaskReason::kHashtag);
      return end;
    }
    const std::size_t stop = without_end_marks(text_, begin, end);
    const std::string_view bare = text_.substr(begin, stop - begin);
    if (is_mail(bare)) return add(begin, stop, MaskReason::kMail);
    const std::size_t slash = bare.find('/');
    if (is_bare_domain(bare)) {
      return add(begin, slash == std::string_view::npos ? stop : url_end(text_, begin, region_.end), MaskReason::kUrl);
    }
    return end;
  }

  /// Where a URL scheme starts in a chunk ("see:https://x"), or npos.
  static std::size_t scheme_at(std::string_view chunk) {
    const std::string_view head = chunk.substr(0, 4096);
    if (const std::size_t mark = head.find("://"); mark != std::string_view::npos && mark > 0) {
      std::size_t begin = mark;
      while (begin > 0 && is_ascii_letter(chunk[begin - 1])) --begin;
      return begin < mark ? begin : std::string_view::npos;
    }
    return ascii_lower(head.substr(0, 7)) == "mailto:" ? 0 : std::string_view::npos;
  }

  std::size_t add(std::size_t begin, std::size_t end, MaskReason reason) {
    if (begin < end) out_.push_back({{u32(begin), u32(end)}, reason});
    return end;
  }

  std::string_view text_;
  Span region_;
  std::vector<Mask>& out_;
};

}  // namespace

std::vector<Mask> find_net_masks(std::string_view text, const std::vector<Span>& regions) {
  std::vector<Mask> out;
  for (const Span region : regions) NetReader(text, region, out).read();
  return out;
}

}  // namespace mannerly::draft
