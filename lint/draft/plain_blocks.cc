// Line-by-line reading of plain text into blocks.
#include "draft/plain_blocks.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/byte_set.h"
#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// A line at least this long was wrapped by its writer's editor, so the next line goes on.
constexpr std::uint32_t kWrappedLineBytes = 50;

/// Length of the list marker at the start of `line`, blanks behind it included, or 0.
std::size_t bullet_size(std::string_view line) {
  std::size_t size = 0;
  for (const std::string_view bullet : {"-", "*", "+", "•", "–", "·", "▪", "◦", "‣", "→", "✓", "✔"}) {
    if (line.starts_with(bullet)) size = bullet.size();
  }
  if (size == 0) {
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) size = digits + 1;
  }
  const std::size_t text = line.find_first_not_of(" \t", size);
  if (size == 0 || text == size || text == std::string_view::npos) return 0;
  return text;
}

/// Length of "## " at the start of `line`, or 0.
std::size_t heading_size(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || marks == line.size() || line[marks] != ' ') return 0;
  return std::min(line.find_first_not_of(' ', marks), line.size());
}

/// True for a line of dashes that only separates.
bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_*~ ") == std::string_view::npos &&
         line.find_first_of("_") == std::string_view::npos;
}

/// Collects lines into blocks.
class BlockReader {
 public:
  explicit BlockReader(std::string_view text) : text_(text) {}

  Layout read(Span body) {
    for (std::uint32_t at = body.begin; at < body.end;) {
      const auto end = u32(std::min(text_.find('\n', at), std::size_t{body.end}));
      add_line(trimmed(text_, {at, end}), at);
      at = end + 1;
    }
    close();
    if (fence_) layout_.opaque.push_back({{*fence_, last_end_}, MaskReason::kCode});
    return std::move(layout_);
  }

 private:
  void add_line(Span line, std::uint32_t line_start) {
    const std::string_view words = text_.substr(line.begin, line.size());
    if (words.starts_with("```")) return toggle_fence(line);
    last_end_ = line.end;
    if (fence_) return;
    if (line.empty()) return close();
    if (!in_reply_ && starts_quoted_reply(words)) {
      close();
      in_reply_ = true;
    }
    if (in_reply_ || words.front() == '>') return add_quote(line);
    if (open_ && open_->kind == BlockKind::kQuote) close();
    if (is_rule(words)) return close();
    if (const std::size_t size = heading_size(words); size > 0) {
      close();
      start({line.begin + u32(size), line.end}, BlockKind::kHeading);
      return close();
    }
    if (const std::size_t size = bullet_size(words); size > 0 && can_start_item(words)) {
      close();
      return start({line.begin + u32(size), line.end}, BlockKind::kListItem);
    }
    if (open_ && open_->kind == BlockKind::kListItem && !continues_item(line, line_start)) close();
    open_ ? extend(line) : start(line, BlockKind::kParagraph);
  }

  /// A dash may also continue a sentence: after a line that ends in a comma or a word it starts an item only when the
  /// text goes on like one.
  bool can_start_item(std::string_view words) const {
    if (!open_ || open_->kind == BlockKind::kListItem) return true;
    const bool dash = words.starts_with("–") || words.starts_with("-");
    return !dash || previous_.size() < kWrappedLineBytes ||
           std::string_view(":.?!;").find(text_[previous_.end - 1]) != std::string_view::npos;
  }

  bool continues_item(Span line, std::uint32_t line_start) const {
    if (line.begin > line_start) return true;
    const char first = text_[line.begin];
    return (first >= 'a' && first <= 'z') || previous_.size() >= kWrappedLineBytes;
  }

  void add_quote(Span line) {
    if (text_[line.begin] == '>') {
      const std::size_t text = std::min(text_.find_first_not_of("> \t", line.begin), std::size_t{line.end});
      if (text == line.end) return close();
      layout_.markup.push_back({trimmed(text_, {line.begin, u32(text)}), MaskReason::kMarkup});
    }
    if (open_ && open_->kind != BlockKind::kQuote) close();
    open_ ? extend(line) : start(line, BlockKind::kQuote);
  }

  void toggle_fence(Span line) {
    close();
    if (fence_) {
      layout_.opaque.push_back({{*fence_, line.end}, MaskReason::kCode});
      fence_.reset();
    } else {
      fence_ = line.begin;
    }
    last_end_ = line.end;
  }

  void start(Span line, BlockKind kind) {
    open_ = Block{line, kind};
    previous_ = line;
  }
  void extend(Span line) {
    open_->span.end = line.end;
    previous_ = line;
  }
  void close() {
    if (open_) layout_.blocks.push_back(*open_);
    open_.reset();
  }

  std::string_view text_;
  Layout layout_;
  std::optional<Block> open_;
  std::optional<std::uint32_t> fence_;  ///< where an open ``` fence starts
  Span previous_;                       ///< the last line of the open block
  std::uint32_t last_end_ = 0;
  bool in_reply_ = false;
};

/// Code between backquotes of one line, outside words ("it`s" is no quote).
std::vector<Span> find_inline_code(std::string_view whole, const std::vector<Block>& blocks) {
  std::vector<Span> out;
  for (const Block& block : blocks) {
    const std::string_view text = whole.substr(0, block.span.end);
    for (std::size_t at = text.find('`', block.span.begin); at < block.span.end;) {
      const std::size_t close = text.find_first_of("`\n", at + 1);
      if (close == std::string_view::npos || close >= block.span.end) break;
      const bool outside =
          (at == 0 || !is_word_byte(text[at - 1])) && (close + 1 >= text.size() || !is_word_byte(whole[close + 1]));
      if (text[close] == '`' && close > at + 1 && outside) {
        out.push_back({u32(at), u32(close + 1)});
        at = text.find('`', close + 1);
      } else {
        at = text[close] == '`' ? close : text.find('`', close);
      }
    }
  }
  return out;
}

/// The "**" of words set in bold, adding to the marks of quoted lines.
void find_bold_marks(std::string_view text, Layout& layout) {
  const auto middle = static_cast<std::ptrdiff_t>(layout.markup.size());
  for (const Block& block : layout.blocks) {
    const std::string_view inside = text.substr(0, block.span.end);
    for (std::size_t at = inside.find("**", block.span.begin); at < inside.size(); at = inside.find("**", at)) {
      const std::size_t end = std::min(inside.find_first_not_of('*', at), inside.size());
      if (end - at <= 3) layout.markup.push_back({{u32(at), u32(end)}, MaskReason::kMarkup});
      at = end;
    }
  }
  std::inplace_merge(layout.markup.begin(), layout.markup.begin() + middle, layout.markup.end(),
                     [](const Mask& a, const Mask& b) { return a.span < b.span; });
}

}  // namespace

bool starts_quoted_reply(std::string_view line) {
  static constexpr ByteSet kStarts("oObB-");
  if (line.empty() || line.size() > 300 || !kStarts.has(line.front())) return false;
  const std::string lower = ascii_lower(line);
  if (lower.starts_with("on ") && lower.ends_with("wrote:")) return true;
  if (!lower.starts_with("--") && !lower.starts_with("begin forwarded")) return false;
  return lower.find("original message") != std::string::npos || lower.find("forwarded message") != std::string::npos;
}

Layout plain_layout(std::string_view text, Span body) {
  Layout layout = BlockReader(text).read(body);
  layout.inline_code = find_inline_code(text, layout.blocks);
  find_bold_marks(text, layout);
  return layout;
}

}  // namespace mannerly::draft
