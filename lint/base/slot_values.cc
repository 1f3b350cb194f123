// The lengths are those of ordinary values: first names, company names and titles are short, references a few words.
#include "base/slot_values.h"

#include <algorithm>

#include "base/field_names.h"
#include "base/strings.h"

namespace mannerly {
namespace {

bool has(std::string_view name, std::string_view word) { return field_key(name).find(word) != std::string::npos; }

}  // namespace

std::string known_value(const Placeholder& slot, const Context& context) {
  switch (slot.fills) {
    case Fills::kPersonName: {
      if (!context.to.preferred.empty()) return context.to.preferred;
      const bool whole = slot.name.find("full") != std::string::npos;
      return whole ? context.to.name : context.to.name.substr(0, context.to.name.find(' '));
    }
    case Fills::kSenderName:
      return context.from.name;
    case Fills::kCompany:
      return context.to.company;
    case Fills::kRole:
      return context.to.title;
    default:
      return {};
  }
}

std::string usual_value(const Placeholder& slot) {
  constexpr std::ptrdiff_t kDescribing = 4;  // blanks: five words describe a sentence to write
  if (std::count(slot.name.begin(), slot.name.end(), ' ') >= kDescribing) return slot.name;
  switch (slot.fills) {
    case Fills::kPersonName:
      return has(slot.name, "full") ? "Jordan Miller" : "Jordan";
    case Fills::kSenderName:
      return has(slot.name, "company") || has(slot.name, "team") ? "Northwind" : "Jordan Miller";
    case Fills::kCompany:
      return "Northwind";
    case Fills::kRole:
      return "Product Manager";
    case Fills::kNumber:
      return "25";
    case Fills::kDate:
      return "12 March";
    case Fills::kLink:
      return "https://example.com/notes";
    case Fills::kReference:
      return slot.name.find(' ') == std::string::npos ? "night trains" : "your talk on safer harbours";
    case Fills::kOther:
      return "data platforms";
    case Fills::kControl:
      break;
  }
  return {};
}

std::vector<std::string> declared_samples(std::string_view name, const std::optional<DeclaredFields>& fields) {
  if (!fields) return {};
  for (const DeclaredField& field : *fields) {
    if (names_field(name, field.name)) return field.samples;
  }
  return {};
}

}  // namespace mannerly
