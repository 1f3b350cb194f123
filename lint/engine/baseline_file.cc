// Baselines as JSON. The only file of this layer that includes nlohmann-json and catches its exceptions.
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "mannerly/baseline.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxBytes = std::size_t{32} << 20;
constexpr int kSchema = 1;

Error error_at(const std::string& path, std::string_view bytes, std::size_t at, std::string message) {
  const std::string_view before = bytes.substr(0, std::min(at, bytes.size()));
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  return {.message = std::move(message),
          .path = path,
          .line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          .column = static_cast<std::uint32_t>(before.size() - line_begin + 1)};
}

/// Where the `wanted`-th entry of the list begins: the values at depth two of valid JSON.
std::size_t entry_offset(std::string_view bytes, std::size_t wanted) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (quoted) {
      if (bytes[i] == '\\')
        ++i;
      else if (bytes[i] == '"')
        quoted = false;
    } else if (bytes[i] == '"') {
      quoted = true;
    } else if (bytes[i] == '{' || bytes[i] == '[') {
      if (++depth == 3 && wanted-- == 0) return i;
    } else if (bytes[i] == '}' || bytes[i] == ']') {
      --depth;
    }
  }
  return 0;
}

/// What no baseline looks like, found before anything is made of it: memory and time must not grow with nonsense.
class Outline {
 public:
  Outline(const std::string& path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  std::optional<Error> fault() {
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '"') {
        if (depth() == kList) return error("expected an entry with “path”, “rule” and “fingerprint”");
        skip_text();
      } else if (c == '{' || c == '[') {
        if (auto fault = open(c)) return fault;
      } else if (c == '}' || c == ']') {
        if (depth() > 0) commas_.pop_back();
      } else if (c == ',') {
        if (depth() > 0 && ++commas_.back() > kMostKeys && depth() != kList) return error("too many keys");
      } else if (depth() == kList && std::string_view(" \t\r\n").find(c) == std::string_view::npos) {
        return error("expected an entry with “path”, “rule” and “fingerprint”");
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kList = 2;  ///< levels around an entry
  static constexpr std::size_t kMostKeys = 8;
  static constexpr std::size_t kMostEntries = 300'000;

  std::size_t depth() const { return commas_.size(); }
  std::optional<Error> error(std::string message) const { return error_at(path_, bytes_, at_, std::move(message)); }

  void skip_text() {
    for (++at_; at_ < bytes_.size() && bytes_[at_] != '"'; ++at_) {
      if (bytes_[at_] == '\\') ++at_;
    }
  }

  std::optional<Error> open(char bracket) {
    if (depth() > kList) return error("nested deeper than a baseline is");
    if (depth() == kList && bracket == '{' && ++entries_ > kMostEntries) {
      return error("more than " + std::to_string(kMostEntries) + " entries");
    }
    commas_.push_back(0);
    return std::nullopt;
  }

  const std::string& path_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t entries_ = 0;
  std::vector<std::size_t> commas_;  ///< of each open bracket
};

/// What is wrong with one entry, or empty.
std::string read_entry(const Json& value, BaselineEntry& out) {
  if (!value.is_object()) return "expected an entry with “path”, “rule” and “fingerprint”";
  const std::vector<std::pair<std::string, std::string*>> texts = {
      {"path", &out.path}, {"rule", &out.rule}, {"fingerprint", &out.fingerprint}};
  for (const auto& [key, text] : texts) {
    const auto found = value.find(key);
    if (found == value.end() || !found->is_string()) return "expected a text as “" + key + "”";
    *text = found->get<std::string>();
  }
  for (const auto& [key, item] : value.items()) {
    if (key == "count" && (!item.is_number_unsigned() || item.get<std::uint64_t>() == 0)) {
      return "count: expected a whole number from 1";
    }
    if (key == "count") {
      out.count = static_cast<std::size_t>(item.get<std::uint64_t>());
    } else if (key != "path" && key != "rule" && key != "fingerprint") {
      return unknown_name("key", key, {"path", "rule", "fingerprint", "count"});
    }
  }
  return {};
}

Result<Baseline> read_document(const std::string& path, std::string_view bytes, const Json& root) {
  const auto schema = root.is_object() ? root.find("baseline") : root.end();
  if (!root.is_object() || schema == root.end() || *schema != kSchema) {
    return fail(error_at(path, bytes, 0, "expected a baseline: an object with “baseline”: 1 and “findings”"));
  }
  const auto list = root.find("findings");
  if (list == root.end() || !list->is_array()) {
    return fail(error_at(path, bytes, 0, "expected a list of entries as “findings”"));
  }
  Baseline out;
  for (std::size_t i = 0; i < list->size(); ++i) {
    BaselineEntry entry;
    if (std::string fault = read_entry((*list)[i], entry); !fault.empty()) {
      return fail(error_at(path, bytes, entry_offset(bytes, i), std::move(fault)));
    }
    out.push_back(std::move(entry));
  }
  return merged(out, {});
}

}  // namespace

Result<Baseline> read_baseline(const std::string& path, std::string_view bytes) {
  if (bytes.size() > kMaxBytes) return fail(Error{.message = "the baseline is larger than 32 MiB", .path = path});
  if (auto fault = Outline(path, bytes).fault()) return fail(std::move(*fault));
  try {
    return read_document(path, bytes, Json::parse(bytes));
  } catch (const Json::parse_error& e) {
    return fail(error_at(path, bytes, e.byte == 0 ? 0 : e.byte - 1, "not valid JSON; make the baseline anew"));
  } catch (const Json::out_of_range& e) {  // of a number, which it names: parsing '1e999'
    const std::string_view what = e.what();
    const std::string_view number = what.substr(std::min(what.find('\''), what.size() - 1) + 1);
    return fail(error_at(path, bytes, bytes.find(number.substr(0, number.find('\''))), "the number is too large"));
  }
}

std::string baseline_text(const Baseline& baseline) {
  std::string out = "{\"baseline\": " + std::to_string(kSchema) + ", \"findings\": [";
  std::string_view separator = "\n";
  for (const BaselineEntry& entry : baseline) {
    Json line = {{"path", entry.path}, {"rule", entry.rule}, {"fingerprint", entry.fingerprint}};
    if (entry.count > 1) line["count"] = entry.count;
    out += separator;
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
    separator = ",\n";
  }
  return out + "\n]}\n";
}

}  // namespace mannerly
