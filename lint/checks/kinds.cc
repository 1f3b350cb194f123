#include "checks/kinds.h"

#include <array>
#include <string_view>
#include <utility>

namespace mannerly {

std::unique_ptr<Check> compile_check(const RuleSpec& spec, CompileContext& context) {
  using Factory = std::unique_ptr<Check> (*)(const RuleSpec&, CompileContext&);
  static constexpr std::array<std::pair<std::string_view, Factory>, 14> kKinds{{{"cue", compile_cue},
                                                                                {"emoji", compile_emoji},
                                                                                {"limit", compile_limit},
                                                                                {"mechanics", compile_mechanics},
                                                                                {"order", compile_order},
                                                                                {"outcome", compile_outcome},
                                                                                {"pattern", compile_pattern},
                                                                                {"permission", compile_permission},
                                                                                {"phrase", compile_phrase},
                                                                                {"placeholder", compile_placeholder},
                                                                                {"recipient", compile_recipient},
                                                                                {"similar", compile_similar},
                                                                                {"spelling", compile_spelling},
                                                                                {"thread", compile_thread}}};
  for (const auto& [name, factory] : kKinds) {
    if (name == spec.kind) return with_second_opinion(factory(spec, context), spec, context);
  }
  context.problems.push_back(Error{.message = "unknown kind “" + spec.kind + "”", .path = spec.path});
  return nullptr;
}

std::unique_ptr<Check> read_check(std::string_view kind, ByteReader in, Rulebook& rulebook, RegexCache& regexes) {
  using Reader = std::unique_ptr<Check> (*)(ByteReader, Rulebook&, RegexCache&);
  constexpr std::array<std::pair<std::string_view, Reader>, 4> kReaders{{{"limit", read_limit},
                                                                         {"mechanics", read_mechanics},
                                                                         {"pattern", read_pattern},
                                                                         {"placeholder", read_placeholder}}};
  for (const auto& [name, reader] : kReaders) {
    if (name == kind) return reader(in, rulebook, regexes);
  }
  return nullptr;
}

}  // namespace mannerly
