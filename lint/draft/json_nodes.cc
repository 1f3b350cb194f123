// The only file of this layer that includes nlohmann-json.
#include "draft/json_nodes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "draft/input.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 8;

/// Makes nodes of what the parser meets, without a tree of its own between. Of a key that stands twice the last value
/// counts; what lies deeper than kMaxDepth is null.
class NodeMaker final : public nlohmann::json_sax<Json> {
 public:
  explicit NodeMaker(std::uint32_t line) : line_(line) { root_ = empty(yaml::NodeType::kNull); }

  yaml::Node take() { return std::move(root_); }
  /// Where the text is no JSON, counted from 1; 0 for its begin.
  std::size_t fault() const { return fault_; }

  bool null() override { return put(empty(yaml::NodeType::kNull)); }
  bool boolean(bool value) override { return put(scalar_node(value ? "true" : "false", line_)); }
  bool number_integer(Json::number_integer_t value) override { return put(scalar_node(Json(value).dump(), line_)); }
  bool number_unsigned(Json::number_unsigned_t value) override { return put(scalar_node(Json(value).dump(), line_)); }
  bool number_float(Json::number_float_t value, const std::string& /*written*/) override {
    return put(scalar_node(Json(value).dump(), line_));
  }
  bool string(std::string& value) override { return put(scalar_node(std::move(value), line_)); }
  bool binary(Json::binary_t& /*value*/) override { return put(empty(yaml::NodeType::kNull)); }
  bool start_object(std::size_t /*size*/) override { return open(yaml::NodeType::kMap); }
  bool start_array(std::size_t /*size*/) override { return open(yaml::NodeType::kList); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    if (too_deep_ > 0) return true;
    auto& entries = open_.back()->entries;
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const yaml::Entry& entry) { return entry.first.scalar == name; });
    if (same == entries.end()) {
      entries.push_back({scalar_node(std::move(name), line_), {}});
      place_ = &entries.back().second;
    } else {
      place_ = &same->second;
    }
    return true;
  }

  bool parse_error(std::size_t at, const std::string& /*token*/, const Json::exception& /*why*/) override {
    fault_ = at;
    return false;
  }

 private:
  yaml::Node empty(yaml::NodeType type) const {
    yaml::Node out;
    out.type = type;
    out.line = line_;
    out.column = 1;
    return out;
  }

  /// Where the next value goes; null below what is kept.
  yaml::Node* next() {
    if (too_deep_ > 0) return nullptr;
    if (open_.empty()) return &root_;
    if (open_.back()->is_map()) return place_;
    return &open_.back()->items.emplace_back();
  }

  bool put(yaml::Node value) {
    if (yaml::Node* const to = next()) *to = std::move(value);
    return true;
  }

  bool open(yaml::NodeType type) {
    yaml::Node* const to = next();
    if (to == nullptr || open_.size() > kMaxDepth) {
      if (to != nullptr) *to = empty(yaml::NodeType::kNull);
      ++too_deep_;
      return true;
    }
    *to = empty(type);
    open_.push_back(to);
    return true;
  }

  bool close() {
    if (too_deep_ > 0) {
      --too_deep_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  std::uint32_t line_;
  yaml::Node root_;
  std::vector<yaml::Node*> open_;  ///< the maps and lists around the next value
  yaml::Node* place_ = nullptr;    ///< of the value behind the last key
  std::size_t too_deep_ = 0;       ///< maps and lists open below kMaxDepth
  std::size_t fault_ = 0;
};

}  // namespace

Result<yaml::Node> parse_json(std::string_view text, const std::string& path, std::uint32_t line) {
  NodeMaker maker(line);
  if (Json::sax_parse(text, &maker)) return maker.take();
  Error error = error_at_byte(text, maker.fault() == 0 ? 0 : maker.fault() - 1, path, "not valid JSON");
  error.line += line - 1;
  return fail(std::move(error));
}

}  // namespace mannerly::draft
