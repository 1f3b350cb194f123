#include "base/pack.h"

#include "base/bytes.h"
#include "base/checksum.h"

namespace mannerly {
namespace {

constexpr std::string_view kMagic = "mannerly pack 3\n";

struct Header {
  std::uint64_t contents = 0;
  std::uint64_t maker = 0;  ///< the program that wrote it: another one may form sections in another way
  std::uint64_t checksum = 0;
};

using Sections = std::vector<std::pair<std::string_view, std::string_view>>;

/// Names and sizes stand together before the sections, so that opening a pack touches none of them.
Sections sections_of(std::string_view bytes) {
  ByteReader in(bytes);
  ByteReader names(in.text());
  std::string_view rest = bytes.substr(bytes.size() - in.size());
  Sections out;
  while (!names.at_end()) {
    const std::string_view name = names.text();
    const std::string_view section = rest.substr(0, names.number());
    rest.remove_prefix(section.size());
    out.emplace_back(name, section);
  }
  return out;
}

std::string_view behind_header(std::string_view bytes) { return bytes.substr(kMagic.size() + sizeof(Header)); }

bool has_header(std::string_view bytes) {
  return bytes.starts_with(kMagic) && bytes.size() >= kMagic.size() + sizeof(Header);
}

Header header_of(std::string_view bytes) { return ByteReader(bytes.substr(kMagic.size())).value<Header>(); }

/// This program, told by what is bundled in it: whoever forms a section in a new way forms the bundled ones so too.
std::uint64_t this_maker() {
  const std::string_view bundled = bundled_pack_bytes();
  return has_header(bundled) ? header_of(bundled).checksum : 0;
}

}  // namespace

std::optional<Pack> Pack::open(std::string_view bytes, std::uint64_t contents) {
  if (!has_header(bytes)) return std::nullopt;
  const Header header = header_of(bytes);
  if (header.contents != contents || header.maker != this_maker()) return std::nullopt;
  if (header.checksum != checksum(behind_header(bytes))) return std::nullopt;
  return trusted(bytes);
}

std::optional<Pack> Pack::trusted(std::string_view bytes) {
  if (!has_header(bytes)) return std::nullopt;
  Pack out;
  out.sections_ = sections_of(behind_header(bytes));
  return out;
}

std::string_view Pack::section(std::string_view name) const {
  for (const auto& [key, bytes] : sections_) {
    if (key == name) return bytes;
  }
  return {};
}

std::string pack_bytes(const PackSections& sections, std::uint64_t contents) {
  ByteWriter names;
  for (const auto& [name, bytes] : sections) {
    names.text(name);
    names.number(bytes.size());
  }
  ByteWriter body;
  body.text(names.take());
  std::string rest = body.take();
  for (const auto& [name, bytes] : sections) rest += bytes;
  ByteWriter out;
  out.value(Header{contents, this_maker(), checksum(rest)});
  return std::string(kMagic) + out.take() + rest;
}

}  // namespace mannerly
