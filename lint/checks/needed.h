// Facts without which some checks find nothing, whatever the text. Most drafts state few of them, and the rules that
// ask for the others need not even be compiled.
#pragma once

#include <cstdint>

#include "checks/analysis.h"

namespace mannerly {

enum class Needed : std::uint8_t {
  kNothing,
  kReaderName,
  kMutualsKnown,  ///< it is said who they are, or that there are none
  kMutuals,
  kGroupsKnown,
  kGroups,
  kGroupRules,
  kDegree,
  kTie,
  kLastSent,
  kDeclined,
  kSentTexts,
  kConnected,
  kEmoji
};

/// Whether the draft has it.
bool is_there(Needed needed, const Analysis& analysis);

}  // namespace mannerly
