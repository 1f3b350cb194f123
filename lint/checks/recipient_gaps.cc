// What is known and would help, but the text leaves out.
#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "checks/edits.h"
#include "checks/names.h"
#include "checks/recipient.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

Span opening(const Analysis& analysis) {
  return analysis.document().sentences[analysis.prose_sentences().front()].span;
}

Finding& report(const Analysis& analysis, const std::string& what, FindingSink& sink) {
  return sink.add_about_draft(opening(analysis), fill_in(sink.message(), {{"match", what}, {"instead", what}}), what);
}

bool any_hit(const Analysis& analysis, const std::vector<const PhraseClass*>& classes) {
  return std::any_of(classes.begin(), classes.end(), [&](const PhraseClass* c) { return !analysis.hits(*c).empty(); });
}

/// A thing both share, and a sentence that says so.
struct Ground {
  std::string thing;
  std::string sentence;
  bool person = false;
};

/// The part of a fact behind its label: "event: Rail Days 2026" → "Rail Days 2026".
std::string_view without_label(std::string_view fact) {
  const std::size_t colon = fact.find(':');
  return colon == std::string_view::npos ? std::string_view{} : trim(fact.substr(colon + 1));
}

bool is_event(std::string_view fact) {
  const std::string label = ascii_lower(fact.substr(0, fact.find(':')));
  return label == "event" || label == "conference" || label == "meetup" || label == "course";
}

std::vector<Ground> grounds_of(const Context& context, std::string_view kind) {
  const auto both = [](const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && !name_keys(a).empty() && name_keys(a) == name_keys(b);
  };
  std::vector<Ground> out;
  if (kind == "school" && both(context.to.school, context.from.school)) {
    out.push_back({context.to.school, "We both studied at " + context.to.school + "."});
  } else if (kind == "company" && both(context.to.company, context.from.company)) {
    out.push_back({context.to.company, "We both work at " + context.to.company + "."});
  } else if (kind == "group") {
    for (const std::string& group : shared_groups(context))
      out.push_back({group, "We are both members of " + group + "."});
  } else if (kind == "event") {
    for (const std::string& fact : context.to.facts) {
      const bool shared = is_event(fact) && std::any_of(context.from.facts.begin(), context.from.facts.end(),
                                                        [&](const std::string& own) { return both(own, fact); });
      const std::string event(without_label(fact));
      if (shared && !event.empty()) out.push_back({event, "We were both at " + event + "."});
    }
  } else if (kind == "mutual") {
    for (const std::string& person : context.reach.mutuals)
      out.push_back({person, "We both know " + person + ".", true});
  }
  return out;
}

/// Puts a sentence before the first one, in the case that one begins with; the first then begins with a capital.
Edit in_front(const Analysis& analysis, std::string sentence) {
  const Document& document = analysis.document();
  const Token& first = document.tokens[document.sentences[analysis.prose_sentences().front()].first];
  const std::string word(document.text(first));
  if (first.casing == Casing::kLower) sentence.front() = static_cast<char>(sentence.front() - 'A' + 'a');
  return {first.span, sentence + " " + (first.casing == Casing::kLower ? capitalised(word) : word)};
}

/// Whether the text speaks of the thing, be it by its most telling word alone.
bool speaks_of(const Analysis& analysis, const std::string& thing) {
  if (mentions(analysis, thing)) return true;
  std::vector<std::string> words = name_keys(thing);
  const auto longest =
      std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  constexpr std::size_t kTelling = 4;
  return longest != words.end() && longest->size() >= kTelling && mentions(analysis, *longest);
}

/// Whether a person is named by the first or the last word of the name.
bool names_person(const Analysis& analysis, const std::string& person) {
  const std::vector<std::string> words = name_keys(person);
  return words.empty() || mentions(analysis, person) || mentions(analysis, words.front()) ||
         mentions(analysis, words.back());
}

bool has_signature(const Analysis& analysis) {
  const auto& tokens = analysis.document().tokens;
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.part == Part::kSignature && (token.kind == TokenKind::kWord || token.kind == TokenKind::kPlaceholder);
  });
}

/// "Ana Ruiz, onboarding lead, Lirio", or an empty string when the name is unknown.
std::string signature_of(const Person& sender) {
  if (sender.name.empty()) return {};
  std::string out = sender.name;
  for (const std::string* part : {&sender.title, &sender.company}) {
    if (!part->empty()) out += ", " + *part;
  }
  return out;
}

}  // namespace

void check_ground_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  if (analysis.prose_sentences().empty()) return;
  std::vector<Ground> found;
  for (const std::string& kind : params.grounds) {
    for (Ground& ground : grounds_of(analysis.draft().context, kind)) found.push_back(std::move(ground));
  }
  const auto used = [&](const Ground& ground) {
    return ground.person ? names_person(analysis, ground.thing) : speaks_of(analysis, ground.thing);
  };
  if (found.empty() || std::any_of(found.begin(), found.end(), used)) return;
  const Ground& best = found.front();
  report(analysis, best.thing, sink)
      .fixes.push_back(
          single_fix("say “" + best.sentence + "”", in_front(analysis, best.sentence), Applicability::kSuggested));
}

void check_mutual_unused(const Analysis& analysis, const RecipientParams&, FindingSink& sink) {
  const auto& mutuals = analysis.draft().context.reach.mutuals;
  if (mutuals.empty() || analysis.prose_sentences().empty()) return;
  const auto named = [&](const std::string& person) { return names_person(analysis, person); };
  if (std::none_of(mutuals.begin(), mutuals.end(), named)) report(analysis, mutuals.front(), sink);
}

void check_group_unnamed(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  std::vector<std::string> groups = shared_groups(context);
  if (!context.group.name.empty()) groups.insert(groups.begin(), context.group.name);
  if (groups.empty() || analysis.prose_sentences().empty() || any_hit(analysis, params.classes)) return;
  const auto named = [&](const std::string& group) { return speaks_of(analysis, group); };
  if (std::none_of(groups.begin(), groups.end(), named)) report(analysis, groups.front(), sink);
}

void check_tie_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  const bool known = context.tie != Tie::kUnknown && context.tie != Tie::kNone;
  const bool talking = context.thread.replied.value_or(false) || context.thread.messages.value_or(0) > 0;
  if (!known || talking || analysis.prose_sentences().empty() || any_hit(analysis, params.classes)) return;
  report(analysis, std::string(to_string(context.tie)), sink);
}

void check_sender_unnamed(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  if (analysis.prose_sentences().empty()) return;
  const Person& sender = analysis.draft().context.from;
  const bool named = has_signature(analysis) || (!sender.name.empty() && names_person(analysis, sender.name));
  if (named && any_hit(analysis, params.classes)) return;
  if (!named && sender.name.empty() && any_hit(analysis, params.classes)) return;
  const Sentence& last = analysis.document().sentences[analysis.prose_sentences().back()];
  Finding& finding = sink.add_about_draft(last.span);
  const std::string line = signature_of(sender);
  if (named || line.empty()) return;
  const std::uint32_t end = analysis.draft().blocks.back().span.end;
  finding.fixes.push_back(
      single_fix("sign with “" + line + "”", {{end, end}, "\n\n" + line}, Applicability::kSuggested));
}

void check_invitation_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  const Reach& reach = context.reach;
  const bool reachable = reach.degree == Degree::kSecond || reach.degree == Degree::kThird;
  const bool refused = reach.invitations_from.value_or(InvitationsFrom::kAnyone) != InvitationsFrom::kAnyone ||
                       context.thread.invite_pending.value_or(false) || context.thread.invite_withdrawn.has_value();
  const bool free_of_charge = reach.open_profile.value_or(false);
  if (!reachable || refused || free_of_charge || analysis.prose_sentences().empty()) return;
  const Draft& draft = analysis.draft();
  const Span whole{draft.blocks.front().span.begin, draft.blocks.back().span.end};
  const auto size = grapheme_count(draft.source.text(whole));
  if (size > static_cast<std::uint32_t>(params.most_chars) || any_hit(analysis, params.classes)) return;
  report(analysis, std::to_string(size), sink);
}

}  // namespace mannerly
