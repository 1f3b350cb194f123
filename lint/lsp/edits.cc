#include "lsp/edits.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace mannerly::lsp {
namespace {

/// The one edit between two texts that leaves out what they share at both ends.
Edit trimmed(std::string_view before, std::string_view after, std::uint32_t at) {
  std::size_t head = 0;
  const std::size_t most = std::min(before.size(), after.size());
  while (head < most && before[head] == after[head]) ++head;
  while (head > 0 && ((head < before.size() && is_continuation(before[head])) ||
                      (head < after.size() && is_continuation(after[head])))) {
    --head;
  }
  std::size_t tail = 0;
  while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && is_continuation(before[before.size() - tail])) --tail;
  const auto begin = static_cast<std::uint32_t>(at + head);
  const auto end = static_cast<std::uint32_t>(at + before.size() - tail);
  return {{begin, end}, std::string(after.substr(head, after.size() - tail - head))};
}

Json text_edits(const TextChange& change, Encoding encoding) {
  Json out = Json::array();
  for (const Edit& edit : change.edits) {
    out.push_back({{"range", to_range(change.before, edit.span, encoding)}, {"newText", edit.text}});
  }
  return out;
}

/// What a draft's edits do to the file when no client applies them: its text on the disk has to be the one edited.
Result<void> write(const Session& session, const TextChange& change) {
  if (change.path.empty()) return fail("the document is no file, and this editor takes no edits from a server");
  const auto expected = change.creates ? std::nullopt : std::optional(change.before.bytes());
  return session.host.disk->write(change.path, expected, text_after(change));
}

}  // namespace

TextChange change_of(const Document& document, std::vector<Edit> edits) {
  return {.uri = document.uri,
          .path = document.path,
          .version = document.version,
          .before = document.text,
          .creates = false,
          .edits = std::move(edits)};
}

std::string text_after(const TextChange& change) {
  std::string out = change.before.bytes();
  for (auto edit = change.edits.rbegin(); edit != change.edits.rend(); ++edit) {
    out.replace(edit->span.begin, edit->span.size(), edit->text);
  }
  return out;
}

Json workspace_edit(const Session& session, const TextChange& change) {
  Json edits = text_edits(change, session.client.encoding);
  if (!session.client.versioned_edits) return {{"changes", {{change.uri, std::move(edits)}}}};
  const Json version = change.version ? Json(*change.version) : Json(nullptr);
  const Json document = {{"uri", change.uri}, {"version", version}};
  return {{"documentChanges", Json::array({{{"textDocument", document}, {"edits", std::move(edits)}}})}};
}

std::vector<Edit> edits_between(const SourceText& before, const std::string& after) {
  if (before.bytes() == after) return {};
  const SourceText target({}, after, Writable::kNo);
  std::vector<Edit> out;
  if (before.line_count() != target.line_count()) return {trimmed(before.bytes(), after, 0)};
  for (std::uint32_t line = 1; line <= before.line_count(); ++line) {
    const auto whole = [&](const SourceText& text) {
      const std::uint32_t begin = text.line_span(line).begin;
      return Span{begin, line < text.line_count() ? text.line_span(line + 1).begin : text.size()};
    };
    const std::string_view old_line = before.text(whole(before));
    const std::string_view new_line = target.text(whole(target));
    if (old_line != new_line) out.push_back(trimmed(old_line, new_line, whole(before).begin));
  }
  return out;
}

void apply_change(Session& session, const std::string& label, TextChange change,
                  std::function<void(Session&)> when_done) {
  if (session.client.applies_edits && change.version) {
    session.request("workspace/applyEdit", {{"label", label}, {"edit", workspace_edit(session, change)}},
                    [&session, when_done = std::move(when_done), label](const Json& result) {
                      if (!is_true(member(result, "applied"))) {
                        session.show_message(MessageKind::kWarning, "the editor did not apply “" + label + "”");
                      } else if (when_done) {
                        when_done(session);
                      }
                    });
    return;
  }
  if (const auto written = write(session, change); !written) {
    session.show_message(MessageKind::kError, to_string(written.error()));
    return;
  }
  if (when_done) when_done(session);
}

void show_place(Session& session, const std::string& uri, const SourceText& text, Span selection) {
  if (!session.client.shows_documents) return;
  session.request(
      "window/showDocument",
      {{"uri", uri}, {"takeFocus", true}, {"selection", to_range(text, selection, session.client.encoding)}});
}

}  // namespace mannerly::lsp
