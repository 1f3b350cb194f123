// Completion and hover in what is written as YAML: front matter, `.mannerly.yaml`, rule files. Goes by the tables that
// the parsers themselves read by; what is wrong there, the parsers say.
#pragma once

#include <optional>
#include <string>

#include "lsp/rule_text.h"
#include "lsp/session.h"

namespace mannerly::lsp {

/// textDocument/completion
Reply completion(Session& session, const Json& params);

/// A page, and the span of the name it is about.
struct KeyPage {
  std::string text;
  Span span;
};

/// About the key, or the rule, whose name is at `offset`; nullopt when there is none.
std::optional<KeyPage> key_page(Session& session, const Document& document, std::uint32_t offset, Markup markup);

}  // namespace mannerly::lsp
