// What kind `limit` can measure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/analysis.h"

namespace mannerly {

/// One measured value and the bytes it is about.
struct Measure {
  double value = 0;
  Span span;
  /// Of a template: the value of its shortest filling. `value` is then that of its longest.
  std::optional<double> least = std::nullopt;
};

/// What one measured value is about: the message, or a piece of it.
enum class MetricUnit { kMessage, kPiece };

/// What is measured: the whole message (one Measure), or each sentence or paragraph (one Measure each).
class Metric {
 public:
  virtual ~Metric() = default;
  /// For message metrics the span is that of the whole body; where() narrows it for a limit.
  virtual std::vector<Measure> measure(const Analysis& analysis) const = 0;
  virtual MetricUnit unit() const { return MetricUnit::kMessage; }
  /// The bytes to show when `limit` is passed; by default the measured span.
  virtual Span where(const Analysis& analysis, const Measure& measure, double limit) const;
};

/// Units of length: `chars` are Unicode code points, `graphemes` what a reader sees as one character, `utf16` UTF-16
/// code units. The platform's help pages state their caps in "characters" and do not say which; rules for caps of text
/// use `chars`, so that an accent typed as one sign counts once and a joined emoji as often as its parts.
///
/// The metric of that name, or nullptr. Lives as long as the program.
const Metric* find_metric(std::string_view name);
std::vector<std::string> metric_names();
/// Whether a metric is a length, which of a template is that of its fillings.
bool measures_filling(std::string_view name);

/// Distinct requests of the reader: the ask class's hits by group and sentence, alternatives joined by "or" once.
int count_asks(const Analysis& analysis);
/// Distinct specific references: sentences with a hit of the reference class.
int count_references(const Analysis& analysis);
/// Words in capitals for emphasis: common words of four letters or more, or two shorter ones side by side.
std::vector<Span> emphasis_caps(const Analysis& analysis);

}  // namespace mannerly
