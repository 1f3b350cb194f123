// A rule for people: as Markdown, or as plain text for clients that show no Markdown.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/linter.h"
#include "mannerly/rule.h"
#include "mannerly/schema.h"

namespace mannerly::lsp {

/// Where a rule is explained: a text that the server itself hands out (`workspace/textDocumentContent`), so that it
/// needs no network.
std::string rule_link(std::string_view rule);
/// The rule of such an address, or empty.
std::string rule_of_link(std::string_view uri);

/// nullptr when there is none of this id.
const RuleInfo* find_rule(const Linter& linter, std::string_view id);

enum class Markup { kMarkdown, kPlain };
/// How a rule reads in full: what it wants, why, before and after, its source, how to change it.
std::string explain_rule(const RuleInfo& rule, Markup markup);
/// The same for one finding, shorter, with what is said of the text at hand first.
std::string explain_finding(const RuleInfo* rule, const Finding& finding, Markup markup);
/// What a key of a YAML file means; `values` are those it may have, or empty.
std::string explain_key(const KeyInfo& key, const std::string& values, Markup markup);

}  // namespace mannerly::lsp
