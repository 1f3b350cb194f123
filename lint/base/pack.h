// A pack: named sections in one row of bytes, with what is needed to tell a whole one from a damaged or a foreign one.
// The bundled pack lies in the binary; others lie in cache files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mannerly {

/// A view of sections; the bytes must outlive it.
class Pack {
 public:
  /// The pack in `bytes`; nullopt when they are none, were written by another build of the program, were made from
  /// other contents than `contents` (see pack_bytes), or are damaged.
  static std::optional<Pack> open(std::string_view bytes, std::uint64_t contents);
  /// The same without a look for damage, for bytes that lie in the program.
  static std::optional<Pack> trusted(std::string_view bytes);
  /// The pack that the build put into the binary; nullptr where there is none.
  static const Pack* bundled();

  /// The section of that name; empty when there is none.
  std::string_view section(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
};

using PackSections = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a pack. `contents` is a hash of what it was made from.
std::string pack_bytes(const PackSections& sections, std::uint64_t contents);

/// The bundled pack's bytes: defined by what the build links, the generated file or, in the generator itself, nothing.
std::string_view bundled_pack_bytes();

}  // namespace mannerly
