// The tables of rule files: the keys all kinds share, and those of each kind. A new kind or parameter is a row here,
// then a check in checks/ that reads the value. A table, so longer than other files may be.
#include "config/rule_keys.h"

#include "base/shapes.h"
#include "mannerly/draft.h"
#include "mannerly/schema.h"

namespace mannerly {
namespace {

using namespace shapes;

Shapes levels() { return name_of({"error", "warning", "advice", "off"}); }

std::vector<std::string> case_names() {
  std::vector<std::string> out = {"default", "cold", "warm"};
  for (const Kind kind : all_kinds()) out.emplace_back(to_string(kind));
  return out;
}

Shapes applicability() { return name_of({"safe", "suggested", "display"}); }
/// Names of classes: rules/classes/NAME.yaml.
Shapes classes() { return one_or_more(text()); }

const KeyTable& phrase_keys() {
  static const KeyTable kTable{
      "phrase",
      "a phrase with what belongs to it",
      {{"text", "the phrase, in the phrase language", text(), true},
       {"weight", "what a hit counts towards the threshold; 1 unless told", number()},
       {"group", "phrases of one group count once", text()},
       {"anchor", "what must stand beside the phrase",
        name_of({"none", "object", "specific", "question", "no_question"})},
       {"at", "where the phrase must stand",
        name_of({"anywhere", "draft_start", "line_start", "sentence_start", "sentence_end"})},
       {"case", "exact: capitals count", name_of({"exact"})},
       {"fix", "delete: the fix takes the phrase out", name_of({"delete"})},
       {"applicability", "how sure the fix is; the rule's unless told", applicability()},
       {"instead", "the fix puts this in its place", text()},
       {"except", "phrases that cancel this one where they overlap or touch it", some(text() | map_of(phrase_keys))}}};
  return kTable;
}

Shapes phrases() { return some(text() | map_of(phrase_keys)); }

KeyTable applies_keys() {
  return {"applies",
          "where the rule runs at all; what is left out does not limit it",
          {{"kinds", "message kinds", one_or_more(name_of(spelled(all_kinds())))},
           {"relation", "cold or warm", name_of({"cold", "warm"})},
           {"template", "true: templates only; false: no templates", flag()},
           {"min_words", "silent in shorter messages", count()}}};
}

KeyTable model_keys() {
  return {"model",
          "how the message model joins in",
          {{"label", "the label of the model", text(), true},
           {"fire", "from this likelihood on it speaks without the check", number()},
           {"hold", "below this likelihood the check is silent", number()},
           {"sentence", "the label of the sentence to point at", text()},
           {"least", "the likelihood that sentence needs", number()},
           {"at", "where to point when no sentence has it", name_of({"opening", "closing"})},
           {"message", "the message when only the model speaks", text()}}};
}

std::vector<KeyInfo> common_keys(const std::vector<std::string>& kinds) {
  const Shapes examples = some(text() | map_of(example_keys));
  return {
      {"kind", "the sort of check", name_of(kinds), true},
      {"severity", "the level, or a level by message kind and relation", levels() | map_to(levels(), case_names())},
      {"weight", "how many times what its level costs a finding costs", number(0, 5)},
      {"title", "what is wrong, in a few words", text(), true},
      {"message", "what the writer is told; {match} is the matched text", text(), true},
      {"why", "the reason, for people", text(), true},
      {"source", "keys of rules/sources.yaml", one_or_more(text()), true},
      {"applies", "where the rule runs at all", map_of(applies_keys())},
      {"scope", "the parts it looks at; all but quote and signature unless told",
       one_or_more(name_of(spelled(all_parts())))},
      {"model", "how the message model joins in", map_of(model_keys())},
      {"superseded_by", "rules that silence this one when they fire", one_or_more(text())},
      {"examples", "what it fires on and what it passes",
       map_of(
           {"examples", "", {{"bad", "fires on these", examples, true}, {"good", "silent on these", examples, true}}}),
       true}};
}

std::vector<KeyInfo> phrase_rule() {
  const Shapes near = name_of({"sentence", "neighbour", "draft"});
  const Shapes unless = map_of({"unless_class", "", {{"class", "", classes(), true}, {"within", "", near}}});
  return {{"phrases", "the phrases that fire", phrases()},
          {"class", "classes whose phrases fire", classes()},
          {"except", "phrases that cancel a hit they overlap or touch", phrases()},
          {"unless_near", "phrases or a class that cancel a hit in the same sentence",
           map_of({"unless_near",
                   "",
                   {{"phrases", "cancelling phrases", phrases()},
                    {"class", "a cancelling class", text()},
                    {"within", "words between; the whole sentence unless told", count()}}})},
          {"unless_negated", "a negation before the hit cancels it", flag()},
          {"unless_class", "classes that cancel a hit beside them", unless | some(unless)},
          {"unless_question", "questions pass", flag()},
          {"only_question", "only questions fire", flag()},
          {"threshold", "the weights of all hits must reach this", number()},
          {"min", "how many hits it takes", count()},
          {"once", "one finding a draft", flag()},
          {"instead", "the fix puts this in the hit's place", text()},
          {"fix", "what the fix takes out", name_of({"delete", "delete-sentence"})},
          {"applicability", "how sure the fix is", applicability()},
          {"names", "hits within names count too", flag()}};
}

std::vector<KeyInfo> one_pattern() {
  return {{"pattern", "an RE2 expression", text()},
          {"group", "the group that is marked; the whole match unless told", whole(0, 9)},
          {"among", "every word of a group stands in one of these phrases",
           map_of({"among", "", {{"group", "the group", whole(0, 9)}, {"phrases", "the phrases", phrases()}}})},
          {"except", "an RE2 expression; matches that overlap one of its own pass", text()},
          {"on", "the text it is searched in: prose, raw bytes of the body, or the subject",
           name_of({"prose", "raw", "subject"})},
          {"once", "one finding a draft", flag()},
          {"instead", "the fix puts this in its place; \\1 is a group", text()},
          {"fix", "delete: the fix takes the match out", name_of({"delete"})},
          {"applicability", "how sure the fix is", applicability()}};
}

std::vector<KeyInfo> pattern_rule() {
  std::vector<KeyInfo> keys = one_pattern();
  keys.push_back({"patterns", "several expressions; the rule's other keys are their defaults",
                  some(map_of({"pattern", "", one_pattern()}))});
  return keys;
}

std::vector<KeyInfo> cue_rule() {
  return {{"class", "the classes that are wanted", classes(), true},
          {"min", "the weight it takes", number()},
          {"by", "where it must be reached",
           map_of({"by",
                   "",
                   {{"sentence", "by this sentence", count()},
                    {"chars", "by this character", count()},
                    {"paragraph", "by this paragraph", count()}}})},
          {"last", "the share of the end it must stand in", number(0, 1)},
          {"unless", "classes that excuse it", classes()},
          {"only_with", "classes without which nothing is wanted", classes()},
          {"at", "where the finding points", name_of({"opening", "closing", "greeting", "draft"})},
          {"subject", "what a hit in the subject counts", name_of({"none", "half", "full"})}};
}

KeyTable threshold_keys() {
  return {"threshold",
          "",
          {{"over", "fires above this", number()},
           {"severity", "the level", levels()},
           {"policy", "the platform's cap of this part", name_of({"subject", "body"})},
           {"basic", "for basic accounts", number()},
           {"paid", "for paid accounts", number()},
           {"unknown", "for unknown accounts", number()}}};
}

std::vector<KeyInfo> limit_rule() {
  const Shapes threshold = number() | map_of(threshold_keys());
  const KeyTable band{"band",
                      "",
                      {{"ideal", "up to here all is well; shown, never fires", threshold},
                       {"warn", "fires above", threshold},
                       {"strong", "fires above, a level higher", threshold},
                       {"cap", "fires above, as an error", threshold},
                       {"min", "fires below", number()}}};
  return {{"metric", "what is measured", text(), true},
          {"bands", "the band by message kind, cold, warm or default", map_to(map_of(band), case_names()), true}};
}

std::vector<KeyInfo> order_rule() {
  return {{"first", "the classes that must not come first", classes(), true},
          {"then", "before these", classes(), true},
          {"unless", "classes that excuse it", classes()},
          {"groups", "phrase groups that count", one_or_more(text())},
          {"threshold", "the weight it takes", number()},
          {"apart", "sentences between", count()},
          {"subject", "the subject counts", flag()}};
}

std::vector<KeyInfo> recipient_rule() {
  return {{"fact", "what is compared", text(), true},
          {"relation", "the text must match it, comes near it, or leaves it out", name_of({"match", "near", "absent"}),
           true},
          {"phrases", "phrases that claim it", phrases()},
          {"except", "phrases that cancel a hit", phrases()},
          {"class", "classes that claim it", classes()},
          {"grounds", "what counts as common ground", one_or_more(text())},
          {"threshold", "the weight it takes", number()},
          {"most_chars", "silent in longer messages", count()}};
}

std::vector<KeyInfo> placeholder_rule() {
  const Shapes pattern = map_of(
      {"pattern", "", {{"pattern", "an RE2 expression", text(), true}, {"group", "the marked group", whole(0, 9)}}});
  return {{"mode", "what is looked for", text(), true},
          {"phrases", "phrases that fire", phrases()},
          {"patterns", "RE2 expressions that fire", list(text() | pattern)},
          {"except", "phrases that cancel a hit", phrases()},
          {"min", "how many slots it takes, or a number by message kind", count() | map_to(count(), case_names())},
          {"fields", "names of fields", one_or_more(text())},
          {"known", "slots that are always known", one_or_more(text())}};
}

std::vector<KeyInfo> mechanics_rule() {
  return {{"check", "the check", text(), true},
          {"allow", "words that pass", one_or_more(text())},
          {"an_before", "words that take an", one_or_more(text())},
          {"a_before", "words that take a", one_or_more(text())},
          {"pairs", "wrong: right", map_to(text())},
          {"look_alike", "the message for a letter of another script", text()},
          {"ligature", "the message for a ligature", text()},
          {"max_words", "words at most", count()},
          {"max_sentences", "sentences at most", count()},
          {"min_words", "silent below", count()}};
}

std::vector<KeyInfo> thread_rule() {
  return {{"fact", "what is judged", text(), true},
          {"days", "days at least", count()},
          {"error_days", "an error below", count()},
          {"last_days", "days at most", count()},
          {"most", "this many at most", count()},
          {"error_most", "an error above", count()},
          {"similarity", "from this share on texts are the same", number(0, 1)},
          {"class", "classes that fire", classes()},
          {"threshold", "the weight it takes", number()},
          {"weekdays", "days of the week",
           one_or_more(name_of({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}))},
          {"utc_offset", "the reader's hours from UTC", whole(-12, 14)},
          {"night_from", "the hour the night begins", whole(0, 23)},
          {"night_to", "the hour it ends", whole(0, 23)}};
}

std::vector<KeyInfo> emoji_rule() {
  return {{"mode", "what is looked for", name_of({"present", "excess", "suggestive", "emoticon", "decorative"}), true},
          {"limits", "how many may stand, by message kind, cold, warm or default", map_to(number(), case_names())},
          {"list", "the emoji concerned", one_or_more(text())}};
}

std::vector<KeyInfo> similar_rule() {
  return {{"mode", "near-duplicate texts, or names of another recipient", name_of({"text", "names"}), true},
          {"similarity", "from this share on texts are near-duplicates", number(0, 1)},
          {"equal", "from this share on they are the same", number(0, 1)}};
}

std::vector<KeyInfo> outcome_rule() {
  return {{"score_under", "fires below this score", whole(0, 100)},
          {"warnings_in", "rules or categories that must have warned", one_or_more(text())},
          {"findings", "how many findings it takes", count()}};
}

}  // namespace

const KeyTable& example_keys() {
  static const KeyTable kTable = [] {
    const Shapes fact = any();
    KeyTable table{"example",
                   "an example with the facts it needs",
                   {{"text", "the text, the expected spans in [[…]]", text(), true},
                    {"fixed", "the text after the rule's first fix", text()},
                    {"kind", "what it is sent as; the rule's first kind unless told", name_of(spelled(all_kinds()))},
                    {"template", "placeholders are meant to stay", flag()},
                    {"subject", "the subject line", text()},
                    {"relation", "how the two know each other", text()},
                    {"now", "the day or time of the run", text()},
                    {"others", "other drafts of the run", some(text() | map_to(any()))},
                    {"policy", "the policy it is judged by", text()}}};
    for (const char* key : {"to", "from", "thread", "group", "groups", "mutuals", "source", "via", "fields"}) {
      table.keys.push_back({key, "as in front matter", fact});
    }
    return table;
  }();
  return kTable;
}

const std::vector<RuleKind>& rule_kinds() {
  static const std::vector<RuleKind> kKinds = {
      {"phrase", phrase_rule()},
      {"pattern", pattern_rule()},
      {"cue", cue_rule()},
      {"limit", limit_rule()},
      {"order", order_rule()},
      {"recipient", recipient_rule()},
      {"placeholder", placeholder_rule()},
      {"emoji", emoji_rule()},
      {"spelling", {{"mixed", "the message for a word of the other variety of English", text()}}},
      {"mechanics", mechanics_rule()},
      {"thread", thread_rule()},
      {"similar", similar_rule()},
      {"outcome", outcome_rule()},
      {"permission", {{"reason", "reason codes, or a level by code", one_or_more(text()) | map_to(levels()), true}}}};
  return kKinds;
}

const RuleKind* find_rule_kind(std::string_view name) {
  for (const RuleKind& kind : rule_kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

const std::vector<std::string>& rule_kind_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> out;
    for (const RuleKind& kind : rule_kinds()) out.push_back(kind.name);
    return out;
  }();
  return kNames;
}

std::vector<std::string> keys_of(const RuleKind& kind) {
  std::vector<std::string> out;
  for (const KeyInfo& key : kind.keys) out.push_back(key.name);
  return out;
}

const KeyTable& rule_keys(std::string_view kind) {
  static const std::vector<KeyTable> kTables = [] {
    std::vector<KeyTable> out;
    for (const RuleKind& row : rule_kinds()) {
      KeyTable table{row.name + "-rule", "a rule of kind " + row.name, common_keys(rule_kind_names())};
      table.keys.insert(table.keys.end(), row.keys.begin(), row.keys.end());
      out.push_back(std::move(table));
    }
    return out;
  }();
  const std::vector<RuleKind>& kinds = rule_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].name == kind) return kTables[i];
  }
  static const KeyTable kCommon{"rule", "a rule", common_keys(rule_kind_names())};
  return kCommon;
}

}  // namespace mannerly
