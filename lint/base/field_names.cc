// A name with a record ("company.name") is not that of another record ("first.name"); one without fits any.
#include "base/field_names.h"

#include "base/strings.h"

namespace mannerly {

std::string field_key(std::string_view name) {
  std::string out = ascii_lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

std::string_view last_of_path(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

bool names_field(std::string_view used, std::string_view declared) {
  if (field_key(used) == field_key(declared)) return true;
  const bool either_bare = used.find('.') == std::string_view::npos || declared.find('.') == std::string_view::npos;
  return either_bare && field_key(last_of_path(used)) == field_key(last_of_path(declared));
}

}  // namespace mannerly
