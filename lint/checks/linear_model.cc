#include "checks/linear_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/strings.h"

namespace mannerly {
namespace {

bool read_decimal(std::string_view text, float& out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc() && end == text.data() + text.size();
}

}  // namespace

float logistic(float x) { return 1.0F / (1.0F + std::exp(-x)); }

LinearModel::LinearModel(std::string text, const std::string& path, std::vector<Error>& problems)
    : text_(std::move(text)) {
  std::uint32_t number = 0;
  for (const std::string_view line : split(text_, '\n')) {
    ++number;
    if (!line.empty() && line.front() != '#') read_line(line, number, path, problems);
  }
}

void LinearModel::read_line(std::string_view line, std::uint32_t number, const std::string& path,
                            std::vector<Error>& problems) {
  const auto fault = [&] {
    problems.push_back({"expected a feature and its weights, as in “u:demo<TAB>0:1.25”", path, number, 1});
  };
  const std::vector<std::string_view> cells = split(line, '\t');
  if (cells.size() < 2) return fault();
  const auto first = static_cast<std::uint32_t>(weights_.size());
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
  if (cells[0] != "bias") features_[cells[0]] = {first, static_cast<std::uint32_t>(weights_.size())};
}

std::size_t LinearModel::label(std::string_view name) const {
  return static_cast<std::size_t>(std::find(labels_.begin(), labels_.end(), name) - labels_.begin());
}

}  // namespace mannerly
