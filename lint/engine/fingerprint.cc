// A hash of rule, sentence, match and ordinal. It is stored in baselines: changing what it is made of breaks them.
#include "engine/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/byte_set.h"
#include "base/hash.h"

namespace mannerly {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// Case-folded, with white space collapsed, so that re-wrapping a paragraph changes nothing.
std::string normalised(std::string_view text) {
  std::string out = fold(text);
  std::size_t size = 0;
  for (const char byte : out) {
    const bool space = is_space(byte);
    if (!space || (size > 0 && out[size - 1] != ' ')) out[size++] = space ? ' ' : byte;
  }
  if (size > 0 && out[size - 1] == ' ') --size;
  out.resize(size);
  return out;
}

/// Bytes of an end mark at `at`, closing quotes and brackets included, when a sentence ends there; else 0.
std::size_t end_mark(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kMarks = {".", "?", "!", "…"};
  static constexpr std::array<std::string_view, 8> kClosers = {"\"", "'", ")", "]", "”", "’", "*", "_"};
  const auto length = [&](const auto& wanted, std::size_t from) -> std::size_t {
    for (const std::string_view one : wanted) {
      if (text.substr(from).starts_with(one)) return one.size();
    }
    return 0;
  };
  std::size_t end = at + length(kMarks, at);
  if (end == at) return 0;
  for (std::size_t more = length(kClosers, end); more > 0; more = length(kClosers, end)) end += more;
  return end == text.size() || is_space(text[end]) ? end - at : 0;
}

/// The sentences of the blocks that findings stand in. The analysis judges a sentence by its line breaks too, and these
/// move when a paragraph is wrapped anew; here only a mark before white space ends one.
class Places {
 public:
  explicit Places(const Document& document) : document_(document) {}

  /// The sentence that `at` stands in; empty where there is no text of the writer's.
  Span sentence(std::uint32_t at) {
    const std::optional<Span> block = block_at(at);
    if (!block) return {};
    const auto [row, is_new] = ends_.try_emplace(block->begin);
    if (is_new) row->second = ends_of(*block);
    const auto end = std::upper_bound(row->second.begin(), row->second.end(), at);
    const std::uint32_t last = end == row->second.end() ? block->end : *end;
    return {end == row->second.begin() ? block->begin : *std::prev(end), last};
  }

 private:
  std::optional<Span> block_at(std::uint32_t at) const {
    const Draft& draft = *document_.draft;
    if (draft.subject && draft.subject->begin <= at && at <= draft.subject->end) return draft.subject;
    const auto next = std::upper_bound(draft.blocks.begin(), draft.blocks.end(), at,
                                       [](std::uint32_t wanted, const Block& b) { return wanted < b.span.begin; });
    if (next == draft.blocks.begin() || at > std::prev(next)->span.end) return std::nullopt;
    return std::prev(next)->span;
  }

  /// Where the sentences of a block end, the last one left out.
  std::vector<std::uint32_t> ends_of(Span block) const {
    static constexpr ByteSet kStarts(".?!\xE2");  // of end marks
    const std::string_view text = document_.text(block);
    std::vector<std::uint32_t> out;
    for (std::size_t at = kStarts.find(text, 0, text.size()); at < text.size();
         at = kStarts.find(text, at, text.size())) {
      const std::size_t mark = end_mark(text, at);
      at += std::max<std::size_t>(mark, 1);
      if (mark > 0 && at < text.size()) out.push_back(block.begin + static_cast<std::uint32_t>(at));
    }
    return out;
  }

  const Document& document_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> ends_;  ///< by where the block begins
};

}  // namespace

void fill_fingerprints(std::vector<Finding>& findings, const Document& document) {
  /// A sentence as the key has it.
  struct Named {
    std::string hash;
    std::size_t size = 0;
  };
  std::unordered_map<std::string, int> seen;
  std::map<Span, Named> sentences;  // normalised once, however many findings a sentence has
  Places places(document);
  const auto number = [&](Finding& finding, std::string key) {
    const int ordinal = seen[key]++;
    key += '\n';
    key += std::to_string(ordinal);
    finding.fingerprint = to_hex(fnv1a(key));
  };
  for (Finding& finding : findings) {
    if (finding.about_draft) {
      number(finding, finding.rule + "\n\n" + normalised(*finding.about_draft));
      continue;
    }
    const Span around = places.sentence(finding.span.begin);
    const auto [sentence, added] = sentences.try_emplace(around);
    if (added && !around.empty()) {
      const std::string text = normalised(document.text(around));
      sentence->second = {to_hex(fnv1a(text)), text.size()};
    }
    // Of a match that goes on into other sentences only the first counts: these may change. One that is half of its
    // sentence stands for the sentence, as far as line breaks let it.
    Span match = finding.span;
    if (!around.empty()) match.end = std::clamp(around.end, match.begin, match.end);
    std::string words = normalised(document.text(match));
    if (!around.empty() && 2 * words.size() >= sentence->second.size) words.clear();
    std::string key = finding.rule;
    ((key += '\n') += sentence->second.hash) += '\n';
    number(finding, std::move(key += words));
  }
}

}  // namespace mannerly
