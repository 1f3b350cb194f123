// The whole pack: rules, models and dictionaries.
#include <utility>

#include "checks/speller.h"
#include "engine/rules_pack.h"
#include "mannerly/pack.h"
#include "permit/cap_table.h"

namespace mannerly {

Result<std::string> compile_pack(const LinterOptions& options, std::vector<Error>& problems) {
  const auto files = read_pack_files(options, problems);
  if (!files) return fail(files.error());
  MadePack made = make_rules_pack(*files, {});
  for (std::vector<Error>* faults : {&made.unread, &made.unfit}) {
    problems.insert(problems.end(), faults->begin(), faults->end());
  }
  PackSections& sections = made.sections;
  for (auto& section : speller_sections(options)) sections.push_back(std::move(section));
  sections.emplace_back(permit::kCapSection, permit::packed_caps());
  return pack_bytes(sections, 0);
}

}  // namespace mannerly
