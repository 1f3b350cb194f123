// What a template is filled with: the fields of its data, where it names them, and the message it becomes with a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/finding.h"
#include "mannerly/result.h"
#include "mannerly/span.h"

namespace mannerly {

/// A field of the data that fills a template, as declared under `fields:`. Lengths and articles are judged with its
/// samples.
struct DeclaredField {
  std::string name;                  ///< "first_name", "company.name"
  std::vector<std::string> samples;  ///< values it may have, "" among them when it may be missing; none: none is known

  friend bool operator==(const DeclaredField&, const DeclaredField&) = default;
};
using DeclaredFields = std::vector<DeclaredField>;

/// What a template does where a field has no value.
enum class Guard {
  kNone,       ///< nothing: a hole is left
  kFallback,   ///< other words stand there
  kCondition,  ///< the place lies in a block that asks for the field
};

/// A place where a template names a field of its data.
struct FieldUse {
  Span span;               ///< the name itself
  std::string name;        ///< as written: "contact.first_name", "Company"
  std::uint32_t slot = 0;  ///< index into Draft::placeholders
  Guard guard = Guard::kNone;
};

/// Marks of a template that do not fit together: an `{% if %}` that is never closed, braces without an end.
struct TemplateFault {
  Span span;
  std::string message;
  std::optional<Fix> fix;
};

/// Bytes of a template, and what stands in their place once it is filled.
struct Filling {
  Span span;
  std::string text;
};

/// What a draft says as a template. Empty for drafts that are none.
struct TemplateFacts {
  std::vector<FieldUse> uses;         ///< sorted
  std::vector<TemplateFault> faults;  ///< sorted
  /// The shortest and the longest message it can become with the samples: sorted, disjoint.
  std::vector<Filling> shortest;
  std::vector<Filling> longest;
  std::size_t variants = 1;  ///< how many drafts it takes for every alternative of its spintax to occur
  bool uses_fallbacks = false;
};

/// Bytes of a filled message that a slot of its template made.
struct Filled {
  Span span;         ///< empty where the row has an empty value
  std::string slot;  ///< as the template writes it: "{{company}}"
  std::string name;  ///< the field
  Span from;         ///< the slot's bytes in the template
};

/// A value of a row: text, a list, or named values.
struct RowValue {
  enum class Type { kNone, kText, kList, kMap };
  Type type = Type::kNone;
  std::string text;
  std::vector<RowValue> items;
  std::vector<std::pair<std::string, RowValue>> entries;
};

/// One record of the data a template is filled with.
struct Row {
  RowValue fields;         ///< a map
  std::size_t number = 1;  ///< from 1
  std::string path;
  std::uint32_t line = 1;  ///< where it starts in its file
};

struct ReadRows {
  std::vector<Row> rows;
  std::vector<Error> problems;  ///< located; a broken row costs itself only
};

/// The rows of a file, by its extension: .csv with a header, .json (an object or a list of objects), .jsonl, else YAML
/// (a map or a list of maps). Thread safe.
ReadRows read_rows(const std::string& path, const std::string& bytes);

/// A filled message is cut off here; a message is never close to it.
inline constexpr std::size_t kMaxRenderedBytes = std::size_t{4} << 20;

struct RenderOptions {
  /// Chooses among the alternatives of spintax; unset: always the first.
  std::optional<std::uint64_t> seed;
};

}  // namespace mannerly
