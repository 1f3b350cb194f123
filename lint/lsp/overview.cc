#include "lsp/overview.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "lsp/commands.h"
#include "lsp/score_text.h"

namespace mannerly::lsp {
namespace {

constexpr int kStringSymbol = 15;

/// The document and what is known of it; nullptr when it is no draft that can be read.
const DraftResult* result_of(Session& session, Document* document) {
  if (document == nullptr) return nullptr;
  const Checked& checked = check(session, *document);
  return checked.result ? &*checked.result : nullptr;
}

/// The text that is sent, without blank lines around; empty at the end of the front matter when there is none.
Span message_of(const Draft& draft) {
  if (draft.blocks.empty()) return {draft.body.begin, draft.body.begin};
  return {draft.blocks.front().span.begin, draft.blocks.back().span.end};
}

std::uint32_t line_end(const SourceText& text, std::uint32_t offset) {
  return text.line_span(text.position(offset).line).end;
}

Json hint(const Session& session, const SourceText& text, std::uint32_t offset, const std::string& label,
          const std::string& tooltip) {
  return {{"position", to_position(text, offset, session.client.encoding)},
          {"label", label},
          {"tooltip", tooltip},
          {"paddingLeft", true}};
}

/// The first few words of a part, on one line.
std::string beginning_of(std::string_view text) {
  constexpr std::size_t kMost = 48;
  std::string out;
  for (const std::string_view word : split(text, ' ')) {
    std::string_view piece = trim(word);
    piece = piece.substr(0, piece.find_first_of("\r\n"));
    if (!out.empty() && out.size() + piece.size() > kMost) return out + " …";
    out += (out.empty() ? "" : " ") + std::string(piece);
    if (piece.size() < trim(word).size()) return out + " …";
  }
  return out;
}

}  // namespace

Reply code_lens(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  const DraftResult* result = result_of(session, document);
  if (result == nullptr) return Json::array();
  const std::uint32_t at = message_of(*result->draft).begin;
  return Json::array({{{"range", to_range(document->text, {at, at}, session.client.encoding)},
                       {"command", command("showScore", score_line(*document->checked->linter, *result),
                                           Json::array({document->uri}))}}});
}

Reply inlay_hints(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  const DraftResult* result = result_of(session, document);
  if (result == nullptr) return Json::array();
  const auto range = to_span(document->text, member(params, "range"), session.client.encoding);
  if (!range) return failure(Code::kInvalidParams, "the range is not one");
  const Linter& linter = *document->checked->linter;
  const Span message = message_of(*result->draft);
  const std::uint32_t first = line_end(document->text, message.begin);
  const std::uint32_t last = line_end(document->text, message.end);
  const std::string permission = permission_words(*result);
  const std::string score = score_words(*result) + (permission.empty() ? "" : " · " + permission);
  Json out = Json::array();
  const auto add = [&](std::uint32_t at, const std::string& label) {
    if (at < range->begin || at > range->end) return;
    out.push_back(hint(session, document->text, at, label, score_page(linter, *result)));
  };
  if (first == last) {
    add(first, score + " · " + room_words(linter, *result));
  } else {
    add(first, score);
    add(last, room_words(linter, *result));
  }
  return out;
}

Reply document_symbols(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  const DraftResult* result = result_of(session, document);
  if (result == nullptr) return Json::array();
  const SourceText& text = document->text;
  Json out = Json::array();
  for (const PartSpan& part : result->draft->parts) {
    const Json range = to_range(text, part.span, session.client.encoding);
    const std::string name(to_string(part.part));
    const std::string words = beginning_of(trim(text.text(part.span)));
    if (session.client.nests_symbols) {
      const Span line{part.span.begin, std::min(part.span.end, line_end(text, part.span.begin))};
      out.push_back({{"name", name},
                     {"detail", words},
                     {"kind", kStringSymbol},
                     {"range", range},
                     {"selectionRange", to_range(text, line, session.client.encoding)}});
    } else {
      out.push_back({{"name", name + ": " + words},
                     {"kind", kStringSymbol},
                     {"location", {{"uri", document->uri}, {"range", range}}}});
    }
  }
  return out;
}

}  // namespace mannerly::lsp
