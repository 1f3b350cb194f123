// The names of the public enumerations, as files and output spell them.
#include <algorithm>

#include "base/names.h"
#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/report.h"
#include "mannerly/result.h"
#include "mannerly/score.h"

namespace mannerly {
namespace {

constexpr NameTable<Kind, 8> kKinds{{{Kind::kMessage, "message"},
                                     {Kind::kInmail, "inmail"},
                                     {Kind::kNote, "note"},
                                     {Kind::kIntro, "intro"},
                                     {Kind::kFollowup, "followup"},
                                     {Kind::kGroup, "group"},
                                     {Kind::kReply, "reply"},
                                     {Kind::kEmail, "email"}}};

constexpr NameTable<Part, 8> kParts{{{Part::kSubject, "subject"},
                                     {Part::kGreeting, "greeting"},
                                     {Part::kOpening, "opening"},
                                     {Part::kBody, "body"},
                                     {Part::kClosing, "closing"},
                                     {Part::kSignature, "signature"},
                                     {Part::kPostscript, "postscript"},
                                     {Part::kQuote, "quote"}}};

constexpr NameTable<Severity, 4> kSeverities{{{Severity::kOff, "off"},
                                              {Severity::kAdvice, "advice"},
                                              {Severity::kWarning, "warning"},
                                              {Severity::kError, "error"}}};

constexpr NameTable<Applicability, 3> kApplicabilities{
    {{Applicability::kDisplay, "display"}, {Applicability::kSuggested, "suggested"}, {Applicability::kSafe, "safe"}}};

constexpr NameTable<SendVerdict, 3> kVerdicts{
    {{SendVerdict::kSend, "send"}, {SendVerdict::kRevise, "revise"}, {SendVerdict::kDoNotSend, "do not send"}}};

constexpr NameTable<SuppressedBy, 4> kSuppressors{{{SuppressedBy::kFrontMatter, "front-matter"},
                                                   {SuppressedBy::kComment, "comment"},
                                                   {SuppressedBy::kFile, "file"},
                                                   {SuppressedBy::kBaseline, "baseline"}}};

template <class E, std::size_t N>
std::vector<E> values(const NameTable<E, N>& table) {
  std::vector<E> out;
  std::transform(table.begin(), table.end(), std::back_inserter(out), [](const auto& row) { return row.first; });
  return out;
}

}  // namespace

std::string_view to_string(Kind kind) { return name_of(kKinds, kind); }
std::string_view to_string(Part part) { return name_of(kParts, part); }
std::string_view to_string(Severity severity) { return name_of(kSeverities, severity); }
std::string_view to_string(Applicability applicability) { return name_of(kApplicabilities, applicability); }
std::string_view to_string(SuppressedBy by) { return name_of(kSuppressors, by); }
std::string_view to_string(SendVerdict verdict) { return name_of(kVerdicts, verdict); }
std::optional<Kind> kind_from_string(std::string_view name) { return value_of(kKinds, name); }
std::optional<Part> part_from_string(std::string_view name) { return value_of(kParts, name); }
std::optional<Severity> severity_from_string(std::string_view name) { return value_of(kSeverities, name); }

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> kinds = values(kKinds);
  return kinds;
}

const std::vector<Part>& all_parts() {
  static const std::vector<Part> parts = values(kParts);
  return parts;
}

std::string to_string(const Error& error) {
  std::string out;
  if (!error.path.empty()) out += error.path + ":";
  if (error.line > 0) out += std::to_string(error.line) + ":";
  if (error.line > 0 && error.column > 0) out += std::to_string(error.column) + ":";
  if (!out.empty()) out += " ";
  return out + error.message;
}

}  // namespace mannerly
