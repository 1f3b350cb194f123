// With declared fields every other name is a fault; without them only a slip of a usual name is.
#include "checks/template_slots.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/field_names.h"
#include "base/slot_values.h"
#include "base/strings.h"
#include "checks/edits.h"

namespace mannerly {
namespace {

std::string message_for(const Analysis& analysis, Span span, const FindingSink& sink) {
  return fill_in(sink.message(), {{"match", std::string(trim(analysis.document().text(span)))}});
}

/// One letter wrong or missing, or two swapped; a name with a letter more is another name: "fname".
bool is_slip(const std::string& said, const std::string& field) {
  constexpr std::size_t kShortest = 4;
  return said.size() >= kShortest && said.size() <= field.size() && edit_distance(said, field, 1) == 1 &&
         said.find(field) == std::string::npos && field.find(said) == std::string::npos;
}

class UnknownFields {
 public:
  UnknownFields(const Analysis& analysis, const FieldNames& names, FindingSink& sink)
      : analysis_(analysis), draft_(analysis.draft()), names_(names), sink_(sink) {
    declared_ = names.fields;
    for (const DeclaredField& field : draft_.fields.value_or(DeclaredFields())) declared_.push_back(field.name);
    is_known_ = !names.fields.empty() || draft_.fields.has_value();
  }

  void report() {
    for (const FieldUse& use : draft_.template_facts.uses) {
      if (!is_known_) {
        check_slip(use);
      } else if (!is_declared(use.name) && names_data(use)) {
        add(use, nearest_declared(use.name));
      }
    }
  }

 private:
  bool is_declared(std::string_view name) const {
    return std::any_of(declared_.begin(), declared_.end(),
                       [&](const std::string& field) { return names_field(name, field); });
  }

  std::optional<std::string> nearest_declared(std::string_view name) const {
    std::vector<std::string> keys;
    for (const std::string& field : declared_) keys.push_back(field_key(last_of_path(field)));
    const std::optional<std::string> key = nearest(field_key(last_of_path(name)), keys);
    if (!key) return std::nullopt;
    const auto at = std::find(keys.begin(), keys.end(), *key) - keys.begin();
    return declared_[static_cast<std::size_t>(at)];
  }

  /// Words in brackets or of a sentence are often for the person who fills in the rest by hand; they are data's only
  /// where the template's data is written that way.
  bool names_data(const FieldUse& use) const {
    const std::string& syntax = draft_.placeholders[use.slot].syntax;
    const bool free = use.name.find(' ') != std::string::npos || syntax == "[]" || syntax == "<>" || syntax == "<<>>";
    if (!free) return true;
    const auto& uses = draft_.template_facts.uses;
    return std::any_of(uses.begin(), uses.end(), [&](const FieldUse& other) {
      const bool spaced = other.name.find(' ') != std::string::npos;
      return draft_.placeholders[other.slot].syntax == syntax && is_declared(other.name) &&
             (spaced || use.name.find(' ') == std::string::npos);
    });
  }

  void check_slip(const FieldUse& use) {
    const std::string_view last = last_of_path(use.name);
    if (last.find(' ') != std::string_view::npos) return;
    const std::string key = field_key(last);
    const auto same = [&](const std::string& field) { return field_key(field) == key; };
    if (std::any_of(names_.usual.begin(), names_.usual.end(), same)) return;
    const auto meant = std::find_if(names_.usual.begin(), names_.usual.end(),
                                    [&](const std::string& field) { return is_slip(key, field_key(field)); });
    if (meant != names_.usual.end() && !analysis_.rulebook().common->is_common(ascii_lower(last))) add(use, *meant);
  }

  void add(const FieldUse& use, const std::optional<std::string>& meant) {
    const Placeholder& slot = draft_.placeholders[use.slot];
    const bool whole = slot.fills != Fills::kControl && slot.syntax != "spintax";
    const Span span = whole ? slot.span : use.span;
    Finding& finding = sink_.add(span, message_for(analysis_, span, sink_));
    if (meant) {
      const std::size_t prefix =
          meant->find('.') == std::string::npos ? use.name.size() - last_of_path(use.name).size() : 0;
      const Span replaced{use.span.begin + static_cast<std::uint32_t>(prefix), use.span.end};
      finding.fixes.push_back(single_fix("write “" + *meant + "”", {replaced, *meant}, Applicability::kSuggested));
    } else if (is_known_) {
      finding.notes.push_back(declared_.empty() ? "no field is declared" : "the fields are " + list_of_fields());
    }
  }

  std::string list_of_fields() const {
    constexpr std::size_t kMost = 8;
    std::vector<std::string> shown(declared_.begin(),
                                   declared_.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, declared_.size())));
    return join(shown, ", ") + (declared_.size() > kMost ? ", …" : "");
  }

  const Analysis& analysis_;
  const Draft& draft_;
  const FieldNames& names_;
  FindingSink& sink_;
  std::vector<std::string> declared_;
  bool is_known_ = false;  ///< whether the data's fields are stated
};

bool may_be_empty(const FieldUse& use, const Draft& draft) {
  const std::vector<std::string> samples = declared_samples(use.name, draft.fields);
  return std::find(samples.begin(), samples.end(), "") != samples.end();
}

bool is_declared(const FieldUse& use, const DeclaredFields& fields) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const DeclaredField& field) { return names_field(use.name, field.name); });
}

}  // namespace

void report_unfit_slots(const Analysis& analysis, const FieldNames& names, FindingSink& sink) {
  UnknownFields(analysis, names, sink).report();
  for (const TemplateFault& fault : analysis.draft().template_facts.faults) {
    Finding& finding = sink.add(fault.span, fault.message);
    if (fault.fix) finding.fixes.push_back(*fault.fix);
  }
}

void report_unguarded_slots(const Analysis& analysis, FindingSink& sink) {
  const Draft& draft = analysis.draft();
  for (const FieldUse& use : draft.template_facts.uses) {
    const Placeholder& slot = draft.placeholders[use.slot];
    const bool has_syntax =
        slot.syntax == "{{}}" || slot.syntax == "{{{}}}" || slot.syntax == "{}" || slot.syntax == "{$}";
    if (use.guard != Guard::kNone || !has_syntax || use.name.find(' ') != std::string::npos) continue;
    if (draft.fields && !is_declared(use, *draft.fields)) continue;
    const bool empty = may_be_empty(use, draft);
    const bool name = slot.fills == Fills::kPersonName && draft.template_facts.uses_fallbacks;
    if (!empty && !name) continue;
    const std::string shown(analysis.document().text(slot.span));
    Finding& finding = sink.add(
        slot.span, shown + (empty ? " may be empty, as its samples say" : " has no fallback, unlike other slots here") +
                       "; say what stands there without a value");
    finding.severity = std::min(finding.severity, Severity::kAdvice);
  }
}

std::vector<Span> report_holes(const Analysis& analysis, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  std::vector<Span> out;
  for (const Filled& filled : analysis.draft().filled) {
    if (!filled.span.empty()) continue;
    const auto next = std::lower_bound(tokens.begin(), tokens.end(), filled.span.begin,
                                       [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    Span span = filled.span;
    if (next != tokens.begin() && std::prev(next)->part == analysis.part_at(span.begin))
      span.begin = std::prev(next)->span.begin;
    if (next != tokens.end() && next->part == analysis.part_at(filled.span.begin)) span.end = next->span.end;
    sink.add(span, filled.slot + " has no value here; give the field one, or the slot a fallback");
    out.push_back(span);
  }
  return out;
}

}  // namespace mannerly
