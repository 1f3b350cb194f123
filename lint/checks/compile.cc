#include "checks/compile.h"

namespace mannerly {

PhraseList compile_phrases(const yaml::Node& node, const std::string& path, CompileContext& context) {
  PhraseBook& book = context.rulebook.phrases;
  if (context.recorded == nullptr) return read_phrases(node, path, book, context.problems);
  const ListId list = context.recorded->list;
  context.recorded->list = book.entries().behind(list);
  return list_of(book, list);
}

Result<Regex> compile_regex(const std::string& pattern, int group, CompileContext& context) {
  if (context.recorded != nullptr) {
    return context.regexes == nullptr ? Regex::accepted(pattern) : context.regexes->accepted(pattern);
  }
  auto regex = Regex::compile(pattern);
  if (regex && (group < 0 || group > regex->group_count())) {
    return fail("the pattern has no group " + std::to_string(group));
  }
  return regex;
}

std::uint32_t add_pattern(PatternText text, const std::string& pattern, CompileContext& context) {
  if (context.recorded == nullptr) return context.rulebook.regexes.add(text, pattern);
  return context.recorded->patterns[static_cast<std::size_t>(text)]++;
}

}  // namespace mannerly
