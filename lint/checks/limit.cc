// Kind `limit`: a metric leaves its band.
#include <cmath>

#include "checks/case_names.h"
#include "checks/check_bytes.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/metrics.h"
#include "checks/params.h"

namespace mannerly {
namespace {

/// One threshold of a band; fires above `over`, or below `under`.
struct Threshold {
  std::string name;
  std::optional<double> over;
  std::optional<double> under;
  std::vector<std::pair<std::string, double>> by_tier;  ///< replaces `over` by the sender's tier
  std::string policy;                                   ///< "subject" or "body": the active policy's cap goes first
  std::optional<Severity> severity;
};

using Band = std::vector<Threshold>;

struct LimitParams {
  std::string name;  ///< of the metric
  const Metric* metric = nullptr;
  bool measures_filling = false;
  ByKind<Band> bands;
};

void write_band(const Band& band, ByteWriter& out) {
  out.number(band.size());
  for (const Threshold& threshold : band) {
    out.text(threshold.name);
    write_optional(threshold.over, out);
    write_optional(threshold.under, out);
    out.number(threshold.by_tier.size());
    for (const auto& [tier, value] : threshold.by_tier) {
      out.text(tier);
      out.value(value);
    }
    out.text(threshold.policy);
    write_optional(threshold.severity, out);
  }
}

Band read_band(ByteReader& in) {
  Band out(in.number());
  for (Threshold& threshold : out) {
    threshold.name = in.text();
    threshold.over = read_optional<double>(in);
    threshold.under = read_optional<double>(in);
    threshold.by_tier.resize(in.number());
    for (auto& [tier, value] : threshold.by_tier) {
      tier = in.text();
      value = in.value<double>();
    }
    threshold.policy = in.text();
    threshold.severity = read_optional<Severity>(in);
  }
  return out;
}

/// "basic", "paid" or "unknown" for a tier.
std::string_view tier_class(const std::optional<Tier>& tier) {
  if (!tier) return "unknown";
  return tier == Tier::kBasic ? "basic" : "paid";
}

class LimitCheck final : public Check {
 public:
  explicit LimitCheck(LimitParams params) : params_(std::move(params)) {}

  Trigger trigger() const override {
    Trigger out;
    out.whole = params_.measures_filling;
    return out;
  }

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const Band* band = params_.bands.find(analysis.draft().kind, analysis.relation());
    if (band == nullptr) return;
    for (const Measure& measure : params_.metric->measure(analysis)) {
      const Threshold* broken = nullptr;
      double limit = 0;
      for (const Threshold& threshold : *band) {
        const std::optional<double> over = limit_of(threshold, analysis);
        const bool fires = (over && measure.value > *over) ||
                           (threshold.under && measure.least.value_or(measure.value) < *threshold.under);
        if (!fires) continue;
        broken = &threshold;
        limit = over ? *over : *threshold.under;
      }
      if (broken != nullptr) report(analysis, measure, *broken, limit, sink);
    }
  }

  bool write(ByteWriter& out) const override {
    out.text(params_.name);
    write_by_kind(params_.bands, out, write_band);
    return true;
  }

  std::vector<std::string> account(const Analysis& analysis) const override {
    const Band* band = params_.bands.find(analysis.draft().kind, analysis.relation());
    const std::string kind(to_string(analysis.draft().kind));
    if (band == nullptr) return {"no band for the kind " + kind};
    std::string limits;
    for (const Threshold& threshold : *band) {
      const std::optional<double> over = limit_of(threshold, analysis);
      if (!over && !threshold.under) continue;
      limits += (limits.empty() ? "" : ", ") + threshold.name + (over ? " above " : " below ") +
                number(over ? *over : *threshold.under);
    }
    std::vector<std::string> out;
    for (const Measure& measure : params_.metric->measure(analysis)) {
      out.push_back("measured " + number(measure.value) + "; fires for " + kind + ": " + limits);
    }
    if (out.empty()) out.emplace_back("nothing to measure");
    return out;
  }

 private:
  static std::optional<double> limit_of(const Threshold& threshold, const Analysis& analysis) {
    const PermissionNotes& permission = analysis.permission();
    if (threshold.policy == "subject" && permission.subject_cap) return *permission.subject_cap;
    if (threshold.policy == "body" && permission.body_cap) return *permission.body_cap;
    const std::string_view tier = tier_class(analysis.draft().context.account.tier);
    for (const auto& [name, value] : threshold.by_tier) {
      if (name == tier) return value;
    }
    return threshold.over;
  }

  void report(const Analysis& analysis, const Measure& measure, const Threshold& threshold, double limit,
              FindingSink& sink) const {
    const Span span = threshold.under ? measure.span : params_.metric->where(analysis, measure, limit);
    if (!sink.rule().scope.empty() && !sink.in_scope(span.begin)) return;
    const double value = threshold.under ? measure.least.value_or(measure.value) : measure.value;
    Finding& finding =
        sink.add(span, fill_in(sink.message(), {{"value", number(value)},
                                                {"count", number(value)},
                                                {"limit", number(limit)},
                                                {"match", std::string(analysis.document().text(span))}}));
    if (params_.metric->unit() == MetricUnit::kMessage) finding.about_draft = "";
    if (threshold.severity) finding.severity = *threshold.severity;
    if (measure.least) finding.notes.push_back(as_filled(measure));
  }

  static std::string as_filled(const Measure& measure) {
    const std::string least = number(*measure.least);
    const std::string most = number(measure.value);
    return "counted with the slots filled: " + (least == most ? most : least + " to " + most);
  }

  static std::string number(double value) {
    const auto rounded = std::llround(value * 10);
    std::string out = std::to_string(rounded / 10);
    if (rounded % 10 != 0) out += "." + std::to_string(rounded % 10);
    return out;
  }

  LimitParams params_;
};

void take_metric(const std::string& name, LimitParams& out) {
  out.name = name;
  out.metric = find_metric(name);
  out.measures_filling = measures_filling(name);
}

class Reader {
 public:
  Reader(const RuleSpec& spec, CompileContext& context) : spec_(spec), context_(context) {}

  bool read(LimitParams& out) {
    yaml::DictReader reader(spec_.path);
    reader
        .on("metric",
            [&](const yaml::Node& n) -> yaml::Fault {
              take_metric(n.scalar, out);
              return out.metric != nullptr ? "" : unknown_name("metric", n.scalar, metric_names());
            })
        .required();
    reader.on("bands", [&](const yaml::Node& n) { return bands(n, out.bands); }).required();
    return reader.read(spec_.params, context_.problems) && out.metric != nullptr;
  }

 private:
  yaml::Fault bands(const yaml::Node& node, ByKind<Band>& out) {
    if (!node.is_map()) return "expected a map from message kind to band";
    for (const auto& [key, value] : node.entries) {
      if (!is_case_name(key.scalar)) {
        context_.problems.push_back(yaml::error_at(key, spec_.path, "bands: " + unknown_case(key.scalar)));
        continue;
      }
      Band band;
      if (!read_limits(value, band)) return {};
      out.cases.emplace_back(key.scalar, std::move(band));
    }
    return {};
  }

  bool read_limits(const yaml::Node& node, Band& out) {
    yaml::DictReader reader(spec_.path);
    for (const char* name : {"ideal", "warn", "strong", "cap"}) {
      reader.on(name, [&, name](const yaml::Node& n) -> yaml::Fault {
        Threshold threshold;
        threshold.name = name;
        if (auto fault = read_threshold(n, threshold); !fault.empty()) return fault;
        if (threshold.name != "ideal") out.push_back(std::move(threshold));
        return {};
      });
    }
    reader.on("min", [&](const yaml::Node& n) -> yaml::Fault {
      Threshold threshold;
      threshold.name = "min";
      if (auto fault = yaml::read_number(n, threshold.under.emplace()); !fault.empty()) return fault;
      out.push_back(std::move(threshold));
      return {};
    });
    return reader.read(node, context_.problems);
  }

  yaml::Fault read_threshold(const yaml::Node& node, Threshold& out) {
    if (node.is_scalar()) return yaml::read_number(node, out.over.emplace());
    yaml::DictReader reader(spec_.path);
    reader.on("over", [&](const yaml::Node& n) { return yaml::read_number(n, out.over.emplace()); });
    reader.on("severity", [&](const yaml::Node& n) -> yaml::Fault {
      out.severity = severity_from_string(n.scalar);
      return out.severity ? "" : "unknown severity “" + n.scalar + "”";
    });
    reader.on("policy", [&](const yaml::Node& n) -> yaml::Fault {
      out.policy = n.scalar;
      return n.scalar == "subject" || n.scalar == "body" ? "" : unknown_name("part", n.scalar, {"subject", "body"});
    });
    for (const char* tier : {"basic", "paid", "unknown"}) {
      reader.on(tier, [&, tier](const yaml::Node& n) -> yaml::Fault {
        double value = 0;
        auto fault = yaml::read_number(n, value);
        out.by_tier.emplace_back(tier, value);
        return fault;
      });
    }
    reader.read(node, context_.problems);
    return {};
  }

  const RuleSpec& spec_;
  CompileContext& context_;
};

}  // namespace

std::unique_ptr<Check> read_limit(ByteReader in, Rulebook& /*rulebook*/, RegexCache& /*regexes*/) {
  LimitParams params;
  take_metric(std::string(in.text()), params);
  read_by_kind(in, params.bands, [](ByteReader& from) { return read_band(from); });
  return std::make_unique<LimitCheck>(std::move(params));
}

std::unique_ptr<Check> compile_limit(const RuleSpec& spec, CompileContext& context) {
  LimitParams params;
  if (!Reader(spec, context).read(params)) return nullptr;
  return std::make_unique<LimitCheck>(std::move(params));
}

}  // namespace mannerly
