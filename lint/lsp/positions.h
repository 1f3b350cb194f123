// Byte offsets of a text ↔ positions of the protocol, in the encoding both sides agreed on.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json_writer.h"
#include "base/names.h"
#include "lsp/json.h"
#include "mannerly/source_text.h"
#include "mannerly/span.h"

namespace mannerly::lsp {

/// What a `character` counts.
enum class Encoding { kUtf8, kUtf16, kUtf32 };
inline constexpr NameTable<Encoding, 3> kEncodingNames{
    {{Encoding::kUtf8, "utf-8"}, {Encoding::kUtf16, "utf-16"}, {Encoding::kUtf32, "utf-32"}}};

/// The first encoding of the client's list that exists, which is in its order of preference; UTF-16 without a list.
Encoding choose_encoding(const Json& offered);

/// {"line", "character"}, both from 0.
Json to_position(const SourceText& text, std::uint32_t offset, Encoding encoding);
Json to_range(const SourceText& text, Span span, Encoding encoding);
/// The same range, written as the value of "range".
void write_range(const SourceText& text, Span span, Encoding encoding, JsonWriter& out);

/// The offset of a position, on a character boundary: what lies within a character means its start, behind a line's end
/// that end, behind the last line the end of the text. nullopt when it is no position.
std::optional<std::uint32_t> to_offset(const SourceText& text, const Json& position, Encoding encoding);
/// The span of a range; ends in the wrong order are swapped.
std::optional<Span> to_span(const SourceText& text, const Json& range, Encoding encoding);

}  // namespace mannerly::lsp
