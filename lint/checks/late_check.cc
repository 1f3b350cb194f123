#include "checks/late_check.h"

#include <algorithm>
#include <utility>

#include "checks/kinds.h"
#include "yaml/rule_bytes.h"

namespace mannerly {
namespace {

void write_trigger(const Trigger& trigger, ByteWriter& out) {
  out.value(trigger.kind);
  out.value(trigger.needed);
  out.value(trigger.judges);
  out.value(trigger.whole);
  out.value(trigger.likely);
  out.array(trigger.lists);
  out.number(trigger.classes.size());
  for (const std::string& name : trigger.classes) out.text(name);
  out.number(trigger.patterns.size());
  for (const auto& [text, id] : trigger.patterns) {
    out.value(text);
    out.number(id);
  }
}

Trigger read_trigger(ByteReader& in) {
  Trigger out;
  out.kind = in.value<Trigger::Kind>();
  out.needed = in.value<Needed>();
  out.judges = in.value<bool>();
  out.whole = in.value<bool>();
  out.likely = in.value<Trigger::Likely>();
  const auto lists = in.array<ListId>();
  for (std::size_t i = 0; i < lists.size(); ++i) out.lists.push_back(lists[i]);
  out.classes.resize(in.number());
  for (std::string& name : out.classes) name = in.text();
  out.patterns.resize(in.number());
  for (auto& [text, id] : out.patterns) {
    text = in.value<PatternText>();
    id = in.number();
  }
  return out;
}

bool has_hits(const Trigger& trigger, const Analysis& analysis) {
  const auto hit = [&](ListId list) { return !analysis.phrase_hits()[list].empty(); };
  const auto class_hit = [&](const std::string& name) { return !analysis.hits(name).empty(); };
  const auto pattern = [&](const auto& one) { return analysis.may_match(one.first, one.second); };
  return std::any_of(trigger.lists.begin(), trigger.lists.end(), hit) ||
         std::any_of(trigger.classes.begin(), trigger.classes.end(), class_hit) ||
         std::any_of(trigger.patterns.begin(), trigger.patterns.end(), pattern);
}

bool holds(const Trigger& trigger, const Analysis& analysis) {
  const auto& likelihoods = analysis.message_likelihoods();
  if (!likelihoods.empty() && likelihoods[trigger.likely.label] >= trigger.likely.least) return true;
  if (!is_there(trigger.needed, analysis)) return false;
  switch (trigger.kind) {
    case Trigger::Kind::kAlways:
      return true;
    case Trigger::Kind::kVerdict:
      return !analysis.permission().reasons.empty();
    case Trigger::Kind::kHits:
      return has_hits(trigger, analysis);
  }
  return true;
}

}  // namespace

void write_check(const RuleSpec& spec, const Check* check, const RecordedIds& first, ByteWriter& out,
                 ByteWriter& form) {
  write_trigger(check == nullptr ? Trigger{} : check->trigger(), out);
  out.value(first);
  ByteWriter written;
  const bool is_check = check != nullptr && check->write(written);
  out.value(is_check);
  if (is_check) {
    form.text(spec.kind);
    return form.text(written.take());
  }
  write_rule_head(spec, form);
  write_parameters(spec, form);
}

LateCheck::LateCheck(ByteReader in, ByteReader form, Rulebook& rulebook, std::shared_ptr<RegexCache> regexes)
    : rulebook_(rulebook),
      regexes_(std::move(regexes)),
      trigger_(read_trigger(in)),
      first_(in.value<RecordedIds>()),
      is_check_(in.value<bool>()),
      form_(form) {}

std::unique_ptr<Check> LateCheck::make() const {
  ByteReader in = form_;
  if (is_check_) {
    const std::string_view kind = in.text();
    return read_check(kind, ByteReader(in.text()), rulebook_, *regexes_);
  }
  RuleSpec spec;
  read_rule_head(in, spec);
  read_parameters(in, spec);
  std::vector<Error> none;  // the rule had no faults when its pack was made
  RecordedIds ids = first_;
  CompileContext context{rulebook_, none, &ids, regexes_.get()};
  return compile_check(spec, context);
}

const Check* LateCheck::check() const {
  return check_.get([this] { return std::make_unique<const std::unique_ptr<Check>>(make()); }).get();
}

void LateCheck::run(const Analysis& analysis, FindingSink& sink) const {
  if (!holds(trigger_, analysis)) return;
  if (const Check* compiled = check()) compiled->run(analysis, sink);
}

std::vector<std::string> LateCheck::account(const Analysis& analysis) const {
  const Check* compiled = check();
  return compiled == nullptr ? std::vector<std::string>{} : compiled->account(analysis);
}

void LateCheck::judge(const Analysis& analysis, const Outcome& outcome, FindingSink& sink) const {
  if (!trigger_.judges) return;
  if (const Check* compiled = check()) compiled->judge(analysis, outcome, sink);
}

}  // namespace mannerly
