// Markdown files: md4c finds the structure; its text pointers into the source give every offset. The only file that
// includes md4c.
#include <md4c.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "draft/builder.h"
#include "draft/comments.h"
#include "draft/formats.h"
#include "draft/front_matter.h"
#include "draft/input.h"
#include "draft/plain_blocks.h"
#include "draft/subject_line.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// Receives md4c's events; collects blocks, code and the marks between pieces of text.
class Structure {
 public:
  Structure(std::string_view text, Span body) : text_(text), body_(body) {}

  Layout take() { return std::move(layout_); }

  void enter_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_QUOTE) ++quotes_;
    if (type == MD_BLOCK_LI) {
      flush();
      kind_ = BlockKind::kListItem;
    }
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) flush();
    if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE) {
      flush();
      if (type == MD_BLOCK_H) kind_ = BlockKind::kHeading;
      in_code_ = type == MD_BLOCK_CODE;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    flush();
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_CODE) in_code_ = false;
    if (type == MD_BLOCK_LI || type == MD_BLOCK_H) kind_ = BlockKind::kParagraph;
  }

  void enter_code() { code_begin_ = std::nullopt, in_span_code_ = true; }
  void leave_code() {
    in_span_code_ = false;
    if (code_begin_) layout_.inline_code.push_back(with_backquotes({*code_begin_, code_end_}));
  }

  void text(MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size) {
    if (data < text_.data() || data + size > text_.data() + body_.end || size == 0) return;
    const auto begin = u32(static_cast<std::size_t>(data - text_.data()));
    const Span piece{begin, begin + size};
    if (in_span_code_) {
      if (!code_begin_) code_begin_ = piece.begin;
      code_end_ = piece.end;
    }
    if (type == MD_TEXT_HTML && !in_code_) html_.push_back(piece);
    if (!open_) {
      open_ = piece;
    } else {
      if (open_->end < piece.begin) gaps_.push_back({open_->end, piece.begin});
      open_->end = std::max(open_->end, piece.end);
    }
  }

 private:
  /// Ends the block that has text; extends it over marks at its edges, which are masked.
  void flush() {
    if (!open_) return;
    Span span = std::exchange(open_, std::nullopt).value();
    if (in_code_) {
      layout_.opaque.push_back({span, MaskReason::kCode});
      gaps_.clear();
      return;
    }
    const Span text = span;
    while (span.begin > body_.begin &&
           std::string_view("*_[!`<~\\").find(text_[span.begin - 1]) != std::string_view::npos)
      --span.begin;
    span.end = u32(std::min(text_.find('\n', span.end), std::size_t{body_.end}));
    span = trimmed(text_, span);
    gaps_.push_back({span.begin, text.begin});
    gaps_.push_back({text.end, std::max(text.end, span.end)});
    for (const Span gap : gaps_) add_markup(gap);
    for (const Span tag : html_) layout_.markup.push_back({tag, MaskReason::kMarkup});
    gaps_.clear();
    html_.clear();
    const std::size_t line_end = std::min(text_.find('\n', span.begin), std::size_t{span.end});
    in_reply_ = in_reply_ || starts_quoted_reply(trim(text_.substr(span.begin, line_end - span.begin)));
    const bool reply = quotes_ > 0 || in_reply_;
    layout_.blocks.push_back({span, reply ? BlockKind::kQuote : kind_});
  }

  /// Masks what stands between two pieces of text, line by line, without the blanks.
  void add_markup(Span gap) {
    std::uint32_t at = gap.begin;
    while (at < gap.end) {
      while (at < gap.end && is_blank(text_[at])) ++at;
      const std::uint32_t begin = at;
      while (at < gap.end && !is_blank(text_[at])) ++at;
      if (begin < at) layout_.markup.push_back({{begin, at}, MaskReason::kMarkup});
    }
  }

  Span with_backquotes(Span code) const {
    while (code.begin > body_.begin && (text_[code.begin - 1] == '`' || text_[code.begin - 1] == ' ')) {
      --code.begin;
      if (text_[code.begin] == '`' && (code.begin == body_.begin || text_[code.begin - 1] != '`')) break;
    }
    while (code.end < body_.end && (text_[code.end] == '`' || text_[code.end] == ' ')) {
      ++code.end;
      if (text_[code.end - 1] == '`' && (code.end == body_.end || text_[code.end] != '`')) break;
    }
    return code;
  }

  std::string_view text_;
  Span body_;
  Layout layout_;
  BlockKind kind_ = BlockKind::kParagraph;
  std::optional<Span> open_;
  std::vector<Span> gaps_;
  std::vector<Span> html_;
  std::optional<std::uint32_t> code_begin_;
  std::uint32_t code_end_ = 0;
  int quotes_ = 0;
  bool in_code_ = false;
  bool in_span_code_ = false;
  bool in_reply_ = false;  ///< behind "On … wrote:"
};

Structure& self(void* data) { return *static_cast<Structure*>(data); }

MD_PARSER parser() {
  MD_PARSER p{};
  p.flags = MD_FLAG_NOHTMLBLOCKS | MD_FLAG_STRIKETHROUGH;
  p.enter_block = [](MD_BLOCKTYPE type, void*, void* data) { return self(data).enter_block(type), 0; };
  p.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return self(data).leave_block(type), 0; };
  p.enter_span = [](MD_SPANTYPE type, void*, void* data) {
    if (type == MD_SPAN_CODE) self(data).enter_code();
    return 0;
  };
  p.leave_span = [](MD_SPANTYPE type, void*, void* data) {
    if (type == MD_SPAN_CODE) self(data).leave_code();
    return 0;
  };
  p.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    return self(data).text(type, text, size), 0;
  };
  return p;
}

bool by_begin(const Mask& a, const Mask& b) { return a.span < b.span; }

/// Makes masks that may overlap disjoint: the earlier one wins.
void make_disjoint(std::vector<Mask>& masks) {
  std::sort(masks.begin(), masks.end(), by_begin);
  std::uint32_t end = 0;
  for (Mask& mask : masks) {
    mask.span.begin = std::max(mask.span.begin, end);
    mask.span.end = std::max(mask.span.end, mask.span.begin);
    end = mask.span.end;
  }
  std::erase_if(masks, [](const Mask& mask) { return mask.span.empty(); });
}

/// Cuts comments off the edges of blocks, drops blocks that are nothing else, and masks the comments.
void take_out_comments(std::string_view text, Span body, Layout& layout) {
  const std::vector<Span> comments = find_comments(text, body);
  for (Block& block : layout.blocks) {
    for (auto c = std::lower_bound(comments.begin(), comments.end(), block.span.begin,
                                   [](Span s, std::uint32_t at) { return s.end <= at; });
         c != comments.end() && c->begin <= block.span.begin; ++c) {
      block.span = trimmed(text, {std::min(c->end, block.span.end), block.span.end});
    }
    for (auto c = std::lower_bound(comments.begin(), comments.end(), block.span.end,
                                   [](Span s, std::uint32_t at) { return s.end < at; });
         c != comments.end() && c->begin < block.span.end && c->end >= block.span.end &&
         c->begin >= block.span.begin;) {
      block.span = trimmed(text, {block.span.begin, c->begin});
      if (c == comments.begin()) break;
      --c;
    }
  }
  std::erase_if(layout.blocks, [](const Block& b) { return b.span.empty(); });
  for (const Span comment : comments) layout.opaque.push_back({comment, MaskReason::kMarkup});
  make_disjoint(layout.opaque);
}

}  // namespace

Layout markdown_layout(std::string_view text, Span body) {
  Structure structure(text, body);
  const MD_PARSER p = parser();
  md_parse(text.data() + body.begin, body.size(), &p, &structure);
  Layout layout = structure.take();
  take_out_comments(text, body, layout);
  make_disjoint(layout.markup);
  return layout;
}

void read_markdown(Input input, ReadResult& out) {
  auto draft = open_text_draft(std::move(input), out.problems);
  if (!draft) return;
  take_subject_line(*draft);
  build(*draft, markdown_layout(draft->source.bytes(), draft->body));
  out.drafts.push_back(std::move(*draft));
}

}  // namespace mannerly::draft
