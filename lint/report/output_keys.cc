// The table of `check --format json`: what json.cc writes. A key that is written and not here fails the tests.
#include "base/fact_names.h"
#include "base/shapes.h"
#include "mannerly/finding.h"
#include "mannerly/schema.h"
#include "mannerly/score.h"

namespace mannerly {
namespace {

using namespace shapes;

/// Keys that are always written.
std::vector<KeyInfo> always(std::vector<KeyInfo> keys) {
  for (KeyInfo& key : keys) key.required = true;
  return keys;
}

Shapes text_or_null() { return fitting(".*") | null(); }
Shapes string() { return fitting("[\\s\\S]*"); }

Shapes place() {
  return map_of({"place", "", always({{"line", "from 1", whole()}, {"column", "code points, from 1", whole()}})});
}

Shapes fix() {
  const Shapes edit =
      map_of({"edit", "", always({{"begin", "", count()}, {"end", "", count()}, {"text", "", string()}})});
  return map_of({"fix", "",
                 always({{"title", "what it does", string()},
                         {"applicability", "how sure it is", name_of({"safe", "suggested", "display"})},
                         {"edits", "applied all or none", list(edit)}})});
}

std::vector<KeyInfo> finding_keys() {
  return always(
      {{"rule", "the rule's id", string()},
       {"category", "its category", string()},
       {"severity", "the level", name_of({"error", "warning", "advice"})},
       {"span", "UTF-8 byte offsets", map_of({"span", "", always({{"begin", "", count()}, {"end", "", count()}})})},
       {"start", "the first character", place()},
       {"end", "behind the last", place()},
       {"match", "the bytes of the span", string()},
       {"message", "what is wrong", string()},
       {"why", "the reason", string()},
       {"source", "keys of rules/sources.yaml", list(string())},
       {"fingerprint", "stays the same while the draft moves", string()}});
}

Shapes finding() {
  KeyTable out{"finding", "", finding_keys()};
  const std::vector<KeyInfo> more =
      always({{"points", "what it costs in the score", number()}, {"fixes", "best first", list(fix())}});
  out.keys.insert(out.keys.end(), more.begin(), more.end());
  return map_of(std::move(out));
}

Shapes suppressed() {
  KeyTable out{"suppressed", "", finding_keys()};
  const std::vector<KeyInfo> more = always({{"by", "what takes it out", string()},
                                            {"reason", "why", text_or_null()},
                                            {"until", "the last day", text_or_null()}});
  out.keys.insert(out.keys.end(), more.begin(), more.end());
  return map_of(std::move(out));
}

Shapes score() {
  const Shapes recognised = map_of({"recognised", "",
                                    always({{"purpose_at", "the character", count() | null()},
                                            {"references", "", count()},
                                            {"asks", "", count()},
                                            {"thanks", "", flag()}})});
  const Shapes entry =
      map_of({"entry", "", always({{"finding", "its index", count()}, {"points", "what it cost", number()}})});
  return map_of({"score", "",
                 always({{"overall", "0 to 100", whole(0, 100)},
                         {"verdict", "", string()},
                         {"categories", "what is left of each", map_to(whole(0, 100))},
                         {"ledger", "dearest first", list(entry)},
                         {"recognised", "good news", recognised}})});
}

Shapes permission() {
  const Shapes verdict = name_of(names_in(kAnswerNames));
  const Shapes number_or_null = whole() | null();
  const Shapes reason =
      map_of({"reason", "",
              always({{"code", "", string()}, {"text", "", string()}, {"source", "", string() | list(string())}})});
  const Shapes quota = map_of({"quota", "",
                               always({{"unit", "", string()},
                                       {"per", "", string()},
                                       {"hard", "", flag()},
                                       {"max", "", number_or_null},
                                       {"left", "", number_or_null},
                                       {"source", "", string() | list(string())}})});
  const Shapes way = map_of(
      {"way", "",
       always({{"kind", "", string()}, {"verdict", "", verdict}, {"credits", "", whole()}, {"text", "", string()}})});
  const Shapes other = map_of({"other", "", always({{"policy", "", string()}, {"verdict", "", verdict}})});
  return map_of({"permission", "",
                 always({{"verdict", "the answer", verdict},
                         {"case", "what is asked, in one line", string()},
                         {"cost", "", map_of({"cost", "", always({{"inmail_credits", "", whole()}})})},
                         {"credits_left", "", number_or_null},
                         {"reasons", "", list(reason)},
                         {"quotas", "", list(quota)},
                         {"alternatives", "cheapest first", list(way)},
                         {"disputed", "what other policies say", list(other)},
                         {"missing", "facts it depends on", list(string())},
                         {"assumed", "facts that were taken as usual", list(string())},
                         {"policy", "", string()},
                         {"as_of", "", string()}})});
}

Shapes draft() {
  return map_of({"draft", "",
                 always({{"path", "as it was named", string()},
                         {"id", "of a batch record", text_or_null()},
                         {"kind", "what it is sent as", string()},
                         {"template", "", flag()},
                         {"findings", "sorted by place", list(finding())},
                         {"suppressed", "allowed, or in the baseline", list(suppressed())},
                         {"score", "", score()},
                         {"permission", "null when nothing is known", permission() | null()}})});
}

}  // namespace

const KeyTable& output_keys() {
  static const KeyTable kTable = [] {
    const Shapes problem = map_of({"problem", "",
                                   always({{"path", "", text_or_null()},
                                           {"line", "", whole() | null()},
                                           {"column", "", whole() | null()},
                                           {"message", "", string()}})});
    return KeyTable{"output", "what mannerly check --format json writes, schema 1",
                    always({{"schema", "", whole(1, 1)},
                            {"tool", "",
                             map_of({"tool", "",
                                     always({{"name", "", string()},
                                             {"version", "", string()},
                                             {"score_model", "", whole()},
                                             {"policy", "", text_or_null()}})})},
                            {"drafts", "in the order of the input", list(draft())},
                            {"problems", "what could not be read or used", list(problem)},
                            {"summary", "",
                             map_of({"summary", "",
                                     always({{"drafts", "", count()},
                                             {"errors", "", count()},
                                             {"warnings", "", count()},
                                             {"advice", "", count()},
                                             {"allowed", "", count()},
                                             {"baseline", "", count()},
                                             {"gate", "", name_of({"passed", "failed"})}})})}})};
  }();
  return kTable;
}

}  // namespace mannerly
