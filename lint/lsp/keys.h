// Completion and hover in what is written as YAML: front matter, `.mannerly.yaml`, rule files. Goes by the tables that
// the parsers themselves read by; what is wrong there, the parsers say.
#pragma once

#include "lsp/session.h"

namespace mannerly::lsp {

/// textDocument/completion
Reply completion(Session& session, const Json& params);

/// The page about the key at `offset`, with the span of its name; nullopt when there is none.
struct KeyPage {
  std::string text;
  Span span;
};
std::optional<KeyPage> key_page(const Document& document, std::uint32_t offset);

}  // namespace mannerly::lsp
