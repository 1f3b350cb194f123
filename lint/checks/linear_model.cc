#include "checks/linear_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "base/strings.h"
#include "checks/feature_key.h"

namespace mannerly {
namespace {

bool read_decimal(std::string_view text, float& out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc() && end == text.data() + text.size();
}

constexpr std::size_t kMostLabels = 255;

struct Weight {
  std::uint8_t label = 0;
  float value = 0;
};

constexpr float kMostHundredths = 327;

LinearModel::Hundredths hundredths(const Weight& weight) {
  return static_cast<LinearModel::Hundredths>(std::lround(weight.value * 100));
}

/// The rows of a model's text.
class TextReader {
 public:
  TextReader(const std::string& path, std::vector<Error>& problems) : path_(path), problems_(problems) {}

  std::string read(std::string_view text) {
    std::uint32_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
      ++number;
      if (!line.empty() && line.front() != '#') read_line(line, number);
    }
    ByteWriter out;
    out.number(labels_.size());
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      out.text(labels_[i]);
      out.value(bias_[i]);
    }
    write_table(out);
    return out.take();
  }

 private:
  void read_line(std::string_view line, std::uint32_t number) {
    std::vector<Weight> weights;
    const auto fault = [&] {
      problems_.push_back({"expected a feature and its weights, as in “u:demo<TAB>0:1.25”", path_, number, 1});
    };
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 2) return fault();
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::size_t colon = cells[i].find(':');
      float value = 0;
      if (colon == std::string_view::npos || !read_decimal(cells[i].substr(colon + 1), value)) return fault();
      const std::string_view key = cells[i].substr(0, colon);
      if (cells[0] == "bias") {
        if (labels_.size() == kMostLabels) return fault();
        labels_.emplace_back(key);
        bias_.push_back(value);
        continue;
      }
      std::uint32_t label = 0;
      const auto [end, code] = std::from_chars(key.data(), key.data() + key.size(), label);
      if (code != std::errc() || end != key.data() + key.size() || label >= labels_.size()) return fault();
      weights.push_back({static_cast<std::uint8_t>(label), value});
    }
    if (cells[0] == "bias") return;
    std::sort(weights.begin(), weights.end(), [](const Weight& a, const Weight& b) { return a.label < b.label; });
    const auto twice = [](const Weight& a, const Weight& b) { return a.label == b.label; };
    if (std::adjacent_find(weights.begin(), weights.end(), twice) != weights.end()) return fault();
    features_[feature_key(cells[0]).value()] = std::move(weights);
  }

  /// Whether every weight can be read from its hundredths.
  bool has_hundredths() const {
    return std::all_of(features_.begin(), features_.end(), [](const auto& feature) {
      return std::all_of(feature.second.begin(), feature.second.end(), [](const Weight& weight) {
        return std::abs(weight.value) < kMostHundredths && LinearModel::in_full(hundredths(weight)) == weight.value;
      });
    });
  }

  void write_table(ByteWriter& out) const {
    constexpr std::size_t kBitsPerKey = 8;     // one set in eight: as many keys without weights pass
    constexpr std::size_t kKeysPerBucket = 4;  // at most, as a rule
    const std::size_t size = std::bit_ceil(features_.size() + 1);
    const std::size_t buckets = std::max<std::size_t>(1, size / kKeysPerBucket);
    std::vector<std::uint64_t> bits(std::max<std::size_t>(1, size * kBitsPerKey / LinearModel::kWordBits));
    std::vector<std::uint32_t> begins(buckets + 1);  // first the bytes of the bucket before
    const bool narrow = has_hundredths();
    const std::size_t value_size = narrow ? sizeof(LinearModel::Hundredths) : sizeof(float);
    ByteWriter rows;
    for (const auto& [key, weights] : features_) {
      const std::size_t bit = LinearModel::top_of(key, bits.size() * LinearModel::kWordBits);
      bits[bit / LinearModel::kWordBits] |= std::uint64_t{1} << (bit % LinearModel::kWordBits);
      const std::size_t named = weights.size() == labels_.size() ? 0 : weights.size();
      const std::size_t row = LinearModel::kRowHead + named + weights.size() * value_size;
      begins[LinearModel::top_of(key, buckets) + 1] += static_cast<std::uint32_t>(row);
      rows.value(LinearModel::low_of(key));
      rows.value(static_cast<std::uint8_t>(weights.size()));
      for (std::size_t i = 0; i < named; ++i) rows.value(weights[i].label);
      for (const Weight& weight : weights) {
        if (narrow) {
          rows.value(hundredths(weight));
        } else {
          rows.value(weight.value);
        }
      }
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    out.array(bits);
    out.array(begins);
    out.number(value_size);
    out.text(rows.take());
  }

  const std::string& path_;
  std::vector<Error>& problems_;
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  std::map<std::uint64_t, std::vector<Weight>> features_;  ///< by key
};

}  // namespace

float logistic(float x) { return 1.0F / (1.0F + std::exp(-x)); }

LinearModel::LinearModel(std::string_view text, const std::string& path, std::vector<Error>& problems)
    : own_(TextReader(path, problems).read(text)) {
  open(own_);
}

void LinearModel::open(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint32_t labels = in.number();
  for (std::uint32_t i = 0; i < labels; ++i) {
    labels_.emplace_back(in.text());
    bias_.push_back(in.value<float>());
  }
  bits_ = in.array<std::uint64_t>();
  buckets_ = in.array<std::uint32_t>();
  value_size_ = in.number();
  rows_ = in.text();
}

std::size_t LinearModel::label(std::string_view name) const {
  return static_cast<std::size_t>(std::find(labels_.begin(), labels_.end(), name) - labels_.begin());
}

}  // namespace mannerly
