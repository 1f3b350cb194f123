#include "checks/sentence_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/strings.h"

namespace mannerly {
namespace {

/// Reads "3:0.25" or a number; false when it is none.
bool read_decimal(std::string_view text, float& out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc() && end == text.data() + text.size();
}

float logistic(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

SentenceModel::SentenceModel(std::string weights, std::string groups, const std::string& path,
                             std::vector<Error>& problems)
    : text_(std::move(weights)), groups_text_(std::move(groups)), groups_(groups_text_) {
  std::uint32_t number = 0;
  for (const std::string_view line : split(text_, '\n')) {
    ++number;
    if (!line.empty() && line.front() != '#') read_line(line, number, path, problems);
  }
}

void SentenceModel::read_line(std::string_view line, std::uint32_t number, const std::string& path,
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

std::size_t SentenceModel::label(std::string_view name) const {
  return static_cast<std::size_t>(std::find(labels_.begin(), labels_.end(), name) - labels_.begin());
}

Likelihoods SentenceModel::judge(const std::vector<Feature>& features) const {
  Likelihoods sums = bias_;
  for (const Feature& feature : features) {
    const auto it = features_.find(feature.name);
    if (it == features_.end()) continue;
    for (std::uint32_t i = it->second.first; i < it->second.last; ++i) sums[weights_[i].label] += weights_[i].value;
  }
  for (float& sum : sums) sum = logistic(sum);
  return sums;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> SentenceModel::reasons(const std::vector<Feature>& features,
                                                                            std::size_t label, std::size_t most) const {
  struct Vote {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    float value = 0;
  };
  std::vector<Vote> votes;
  for (const Feature& feature : features) {
    const auto it = features_.find(feature.name);
    const bool of_words = feature.name.size() > 1 && feature.name[1] == ':' && feature.name[0] != 'k';
    if (it == features_.end() || !of_words) continue;
    for (std::uint32_t i = it->second.first; i < it->second.last; ++i) {
      if (weights_[i].label == label && weights_[i].value > 0) {
        votes.push_back({feature.first_token, feature.last_token, weights_[i].value});
      }
    }
  }
  // A run of words is as weighty as all features read from within it.
  std::vector<Vote> runs;
  for (const Vote& run : votes) {
    Vote total{run.first, run.last, 0};
    for (const Vote& vote : votes) {
      if (vote.first >= run.first && vote.last <= run.last) total.value += vote.value;
    }
    runs.push_back(total);
  }
  std::sort(runs.begin(), runs.end(), [](const Vote& a, const Vote& b) {
    return a.value != b.value ? a.value > b.value : a.first != b.first ? a.first < b.first : a.last < b.last;
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const Vote& run : runs) {
    const bool free = std::none_of(out.begin(), out.end(), [&](const auto& taken) {
      return run.first <= taken.second && taken.first <= run.last;
    });
    if (free && out.size() < most) out.emplace_back(run.first, run.last);
  }
  return out;
}

yaml::Fault read_model_use(const yaml::Node& node, const SentenceModel* model, const std::string& path, ModelUse& out,
                           std::vector<Error>& problems) {
  if (model == nullptr) return "the pack has no sentence model";
  yaml::DictReader reader(path);
  reader.on("label", [&](const yaml::Node& n) -> yaml::Fault {
    out.label = model->label(n.scalar);
    return out.label < model->labels().size() ? yaml::Fault{} : unknown_name("label", n.scalar, model->labels());
  });
  reader.required();
  reader.on("add", [&](const yaml::Node& n) { return yaml::read_number(n, out.add); });
  reader.on("drop", [&](const yaml::Node& n) { return yaml::read_number(n, out.drop); });
  reader.on("weight", [&](const yaml::Node& n) { return yaml::read_number(n, out.weight); });
  reader.read(node, problems);
  return {};
}

}  // namespace mannerly
