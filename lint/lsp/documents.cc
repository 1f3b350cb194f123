#include "lsp/documents.h"

namespace mannerly::lsp {

bool apply_changes(const Json& changes, Encoding encoding, Document& document) {
  if (!changes.is_array()) return false;
  for (const Json& change : changes) {
    const Json& text = member(change, "text");
    if (!text.is_string()) return false;
    std::string bytes = text_or(text);
    if (const Json& range = member(change, "range"); !range.is_null()) {
      const auto span = to_span(document.text, range, encoding);
      if (!span) return false;
      std::string whole = document.text.bytes();
      whole.replace(span->begin, span->size(), bytes);
      bytes = std::move(whole);
    }
    document.set_text(std::move(bytes));
  }
  return true;
}

Document* Documents::find(const std::string& uri) {
  const auto entry = documents_.find(uri);
  return entry == documents_.end() ? nullptr : &entry->second;
}

Document* Documents::find_path(const std::string& path) {
  for (auto& [uri, document] : documents_) {
    if (document.path == path) return &document;
  }
  return nullptr;
}

}  // namespace mannerly::lsp
