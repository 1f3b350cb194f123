// Changes to a document or a file on their way to the client: as a workspace edit, or written to the file by ourselves
// where the client cannot apply one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lsp/session.h"
#include "mannerly/finding.h"

namespace mannerly::lsp {

/// Edits of one text. They are sorted and disjoint.
struct TextChange {
  std::string uri;
  std::string path;                     ///< empty for a document that is no file
  std::optional<std::int64_t> version;  ///< of the open document the edits are for
  SourceText before;                    ///< what they change
  bool creates = false;                 ///< the file does not exist yet
  std::vector<Edit> edits;
};

/// A change of an open document.
TextChange change_of(const Document& document, std::vector<Edit> edits);

/// The text after the change.
std::string text_after(const TextChange& change);

/// The protocol's WorkspaceEdit, in the form this client takes.
Json workspace_edit(const Session& session, const TextChange& change);

/// The few edits, line by line where the number of lines stays, that turn `before` into `after`.
std::vector<Edit> edits_between(const SourceText& before, const std::string& after);

/// Applies a change in the client, or writes the file; `when_done` is called after either went well, else the user is
/// told why not. A file that is not open is written, so that it holds at once.
void apply_change(Session& session, const std::string& label, TextChange change,
                  std::function<void(Session&)> when_done = {});

/// Asks the client to show a file with `selection` (of `text`) selected, where it can.
void show_place(Session& session, const std::string& uri, const SourceText& text, Span selection);

}  // namespace mannerly::lsp
