// Values in a row of bytes: written once, read in place. What the bytes mean is the writer's and the reader's affair;
// numbers are little-endian and need no alignment.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mannerly {

static_assert(std::endian::native == std::endian::little, "packed bytes are read in place");

/// A view of equal values that lie one behind the other. The bytes must outlive it.
template <class T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;
  explicit FlatArray(std::string_view bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size() / sizeof(T); }
  /// `i` must lie within the array.
  T operator[](std::size_t i) const {
    T out;
    std::memcpy(&out, bytes_.data() + i * sizeof(T), sizeof(T));
    return out;
  }

 private:
  std::string_view bytes_;
};

/// Appends values; take() gives the bytes.
class ByteWriter {
 public:
  template <class T>
  void value(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  void number(std::size_t value) { this->value(static_cast<std::uint32_t>(value)); }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  /// In as few bytes as it needs, seven bits in each; short_text() says its length so.
  void short_number(std::size_t value) {
    constexpr std::size_t kMore = 0x80;
    for (; value >= kMore; value >>= 7U) bytes_ += static_cast<char>(value | kMore);
    bytes_ += static_cast<char>(value);
  }
  void short_text(std::string_view text) {
    short_number(text.size());
    bytes_ += text;
  }
  template <class T>
  void array(const std::vector<T>& values) {
    number(values.size() * sizeof(T));
    for (const T& one : values) value(one);
  }

  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads in the order of writing. Behind the end everything is zero and empty. The bytes must outlive what it returns.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T value() {
    static_assert(std::is_trivially_copyable_v<T>);
    T out{};
    if (rest_.size() >= sizeof(T)) {
      std::memcpy(&out, rest_.data(), sizeof(T));
      rest_.remove_prefix(sizeof(T));
    } else {
      rest_ = {};
    }
    return out;
  }
  std::uint32_t number() { return value<std::uint32_t>(); }
  std::string_view text() { return bytes(number()); }
  std::uint32_t short_number() {
    constexpr std::uint32_t kMore = 0x80;
    std::uint32_t out = 0;
    for (std::uint32_t shift = 0; shift < 32 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      out |= (byte & (kMore - 1)) << shift;
      if ((byte & kMore) == 0) break;
    }
    return out;
  }
  std::string_view short_text() { return bytes(short_number()); }
  template <class T>
  FlatArray<T> array() {
    return FlatArray<T>(text());
  }
  bool at_end() const { return rest_.empty(); }
  /// How many bytes are left.
  std::size_t size() const { return rest_.size(); }

 private:
  std::string_view bytes(std::size_t size) {
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(out.size());
    return out;
  }

  std::string_view rest_;
};

}  // namespace mannerly
