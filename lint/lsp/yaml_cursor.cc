#include "lsp/yaml_cursor.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace mannerly::lsp {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         std::string_view("_-./*").find(byte) != kNone || (byte & 0x80) != 0;
}

/// The indentation of a line's content behind its item dashes, and that of the first dash or kNone.
struct Margin {
  std::size_t content = 0;
  std::size_t dash = kNone;
};

Margin margin_of(std::string_view line) {
  Margin out;
  out.content = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(out.content).starts_with("- ") || line.substr(out.content) == "-") {
    if (out.dash == kNone) out.dash = out.content;
    ++out.content;
    out.content = std::min(line.find_first_not_of(' ', out.content), line.size());
  }
  return out;
}

std::string bare(std::string_view key) {
  key = trim(key);
  const bool quoted = key.size() >= 2 && key.front() == key.back() && (key.front() == '"' || key.front() == '\'');
  return std::string(quoted ? key.substr(1, key.size() - 2) : key);
}

/// Offset of the colon that ends a key, or kNone: it is followed by a blank or the end.
std::size_t key_colon(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if ((text[i] == '"' || text[i] == '\'') && trim(text.substr(0, i)).empty()) {
      quote = text[i];
    } else if (std::string_view("[]{},#").find(text[i]) != kNone) {
      return kNone;
    } else if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) {
      return i;
    }
  }
  return kNone;
}

/// Follows the brackets of a value up to the cursor.
class FlowWalk {
 public:
  explicit FlowWalk(YamlPlace& out) : out_(out) {}

  void read(std::string_view text) {
    std::size_t piece = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char byte = text[i];
      if (quote_ != 0) {
        if (byte == quote_) quote_ = 0;
      } else if (byte == '"' || byte == '\'') {
        quote_ = byte;
      } else if (byte == '#' && i > 0 && text[i - 1] == ' ') {
        out_.quoted = true;
        return;
      } else if (byte == '{' || byte == '[') {
        open_.push_back({byte == '{', false});
        piece = i + 1;
      } else if (byte == '}' || byte == ']') {
        close();
        piece = i + 1;
      } else if (byte == ',' && !open_.empty()) {
        end_row();
        piece = i + 1;
      } else if (byte == ':' && in_map() && !open_.back().has_key && (i + 1 == text.size() || text[i + 1] == ' ')) {
        out_.keys.push_back(bare(text.substr(piece, i - piece)));
        open_.back().has_key = true;
        out_.needs_blank = i + 1 == text.size();
      }
    }
    out_.quoted = quote_ != 0;
    out_.at_value = open_.empty() || !open_.back().is_map || open_.back().has_key;
  }

 private:
  struct Bracket {
    bool is_map = false;
    bool has_key = false;
  };

  bool in_map() const { return !open_.empty() && open_.back().is_map; }
  void end_row() {
    if (open_.back().has_key) out_.keys.pop_back();
    open_.back().has_key = false;
  }
  void close() {
    if (open_.empty()) return;
    end_row();
    open_.pop_back();
  }

  YamlPlace& out_;
  std::vector<Bracket> open_;
  char quote_ = 0;
};

/// The keys above a line whose content begins at `indent`, outermost first.
std::vector<std::string> keys_above(std::string_view yaml, std::size_t line_begin, Margin margin) {
  std::vector<std::string> out;
  std::size_t indent = margin.dash == kNone ? margin.content : margin.dash;
  bool item = margin.dash != kNone;
  while (line_begin > 0 && (indent > 0 || item)) {
    const std::size_t end = line_begin - 1;
    const std::size_t before = end == 0 ? kNone : yaml.rfind('\n', end - 1);
    line_begin = before == kNone ? 0 : before + 1;
    std::string_view line = yaml.substr(line_begin, end - line_begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Margin above = margin_of(line);
    const std::string_view content = line.substr(above.content);
    if (content.empty() || content.starts_with('#')) continue;
    // An item may stand as far left as the key of its list; other lines there are no parents of it.
    const bool parent = above.content < indent || (item && above.dash == kNone && above.content == indent);
    if (parent) {
      const std::size_t colon = key_colon(content);
      if (colon != kNone) out.insert(out.begin(), bare(content.substr(0, colon)));
      indent = above.dash == kNone ? above.content : above.dash;
      item = above.dash != kNone;
    } else if (above.dash != kNone && above.dash < indent && !item) {
      indent = above.dash;
      item = true;
    }
  }
  return out;
}

/// The line around `offset` without its line end.
Span line_around(std::string_view yaml, std::size_t offset) {
  const std::size_t before = offset == 0 ? kNone : yaml.find_last_of("\r\n", offset - 1);
  const std::size_t end = std::min(yaml.find_first_of("\r\n", offset), yaml.size());
  return {static_cast<std::uint32_t>(before == kNone ? 0 : before + 1), static_cast<std::uint32_t>(end)};
}

/// How many bytes of `text` belong to what begins there.
std::size_t piece_size(std::string_view text) {
  const char first = text.empty() ? '\0' : text.front();
  if (first == '"' || first == '\'') return std::min(text.find(first, 1), text.size() - 1) + 1;
  const bool flow = first == '[' || first == '{';
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '[' || byte == '{') ++depth;
    if (byte == ']' || byte == '}') --depth;
    if (flow && depth == 0) return i + 1;
    if (depth < 0 || (!flow && byte == ',')) return i;
    if (!flow && byte == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return i;
    if (byte == '#' && i > 0 && text[i - 1] == ' ') return i;
  }
  return text.size();
}

std::string_view line_at(std::string_view yaml, std::size_t offset) {
  const Span span = line_around(yaml, offset);
  return yaml.substr(span.begin, span.size());
}

}  // namespace

Span piece_at(std::string_view yaml, std::uint32_t offset) {
  const Span line = line_around(yaml, offset);
  const std::string_view rest = yaml.substr(offset, line.end - offset);
  const std::string_view piece = trim(rest.substr(0, piece_size(rest)));
  if (!piece.empty()) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - yaml.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  }
  const std::string_view shown = trim(yaml.substr(line.begin, line.size()));
  const auto begin = shown.empty() ? line.begin : static_cast<std::uint32_t>(shown.data() - yaml.data());
  return {begin, begin + static_cast<std::uint32_t>(shown.size())};
}

std::vector<std::string> keys_beside(std::string_view yaml, std::uint32_t offset) {
  std::vector<std::string> out;
  const Span own = line_around(yaml, offset);
  const Margin margin = margin_of(yaml.substr(own.begin, offset - own.begin));
  // Adds the key of a line; false where the map ends.
  const auto add = [&](std::string_view line, bool ends_at_dash) {
    const Margin other = margin_of(line);
    const std::string_view content = line.substr(other.content);
    if (content.empty() || content.starts_with('#') || other.content > margin.content) return true;
    if (other.content < margin.content || (ends_at_dash && other.dash != kNone)) return false;
    const std::size_t colon = key_colon(content);
    if (colon != kNone) out.push_back(bare(content.substr(0, colon)));
    return other.dash == kNone;
  };
  const auto next_line = [&](std::size_t end) { return yaml.substr(end).starts_with("\r\n") ? end + 2 : end + 1; };
  for (std::size_t at = own.begin; margin.dash == kNone && at > 0;) {
    const bool crlf = at >= 2 && yaml.substr(at - 2, 2) == "\r\n";
    const Span above = line_around(yaml, at - (crlf ? 2 : 1));
    if (!add(yaml.substr(above.begin, above.size()), false)) break;
    at = above.begin;
  }
  for (std::size_t at = next_line(own.end); at < yaml.size(); at = next_line(line_around(yaml, at).end)) {
    if (!add(line_at(yaml, at), true)) break;
  }
  return out;
}

YamlPlace place_in(std::string_view yaml, std::uint32_t offset) {
  YamlPlace out;
  const std::size_t before = offset == 0 ? kNone : yaml.rfind('\n', offset - 1);
  const std::size_t begin = before == kNone ? 0 : before + 1;
  const std::string_view line = yaml.substr(begin, offset - begin);
  const Margin margin = margin_of(line);
  out.keys = keys_above(yaml, begin, margin);
  const std::string_view content = line.substr(margin.content);
  out.quoted = content.starts_with('#');
  const std::size_t colon = key_colon(content);
  if (colon != kNone) {
    out.keys.push_back(bare(content.substr(0, colon)));
    out.needs_blank = colon + 1 == content.size();
    FlowWalk(out).read(content.substr(colon + 1));
  } else if (content.starts_with('{') || content.starts_with('[')) {
    FlowWalk(out).read(content);
  }
  std::uint32_t word_begin = offset;
  while (word_begin > begin && is_word_byte(yaml[word_begin - 1])) --word_begin;
  if (word_begin < begin + margin.content) word_begin = offset;
  std::uint32_t word_end = offset;
  while (word_end < yaml.size() && is_word_byte(yaml[word_end])) ++word_end;
  out.word = {word_begin, word_end};
  return out;
}

}  // namespace mannerly::lsp
