// One line a finding, for editors and problem matchers.
#include <fmt/format.h>

#include <iterator>

#include "report/display.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/stream.h"

namespace mannerly {
namespace {

Passage findings_of(const DraftResult& result, const StreamFacts&, const ReportOptions&) {
  Passage out;
  for (const Finding& finding : result.findings) {
    fmt::format_to(std::back_inserter(out.text), "{}: {}: {} [{}]\n", place_name(*result.draft, finding.span.begin),
                   to_string(finding.severity), printable(finding.message), finding.rule);
  }
  if (!out.text.empty()) out.first = out.last = Standing::kLine;
  return out;
}

}  // namespace

constexpr StreamFormat kConciseStream = {
    "concise", [](const StreamFacts&, const ReportOptions&, Sink&) {}, findings_of,
    [](Standing, Standing) { return std::string_view(); },
    [](const Report&, const StreamFacts&, const ReportOptions&, Standing, Sink&) {}};

void write_concise(const Report& report, const ReportOptions& options, Sink& out) {
  write_streamed(kConciseStream, report, options, out);
}

}  // namespace mannerly
