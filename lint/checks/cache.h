// A bounded memory of answers, shared by threads.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace mannerly {

/// Remembers answers; forgets a part of them when that part is full, so memory stays bounded. Thread safe.
template <class Value>
class Cache {
 public:
  std::optional<Value> find(const std::string& key) const {
    const Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    const auto it = shard.values.find(key);
    return it == shard.values.end() ? std::nullopt : std::optional<Value>(it->second);
  }
  void put(const std::string& key, const Value& value) const {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    if (shard.values.size() >= kShardSize) shard.values.clear();
    shard.values.emplace(key, value);
  }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kShardSize = 1024;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, Value> values;
  };
  Shard& shard_of(const std::string& key) const { return shards_[std::hash<std::string>{}(key) % kShards]; }
  mutable std::array<Shard, kShards> shards_;
};

}  // namespace mannerly
