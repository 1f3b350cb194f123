// Findings may overlap and HTML elements may not: the text is cut wherever a finding begins or ends, and each piece is
// marked on its own. One pass over begins and ends, both sorted.
#include "report/marked_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "report/escape.h"

namespace mannerly {
namespace {

class Marker {
 public:
  Marker(const DraftResult& result, std::size_t draft, Sink& out)
      : source_(result.draft->source),
        findings_(result.findings),
        body_(result.draft->body.begin),
        draft_(draft),
        out_(out) {
    for (const Finding& finding : findings_) ends_.push_back({finding.span.end, finding.severity});
    std::sort(ends_.begin(), ends_.end());
  }

  void run() {
    while (next_begin_ < findings_.size() || next_end_ < ends_.size()) {
      const std::uint32_t begin = next_begin_ < findings_.size() ? findings_[next_begin_].span.begin : source_.size();
      const std::uint32_t end = next_end_ < ends_.size() ? ends_[next_end_].first : source_.size();
      if (next_begin_ < findings_.size() && begin <= end) {
        write_to(begin);
        open(next_begin_++);
      } else {
        write_to(end);
        --open_.at(static_cast<std::size_t>(ends_[next_end_++].second));
      }
    }
    write_to(source_.size());
  }

 private:
  void open(std::size_t index) {
    const Finding& finding = findings_[index];
    ++open_.at(static_cast<std::size_t>(finding.severity));
    out_ += fmt::format("<a class=\"number {}\" id=\"d{}m{}\" href=\"#d{}f{}\">{}</a>", to_string(finding.severity),
                        draft_, index + 1, draft_, index + 1, index + 1);
  }

  /// The gravest level open here, or kOff.
  Severity level() const {
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kAdvice}) {
      if (open_.at(static_cast<std::size_t>(severity)) > 0) return severity;
    }
    return Severity::kOff;
  }

  void write_to(std::uint32_t offset) {
    if (at_ < body_ && offset > body_) write_piece(body_);  // front matter is shown apart
    if (offset > at_) write_piece(offset);
  }

  void write_piece(std::uint32_t offset) {
    const std::string text = markup_text(source_.text({at_, offset}));
    const bool facts = at_ < body_;
    const Severity marked = level();
    if (facts) out_ += "<span class=\"facts\">";
    out_ += marked == Severity::kOff ? text : fmt::format("<mark class=\"{}\">{}</mark>", to_string(marked), text);
    if (facts) out_ += "</span>";
    at_ = offset;
  }

  const SourceText& source_;
  const std::vector<Finding>& findings_;
  std::uint32_t body_;
  std::size_t draft_;
  Sink& out_;
  std::vector<std::pair<std::uint32_t, Severity>> ends_;
  std::array<std::size_t, 4> open_{};  ///< by severity
  std::uint32_t at_ = 0;
  std::size_t next_begin_ = 0;
  std::size_t next_end_ = 0;
};

}  // namespace

void write_marked_source(const DraftResult& result, std::size_t draft, Sink& out) {
  out += "<pre>";
  Marker(result, draft, out).run();
  out += "</pre>\n";
}

}  // namespace mannerly
