// A scratch in memory for tests: it takes what lies below its end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mannerly/batch.h"

namespace mannerly::test {

/// Holds the pages that were written; refuses what lies beyond its end.
class PagedScratch final : public Scratch {
 public:
  explicit PagedScratch(std::uint64_t end) : end_(end) {}
  bool write(std::uint64_t offset, std::string_view bytes) override {
    if (offset + bytes.size() > end_) return false;
    each_page(offset, bytes.size(), [&](std::string& page, std::size_t at, std::size_t size) {
      page.replace(at, size, bytes.substr(0, size));
      bytes.remove_prefix(size);
    });
    return true;
  }
  std::string_view read(std::uint64_t offset, std::size_t size) override {
    read_.clear();
    if (offset >= end_) return read_;
    each_page(offset, std::min<std::uint64_t>(size, end_ - offset),
              [&](std::string& page, std::size_t at, std::size_t part) { read_.append(page, at, part); });
    return read_;
  }

 private:
  static constexpr std::size_t kPage = 4096;

  template <class Use>
  void each_page(std::uint64_t offset, std::size_t size, const Use& use) {
    while (size > 0) {
      std::string& page = pages_[offset / kPage];
      page.resize(kPage);
      const std::size_t at = offset % kPage;
      const std::size_t part = std::min(size, kPage - at);
      use(page, at, part);
      offset += part;
      size -= part;
    }
  }

  std::uint64_t end_;
  std::unordered_map<std::uint64_t, std::string> pages_;
  std::string read_;
};

}  // namespace mannerly::test
