#include "report/stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mannerly {

const StreamFormat* find_stream_format(std::string_view name) {
  static constexpr std::array kFormats = {&kTextStream, &kConciseStream, &kJsonStream, &kJsonlStream};
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const StreamFormat* format) { return format->name == name; });
  return found == kFormats.end() ? nullptr : *found;
}

void append(const StreamFormat& format, Passage next, Passage& passage) {
  if (next.first == Standing::kNothing) return;
  if (passage.last == Standing::kNothing) {
    passage = std::move(next);
    return;
  }
  passage.text += format.between(passage.last, next.first);
  passage.text += next.text;
  passage.last = next.last;
}

ReportStream::ReportStream(const StreamFormat& format, const ReportOptions& options, StreamFacts facts, Sink& out)
    : format_(format), options_(options), facts_(std::move(facts)), out_(out) {
  format_.begin(facts_, options_, out_);
}

void ReportStream::add(const Passage& passage) {
  if (passage.first == Standing::kNothing) return;
  out_ += format_.between(last_, passage.first);
  out_ += passage.text;
  last_ = passage.last;
}

void ReportStream::finish(const Report& report) { format_.end(report, facts_, options_, last_, out_); }

void write_streamed(const StreamFormat& format, const Report& report, const ReportOptions& options, Sink& out) {
  const StreamFacts facts{report.drafts.size(), report.policy};
  ReportStream stream(format, options, facts, out);
  for (const DraftResult& result : report.drafts) stream.add(format.draft(result, facts, options));
  stream.finish(report);
}

}  // namespace mannerly
