// The score is a ledger: 100 minus points, and every point names the finding that cost it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mannerly {

/// Version of the scoring rules; printed with every score.
inline constexpr int kScoreModel = 1;

enum class SendVerdict { kSend, kRevise, kDoNotSend };
std::string_view to_string(SendVerdict verdict);  ///< "send", "revise", "do not send"

struct LedgerEntry {
  std::size_t finding = 0;  ///< index into the draft's findings
  double points = 0;
};

/// What the checks recognised in the message, good news included.
struct Recognised {
  std::optional<std::size_t> purpose_at;  ///< characters (graphemes) of the body before the first purpose cue
  int references = 0;
  int asks = 0;
  bool thanks = false;
  bool introduction = false;
};

struct Scorecard {
  int overall = 100;
  SendVerdict verdict = SendVerdict::kSend;
  std::vector<std::pair<std::string, int>> categories;  ///< category → 0..100, in display order
  std::vector<LedgerEntry> ledger;                      ///< dearest first
  std::string ceiling;                                  ///< rule that caps the total, or empty
  Recognised recognised;
};

}  // namespace mannerly
