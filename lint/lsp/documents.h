// Open documents: their text as the client has it, and what the engine last said of that text.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/host.h"
#include "lsp/json.h"
#include "lsp/positions.h"
#include "lsp/roles.h"
#include "mannerly/linter.h"
#include "mannerly/report.h"
#include "mannerly/source_text.h"

namespace mannerly::lsp {

/// Everything the engine said of one text.
struct Checked {
  std::shared_ptr<const Linter> linter;  ///< null when the configuration cannot be used
  std::optional<DraftResult> result;     ///< unset when the text could not be read as one draft
  std::vector<Error> problems;           ///< of the text, located in it
  std::vector<Error> elsewhere;          ///< of the files that govern it
};

struct Document {
  std::string uri;       ///< as the client spells it
  std::string path;      ///< empty for a document that is no file
  std::string language;  ///< the client's name for it
  Role role = Role::kOther;
  std::int64_t version = 0;
  SourceText text;
  std::uint64_t generation = 0;    ///< grows with every change of the text or of what governs it
  std::optional<Moment> due;       ///< when to check and publish it
  std::optional<Checked> checked;  ///< of the present text; unset after a change
  std::string result_id;           ///< of the last diagnostics pulled

  void set_text(std::string bytes) {
    text = SourceText(path.empty() ? uri : path, std::move(bytes), Writable::kYes);
    forget();
  }
  /// What was said no longer holds.
  void forget() {
    checked.reset();
    ++generation;
  }
};

/// Applies `contentChanges` in order; false when one of them is no change, then the text is not to be trusted.
bool apply_changes(const Json& changes, Encoding encoding, Document& document);

class Documents {
 public:
  Document& open(Document document) { return documents_[document.uri] = std::move(document); }
  void close(const std::string& uri) { documents_.erase(uri); }
  /// nullptr when it is not open.
  Document* find(const std::string& uri);
  Document* find_path(const std::string& path);
  std::map<std::string, Document>& all() { return documents_; }

 private:
  std::map<std::string, Document> documents_;
};

}  // namespace mannerly::lsp
