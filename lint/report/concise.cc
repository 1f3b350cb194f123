// One line a finding, for editors and problem matchers.
#include <fmt/format.h>

#include <iterator>

#include "report/display.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/region.h"

namespace mannerly {

void write_concise(const Report& report, const ReportOptions&, Sink& out) {
  for (const DraftResult& result : report.drafts) {
    for (const Finding& finding : result.findings) {
      const Position at = region_of(*result.draft, finding.span, ColumnUnit::kCodePoints).start;
      fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {} [{}]\n", shown_name(result.draft->source.path()),
                     at.line, at.column, to_string(finding.severity), printable(message_of(*result.draft, finding)),
                     finding.rule);
    }
  }
}

}  // namespace mannerly
