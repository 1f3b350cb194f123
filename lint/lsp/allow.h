// Taking a finding back: allowed at its place, in its file, or in the project; and words that are right. Every change
// is made on the text at hand and read again before it is offered.
#pragma once

#include <optional>
#include <string>

#include "lsp/edits.h"
#include "lsp/session.h"

namespace mannerly::lsp {

/// A change, and the place in the text after it where the writer goes on.
struct Proposal {
  TextChange change;
  Span cursor;
};

/// What stands where the writer is to give a reason.
inline constexpr std::string_view kReason = "say why";

/// A comment before the paragraph of the finding, where the draft is Markdown; else an entry of the allow file beside
/// it.
std::optional<Proposal> allow_here(Session& session, const Document& document, const Finding& finding);
/// An entry in the front matter, which is added when there is none.
std::optional<Proposal> allow_in_file(Session& session, const Document& document, const std::string& rule);
/// `rules: {RULE: off}` in the configuration that governs the document, else in a new one.
std::optional<Proposal> allow_in_project(Session& session, const Document& document, const std::string& rule);
/// The word among `words:` of that configuration.
std::optional<Proposal> add_word(Session& session, const Document& document, const std::string& word);
/// The word in the user's own list; nullopt when the user has no place for one.
std::optional<Proposal> add_own_word(Session& session, const std::string& word);

/// The word of a spelling finding, or empty.
std::string unknown_word_of(const Document& document, const Finding& finding);

}  // namespace mannerly::lsp
