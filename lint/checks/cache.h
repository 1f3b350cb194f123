// A bounded memory of answers, shared by threads.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mannerly {

/// Remembers answers, at most `kMost`; forgets a part of them when that part is full. Thread safe.
template <class Value, std::size_t kMost = 16384>
class Cache {
 public:
  std::optional<Value> find(const std::string& key) const {
    const Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    const auto it = shard.values.find(key);
    return it == shard.values.end() ? std::nullopt : std::optional<Value>(it->second);
  }
  /// The answer that is remembered, or what `make` gives, which is remembered from now on.
  template <class Make>
  Value get(const std::string& key, const Make& make) const {
    if (auto known = find(key)) return *std::move(known);
    Value made = make();
    put(key, made);
    return made;
  }
  void put(const std::string& key, const Value& value) const {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    if (shard.values.size() >= kShardSize) shard.values.clear();
    shard.values.emplace(key, value);
  }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kShardSize = kMost / kShards;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, Value> values;
  };
  Shard& shard_of(const std::string& key) const { return shards_[std::hash<std::string>{}(key) % kShards]; }
  mutable std::array<Shard, kShards> shards_;
};

/// Tells what was met before from what is new: what is met once need not be remembered. Of much, it knows the latest; a
/// few strangers it takes for known. Thread safe.
class Acquaintance {
 public:
  /// Whether it was met before as one of its sort.
  bool meet(std::string_view key, std::string_view sort) const {
    const std::hash<std::string_view> hash_of;
    const std::uint64_t hash = hash_of(key) ^ hash_of(sort);
    constexpr unsigned kHalf = 32;
    std::atomic<std::uint32_t>& place = met_[hash % met_.size()];
    const auto sign = static_cast<std::uint32_t>(hash >> kHalf);
    return place.exchange(sign, std::memory_order_relaxed) == sign;
  }

 private:
  mutable std::array<std::atomic<std::uint32_t>, 1024> met_{};
};

/// How many sentences are remembered, those of a few hundred drafts. Ones of more tokens are hardly met again.
constexpr std::size_t kRememberedSentences = 2048;
constexpr std::size_t kLongestRemembered = 128;

}  // namespace mannerly
