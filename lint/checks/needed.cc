#include "checks/needed.h"

#include <algorithm>

namespace mannerly {
namespace {

bool has_groups(const Context& context) {
  return !context.group.name.empty() || !context.groups.empty() || !context.to.groups.empty() ||
         !context.from.groups.empty();
}

bool has_emoji(const Document& document) {
  return std::any_of(document.tokens.begin(), document.tokens.end(),
                     [](const Token& token) { return token.kind == TokenKind::kEmoji; });
}

}  // namespace

bool is_there(Needed needed, const Analysis& analysis) {
  const Context& context = analysis.draft().context;
  switch (needed) {
    case Needed::kNothing:
      return true;
    case Needed::kReaderName:
      return !context.to.name.empty() || !context.to.preferred.empty() || !context.to.also.empty();
    case Needed::kMutualsKnown:
      return context.mutuals_known;
    case Needed::kMutuals:
      return !context.reach.mutuals.empty();
    case Needed::kGroupsKnown:
      return context.groups_known;
    case Needed::kGroups:
      return has_groups(context);
    case Needed::kGroupRules:
      return context.group.promotion.has_value() || context.group.links.has_value();
    case Needed::kDegree:
      return context.reach.degree.has_value();
    case Needed::kTie:
      return context.tie != Tie::kUnknown;
    case Needed::kLastSent:
      return context.thread.last_sent.has_value();
    case Needed::kDeclined:
      return context.thread.declined.value_or(false);
    case Needed::kSentTexts:
      return !context.thread.sent.empty();
    case Needed::kConnected:
      return context.thread.connected.has_value();
    case Needed::kEmoji:
      return has_emoji(analysis.document());
  }
  return true;
}

}  // namespace mannerly
