// What an open file is to us: a draft, or one of the files that say how drafts are judged.
#pragma once

#include <string>

namespace mannerly::lsp {

struct Session;
struct Document;

/// kClass: a class of phrases of a pack. kWords: the user's own words.
enum class Role { kDraft, kConfiguration, kRule, kPolicy, kClass, kAllowFile, kBaseline, kWords, kOther };

/// By the document's name, the client's name for its language, and what the configuration around it names. YAML that
/// nothing says is ours is kOther.
Role role_of(Session& session, const Document& document);

/// The root of the pack that a rule, policy, preset or class at `path` is in, or empty: what the configuration around
/// it extends, else the innermost folder named `rules`.
std::string pack_of(Session& session, const std::string& path);

}  // namespace mannerly::lsp
