// What the client said it can do, read once from `initialize`.
#pragma once

#include <string>

#include "lsp/json.h"
#include "lsp/positions.h"

namespace mannerly::lsp {

/// Absent means no, as the protocol says.
struct Client {
  Encoding encoding = Encoding::kUtf16;
  bool pulls_diagnostics = false;  ///< asks for diagnostics and can be told to ask again; else they are pushed
  bool has_code_actions = false;   ///< takes code actions; else only commands
  bool resolves_edits = false;     ///< asks for an action's edit when it is chosen
  bool versioned_edits = false;    ///< takes edits that name the version they are for
  bool applies_edits = false;      ///< takes edits of the server's own accord
  bool shows_documents = false;    ///< can be asked to show a place
  bool shows_texts = false;        ///< can show documents of scheme `mannerly`
  bool reads_markdown = false;     ///< in hover
  bool links_codes = false;        ///< of diagnostics
  bool shows_tags = false;         ///< of diagnostics
  bool shows_related = false;      ///< places that belong to a diagnostic
  bool nests_symbols = false;
  bool has_configuration = false;        ///< can be asked for settings
  bool watches_files = false;            ///< when asked to
  bool watches_by_folder = false;        ///< also below a folder of ours
  bool registers_configuration = false;  ///< tells changed settings when asked to
  bool refreshes_lenses = false;
  bool refreshes_hints = false;
};

/// `params` of `initialize`.
Client read_client(const Json& params);

/// The answer to `initialize`.
Json server_capabilities(const Client& client);

}  // namespace mannerly::lsp
