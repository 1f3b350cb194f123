// One line a finding, for editors and problem matchers.
#include <fmt/format.h>

#include <iterator>

#include "report/display.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/region.h"
#include "report/stream.h"

namespace mannerly {
namespace {

Passage findings_of(const DraftResult& result, const StreamFacts&, const ReportOptions&) {
  Passage out;
  for (const Finding& finding : result.findings) {
    const Position at = region_of(*result.draft, finding.span, ColumnUnit::kCodePoints).start;
    fmt::format_to(std::back_inserter(out.text), "{}:{}:{}: {}: {} [{}]\n", shown_name(result.draft->source.path()),
                   at.line, at.column, to_string(finding.severity), printable(message_of(*result.draft, finding)),
                   finding.rule);
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
