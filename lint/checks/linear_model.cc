#include "checks/linear_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "base/strings.h"
#include "checks/feature_key.h"

namespace mannerly {
namespace {

bool read_decimal(std::string_view text, float& out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc() && end == text.data() + text.size();
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
    const std::vector<LinearModel::Slot> all = slots();
    std::vector<std::uint8_t> tags;
    for (const LinearModel::Slot& slot : all) {
      tags.push_back(slot.first == slot.last ? std::uint8_t{0} : LinearModel::tag_of(slot.key));
    }
    out.array(tags);
    out.array(all);
    out.array(weights_);
    return out.take();
  }

 private:
  void read_line(std::string_view line, std::uint32_t number) {
    const std::size_t before = weights_.size();
    const auto fault = [&] {
      weights_.resize(before);
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
        labels_.emplace_back(key);
        bias_.push_back(value);
        continue;
      }
      std::uint32_t label = 0;
      const auto [end, code] = std::from_chars(key.data(), key.data() + key.size(), label);
      if (code != std::errc() || end != key.data() + key.size() || label >= labels_.size()) return fault();
      weights_.push_back({label, value});
    }
    if (cells[0] == "bias") return;
    const std::uint64_t feature = feature_key(cells[0]).value();
    features_[feature] = {feature, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(weights_.size())};
  }

  std::vector<LinearModel::Slot> slots() const {
    std::vector<LinearModel::Slot> out(std::bit_ceil(features_.size() * 2 + 1));
    for (const auto& [key, slot] : features_) {
      std::size_t at = LinearModel::start_of(key, out.size());
      while (out[at].first != out[at].last) at = (at + 1) & (out.size() - 1);
      out[at] = slot;
    }
    return out;
  }

  const std::string& path_;
  std::vector<Error>& problems_;
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  std::map<std::uint64_t, LinearModel::Slot> features_;  ///< by key
  std::vector<LinearModel::Weight> weights_;
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
  tags_ = in.array<std::uint8_t>();
  slots_ = in.array<Slot>();
  weights_ = in.array<Weight>();
}

std::size_t LinearModel::label(std::string_view name) const {
  return static_cast<std::size_t>(std::find(labels_.begin(), labels_.end(), name) - labels_.begin());
}

}  // namespace mannerly
