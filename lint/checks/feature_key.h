// The number by which a model knows a feature. The name of a feature is a family up to its colon, and parts with a
// space between them: "b:would like". Its key is made of the hashes of those, so that a part that stands in many
// features (a word, its group) is hashed once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/flat_table.h"

namespace mannerly {

class FeatureKey {
 public:
  /// `family` with its colon; the whole name of a feature without parts.
  constexpr explicit FeatureKey(std::string_view family) : key_(hash_of(family)) {}

  constexpr static std::uint64_t hash_of(std::string_view part) {
    StableHash hash;
    hash.add(part);
    return hash.value();
  }

  /// Adds a part by its hash_of().
  constexpr FeatureKey with(std::uint64_t part) const {
    FeatureKey out = *this;
    const std::uint64_t mixed = (key_ ^ part) * 0x9E3779B97F4A7C15ULL;
    out.key_ = mixed ^ (mixed >> 32U);
    return out;
  }

  constexpr std::uint64_t value() const { return key_; }

 private:
  std::uint64_t key_;
};

/// The key of a feature by its whole name.
inline FeatureKey feature_key(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return FeatureKey(name);
  FeatureKey key(name.substr(0, colon + 1));
  for (std::size_t at = colon + 1; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    key = key.with(FeatureKey::hash_of(name.substr(at, end - at)));
    at = end + 1;
  }
  return key;
}

}  // namespace mannerly
