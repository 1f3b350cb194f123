// One line a finding, for editors and problem matchers.
#include <fmt/format.h>

#include <iterator>

#include "report/display.h"
#include "report/formats.h"
#include "report/place.h"

namespace mannerly {

void write_concise(const Report& report, const ReportOptions&, Sink& out) {
  for (const DraftResult& result : report.drafts) {
    for (const Finding& finding : result.findings) {
      fmt::format_to(std::back_inserter(out), "{}: {}: {} [{}]\n", place_name(*result.draft, finding.span.begin),
                     to_string(finding.severity), printable(finding.message), finding.rule);
    }
  }
}

}  // namespace mannerly
