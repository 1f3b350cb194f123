// The table of rule kinds. To add a kind: a file with its factory, a row here in kinds.cc, its keys in
// config/rule_keys.h, a test, and a paragraph in rules/README.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/compile.h"
#include "mannerly/result.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// Parses the kind's own keys and compiles the check. Faults become located problems; nullptr when the check cannot
/// run at all.
std::unique_ptr<Check> compile_check(const RuleSpec& spec, CompileContext& context);

/// The check as the message model hears it, when the rule has `model:` and the pack the models; else the check itself.
std::unique_ptr<Check> with_second_opinion(std::unique_ptr<Check> check, const RuleSpec& spec, CompileContext& context);

std::unique_ptr<Check> compile_phrase(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_pattern(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_cue(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_limit(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_emoji(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_mechanics(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_order(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_outcome(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_permission(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_placeholder(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_recipient(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_similar(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_spelling(const RuleSpec& spec, CompileContext& context);
std::unique_ptr<Check> compile_thread(const RuleSpec& spec, CompileContext& context);

/// What a check of that kind wrote into a pack (Check::write()); its ids are those of the pack's book. Null for a kind
/// that writes nothing.
std::unique_ptr<Check> read_check(std::string_view kind, ByteReader in, Rulebook& rulebook, RegexCache& regexes);
std::unique_ptr<Check> read_limit(ByteReader in, Rulebook& rulebook, RegexCache& regexes);
std::unique_ptr<Check> read_mechanics(ByteReader in, Rulebook& rulebook, RegexCache& regexes);
std::unique_ptr<Check> read_pattern(ByteReader in, Rulebook& rulebook, RegexCache& regexes);
std::unique_ptr<Check> read_placeholder(ByteReader in, Rulebook& rulebook, RegexCache& regexes);

}  // namespace mannerly
