// FNV-1a over rule, sentence, match and ordinal. The hash is stored in baselines: changing it breaks them.
#include "engine/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace mannerly {
namespace {

/// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::string to_hex(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4U) *digit = kDigits[value & 0xFU];
  return out;
}

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// Case-folded, with white space collapsed, so that re-wrapping a paragraph changes nothing.
std::string normalised(std::string_view text) {
  std::string out;
  for (const char byte : fold(text)) {
    if (!is_space(byte)) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Index of the sentence a finding starts in, or the number of sentences.
std::size_t sentence_index(const Document& document, Span span) {
  const auto next = std::upper_bound(document.sentences.begin(), document.sentences.end(), span.begin,
                                     [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  if (next == document.sentences.begin() || span.begin > std::prev(next)->span.end) return document.sentences.size();
  return static_cast<std::size_t>(std::prev(next) - document.sentences.begin());
}

}  // namespace

void fill_fingerprints(std::vector<Finding>& findings, const Document& document) {
  std::map<std::string, int> seen;
  std::map<std::size_t, std::string> sentences;  // normalised once, however many findings a sentence has
  const auto number = [&](Finding& finding, const std::string& key) {
    const int ordinal = seen[key]++;
    finding.fingerprint = to_hex(fnv1a(key + '\n' + std::to_string(ordinal)));
  };
  for (Finding& finding : findings) {
    if (finding.about_draft) {
      number(finding, finding.rule + "\n\n" + normalised(*finding.about_draft));
      continue;
    }
    const std::size_t index = sentence_index(document, finding.span);
    const auto [sentence, added] = sentences.try_emplace(index);
    if (added && index < document.sentences.size()) {
      sentence->second = to_hex(fnv1a(normalised(document.text(document.sentences[index].span))));
    }
    // Of a match that goes on into other sentences only the first counts: these may change.
    Span match = finding.span;
    if (index < document.sentences.size()) {
      match.end = std::clamp(document.sentences[index].span.end, match.begin, match.end);
    }
    number(finding, finding.rule + '\n' + sentence->second + '\n' + normalised(document.text(match)));
  }
}

}  // namespace mannerly
