// Parts that the packed forms of several kinds have: lists of words, values that may be missing, values by kind.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "checks/params.h"

namespace mannerly {

inline void write_words(const std::vector<std::string>& words, ByteWriter& out) {
  out.number(words.size());
  for (const std::string& word : words) out.text(word);
}

inline std::vector<std::string> read_words(ByteReader& in) {
  std::vector<std::string> out(in.number());
  for (std::string& word : out) word = in.text();
  return out;
}

template <class T>
void write_optional(const std::optional<T>& value, ByteWriter& out) {
  out.value(value.has_value());
  if (value) out.value(*value);
}

template <class T>
std::optional<T> read_optional(ByteReader& in) {
  return in.value<bool>() ? std::optional(in.value<T>()) : std::nullopt;
}

/// `write(value, out)` writes one value.
template <class T, class Write>
void write_by_kind(const ByKind<T>& values, ByteWriter& out, const Write& write) {
  out.number(values.cases.size());
  for (const auto& [name, value] : values.cases) {
    out.text(name);
    write(value, out);
  }
}

/// `read(in)` gives one value.
template <class T, class Read>
void read_by_kind(ByteReader& in, ByKind<T>& out, const Read& read) {
  out.cases.clear();
  const std::size_t count = in.number();
  out.cases.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string name(in.text());
    out.cases.emplace_back(std::move(name), read(in));
  }
}

}  // namespace mannerly
