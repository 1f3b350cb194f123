// What the text may claim against the facts: a name, an employer, a friend in common, a group, a shared past.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "checks/edits.h"
#include "checks/names.h"
#include "checks/recipient.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

void check_greeting(const Analysis& analysis, NameFit wanted, FindingSink& sink) {
  const std::optional<Greeted> greeted = greeted_person(analysis);
  if (!greeted) return;
  const NameVerdict verdict = compare_name(analysis, *greeted, analysis.draft().context.to);
  if (verdict.fit != wanted) return;
  const std::string match(analysis.document().text(greeted->span));
  Finding& finding = sink.add(greeted->span, fill_in(sink.message(), {{"match", match}, {"instead", verdict.meant}}));
  if (verdict.meant.empty()) return;
  finding.fixes.push_back(
      single_fix("write “" + verdict.meant + "”", {greeted->span, verdict.meant}, Applicability::kSuggested));
}

/// Whether a known text speaks of the thing: an employer of the past in the facts, a place, a group.
bool known_elsewhere(const Context& context, std::string_view thing) {
  std::vector<std::string> texts = {context.to.company,  context.to.school, context.to.location, context.from.company,
                                    context.from.school, context.to.title,  context.source,      context.group.name};
  for (const auto* list : {&context.to.facts, &context.to.groups, &context.from.facts, &context.groups}) {
    texts.insert(texts.end(), list->begin(), list->end());
  }
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return !text.empty() && same_organisation(thing, text); });
}

void report(const Analysis& analysis, Span span, std::string instead, FindingSink& sink) {
  const std::string match(analysis.document().text(span));
  sink.add(span, fill_in(sink.message(), {{"match", match}, {"instead", std::move(instead)}}));
}

bool followed_by_group(const Document& document, Span name) {
  const auto next = std::find_if(document.tokens.begin(), document.tokens.end(),
                                 [&](const Token& token) { return token.span.begin >= name.end; });
  return next != document.tokens.end() && next->folded == "group";
}

/// The name a phrase is about: behind it, or before it where the entry's group says "before".
std::optional<NamedThing> subject_of(const Analysis& analysis, const RecipientParams& params, const PhraseHit& hit) {
  const Document& document = analysis.document();
  if (params.phrases->entries[hit.entry].group != "before") return name_at(document, hit.last_token + 1);
  std::uint32_t token = hit.first_token;
  if (token > 0 && document.tokens[token - 1].folded == ",") --token;
  return token == 0 ? std::nullopt : name_before(document, token - 1);
}

/// Names that stand where an employer might, and are days, feasts or events: "your work at Easter", "at RailConf 2026".
bool is_occasion(std::string_view name) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"christmas", "easter",     "diwali",    "eid",     "ramadan",  "hanukkah", "thanksgiving", "monday",
       "tuesday",   "wednesday",  "thursday",  "friday",  "saturday", "sunday",   "january",      "february",
       "march",     "april",      "may",       "june",    "july",     "august",   "september",    "october",
       "november",  "december",   "week",      "summit",  "expo",     "fair",     "festival",     "days",
       "meetup",    "conference", "hackathon", "congress"});
  for (const std::string& key : name_keys(name)) {
    const bool year = key.size() == 4 && (key.starts_with("19") || key.starts_with("20"));
    const bool event = key.size() > 4 && (key.ends_with("con") || key.ends_with("conf") || key.ends_with("fest"));
    if (year || event || std::find(kWords.begin(), kWords.end(), key) != kWords.end()) return true;
  }
  return false;
}

}  // namespace

void check_greeted_other(const Analysis& analysis, const RecipientParams&, FindingSink& sink) {
  check_greeting(analysis, NameFit::kAnother, sink);
}

void check_greeted_slip(const Analysis& analysis, const RecipientParams&, FindingSink& sink) {
  check_greeting(analysis, NameFit::kNear, sink);
}

void check_organisation(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  for (const PhraseHit& hit : claims(analysis, params, sink)) {
    const bool school = params.phrases->entries[hit.entry].group == "school";
    const std::string& known = school ? context.to.school : context.to.company;
    if (known.empty()) continue;
    const std::optional<NamedThing> said = subject_of(analysis, params, hit);
    if (!said || is_occasion(said->text) || same_organisation(said->text, known) ||
        known_elsewhere(context, said->text))
      continue;
    Span span = said->span;
    span.end = span.begin + static_cast<std::uint32_t>(said->text.size());
    Finding& finding = sink.add(span, fill_in(sink.message(), {{"match", said->text}, {"instead", known}}));
    finding.fixes.push_back(single_fix("write “" + known + "”", {span, known}, Applicability::kSuggested));
  }
}

void check_mutual_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  if (!context.mutuals_known) return;
  std::vector<std::string> people = context.reach.mutuals;
  people.insert(people.end(), {context.to.name, context.from.name});
  for (const PhraseHit& hit : claims(analysis, params, sink)) {
    const std::optional<NamedThing> said = subject_of(analysis, params, hit);
    if (!said || known_elsewhere(context, said->text)) continue;
    const bool known = std::any_of(people.begin(), people.end(), [&](const std::string& person) {
      return !person.empty() && same_person(said->text, person);
    });
    if (!known) report(analysis, said->span, {}, sink);
  }
}

void check_group_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  if (!context.groups_known) return;
  std::vector<std::string> groups = shared_groups(context);
  if (!context.group.name.empty()) groups.push_back(context.group.name);
  for (const PhraseHit& hit : claims(analysis, params, sink)) {
    const std::optional<NamedThing> said = subject_of(analysis, params, hit);
    if (!said || known_elsewhere(context, said->text)) continue;
    // Associations have members too: only in a group message does the word alone claim a group of the platform.
    const bool member = params.phrases->entries[hit.entry].group == "member";
    if (member && analysis.draft().kind != Kind::kGroup && !followed_by_group(analysis.document(), said->span))
      continue;
    const bool known = std::any_of(groups.begin(), groups.end(),
                                   [&](const std::string& group) { return same_organisation(said->text, group); });
    if (!known) report(analysis, said->span, {}, sink);
  }
}

/// Groups of the phrases: `thread` (an exchange here or elsewhere), `met` (any acquaintance), `reply` (an answer).
void check_history_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  const Thread& thread = context.thread;
  const bool strangers = context.tie == Tie::kNone;
  const bool acquainted = context.tie != Tie::kNone && (context.tie != Tie::kUnknown || !context.source.empty() ||
                                                        context.relation == Relation::kWarm);
  const bool exchanged = thread.messages.value_or(0) > 0 || thread.replied.value_or(false) || !thread.sent.empty();
  const bool no_thread = thread.messages == 0;
  if (acquainted) return;
  for (const PhraseHit& hit : claims(analysis, params, sink)) {
    const std::string& claim = params.phrases->entries[hit.entry].group;
    const bool denied = claim == "met"      ? strangers && !exchanged
                        : claim == "thread" ? !exchanged && (strangers || no_thread)
                                            : no_thread || thread.replied == false;
    if (denied) report(analysis, hit.span, {}, sink);
  }
}

void check_group_rules(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Group& group = analysis.draft().context.group;
  if (group.promotion == false) {
    double weight = 0;
    std::optional<Span> first;
    for (const PhraseClass* phrase_class : params.classes) {
      for (const ClassHit& hit : analysis.hits(*phrase_class)) {
        weight += hit.weight;
        if (!first || hit.span < *first) first = hit.span;
      }
    }
    if (first && weight >= params.threshold) report(analysis, *first, "promotion", sink);
  }
  if (group.links != false) return;
  for (const Token& token : analysis.document().tokens) {
    if (token.kind == TokenKind::kUrl && !token.quoted && sink.in_scope(token.span.begin))
      report(analysis, token.span, "links", sink);
  }
}

void check_degree(const Analysis& analysis, const RecipientParams&, FindingSink& sink) {
  const auto degree = analysis.draft().context.reach.degree;
  if (!degree || *degree == Degree::kFirst || analysis.prose_sentences().empty()) return;
  report(analysis, analysis.document().sentences[analysis.prose_sentences().front()].span,
         std::string(to_string(*degree)), sink);
}

}  // namespace mannerly
