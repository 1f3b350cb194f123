// The only file of this layer that includes JSON libraries. RapidJSON reads the lines of a batch in a tenth of the time
// that nlohmann-json takes; what it does not take, nlohmann-json reads once more, for it says where a fault is and
// decides whether it is one.
#include "draft/json_nodes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/reader.h>

#include "base/utf8.h"
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
  bool number(std::string written) { return put(scalar_node(std::move(written), line_)); }
  bool number_integer(Json::number_integer_t value) override { return number(Json(value).dump()); }
  bool number_unsigned(Json::number_unsigned_t value) override { return number(Json(value).dump()); }
  bool number_float(Json::number_float_t value, const std::string& /*written*/) override {
    return number(Json(value).dump());
  }
  bool string(std::string& value) override { return put(scalar_node(std::move(value), line_)); }
  bool binary(Json::binary_t& /*value*/) override { return put(empty(yaml::NodeType::kNull)); }
  bool start_object(std::size_t /*size*/) override { return open(yaml::NodeType::kMap); }
  bool start_array(std::size_t /*size*/) override { return open(yaml::NodeType::kList); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    if (too_deep_ > 0) return true;
    auto& entries = open_.back().node->entries;
    const std::optional<std::size_t> same = place_of(name);
    if (!same) entries.push_back({scalar_node(std::move(name), line_), {}});
    place_ = same ? &entries[*same].second : &entries.back().second;
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

  /// Which entry of the open map has that name already.
  std::optional<std::size_t> place_of(const std::string& name) {
    constexpr std::size_t kFew = 32;
    Open& open = open_.back();
    const auto& entries = open.node->entries;
    if (entries.size() < kFew) {
      const auto same = std::find_if(entries.begin(), entries.end(),
                                     [&](const yaml::Entry& entry) { return entry.first.scalar == name; });
      if (same == entries.end()) return std::nullopt;
      return static_cast<std::size_t>(same - entries.begin());
    }
    for (std::size_t i = open.places.size(); i < entries.size(); ++i) open.places.emplace(entries[i].first.scalar, i);
    const auto known = open.places.find(name);
    return known == open.places.end() ? std::nullopt : std::optional(known->second);
  }

  /// Where the next value goes; null below what is kept.
  yaml::Node* next() {
    if (too_deep_ > 0) return nullptr;
    if (open_.empty()) return &root_;
    if (open_.back().node->is_map()) return place_;
    return &open_.back().node->items.emplace_back();
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
    open_.push_back({to, {}});
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

  /// A map or a list around the next value.
  struct Open {
    yaml::Node* node = nullptr;
    std::unordered_map<std::string, std::size_t> places;  ///< of a map with many entries: where each name stands
  };

  std::uint32_t line_;
  yaml::Node root_;
  std::vector<Open> open_;
  yaml::Node* place_ = nullptr;  ///< of the value behind the last key
  std::size_t too_deep_ = 0;     ///< maps and lists open below kMaxDepth
  std::size_t fault_ = 0;
};

/// Hands on what RapidJSON meets. False ends the reading: that is for nlohmann-json to judge.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  explicit Handler(NodeMaker& maker) : maker_(maker) {}

  bool Null() { return maker_.null(); }
  bool Bool(bool value) { return maker_.boolean(value); }
  /// As nlohmann-json writes it, which rounds and has limits.
  bool RawNumber(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    constexpr std::size_t kSurelyFits = 18;  // digits
    const std::string_view written(text, size);
    const bool is_plain = size <= kSurelyFits && written.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_plain) return maker_.number(std::string(written));
    const Json number = Json::parse(written, nullptr, false);
    return !number.is_discarded() && maker_.number(number.dump());
  }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    text_.assign(text, size);
    return !first_invalid_utf8(text_) && maker_.string(text_);
  }
  bool StartObject() { return maker_.start_object(0); }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    text_.assign(text, size);
    return !first_invalid_utf8(text_) && maker_.key(text_);
  }
  bool EndObject(rapidjson::SizeType /*size*/) { return maker_.end_object(); }
  bool StartArray() { return maker_.start_array(0); }
  bool EndArray(rapidjson::SizeType /*size*/) { return maker_.end_array(); }

 private:
  NodeMaker& maker_;
  std::string text_;
};

/// The nodes of a text that RapidJSON takes whole.
std::optional<yaml::Node> read_plainly(const std::string& text, std::uint32_t line) {
  NodeMaker maker(line);
  Handler handler(maker);
  rapidjson::StringStream stream(text.c_str());
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  if (!reader.Parse<kFlags>(stream, handler) || stream.Tell() != text.size()) return std::nullopt;
  return maker.take();
}

}  // namespace

Result<yaml::Node> parse_json(std::string_view text, const std::string& path, std::uint32_t line) {
  if (auto node = read_plainly(std::string(text), line)) return *std::move(node);
  NodeMaker maker(line);
  if (Json::sax_parse(text, &maker)) return maker.take();
  Error error = error_at_byte(text, maker.fault() == 0 ? 0 : maker.fault() - 1, path, "not valid JSON");
  error.line += line - 1;
  return fail(std::move(error));
}

}  // namespace mannerly::draft
