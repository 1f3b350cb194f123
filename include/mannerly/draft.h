// A draft: the bytes plus what is known about them before any language analysis. Made by read_drafts().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/result.h"
#include "mannerly/source_text.h"
#include "mannerly/span.h"
#include "mannerly/template.h"

namespace mannerly {

/// Where in the message a byte stands. kOpening is the first paragraph after the greeting (the rest of the
/// greeting's paragraph when it goes on there).
enum class Part { kSubject, kGreeting, kOpening, kBody, kClosing, kSignature, kPostscript, kQuote };

/// The name of an enumerator as files and output spell it ("inmail", "postscript").
std::string_view to_string(Kind kind);
std::string_view to_string(Part part);
std::optional<Kind> kind_from_string(std::string_view name);
std::optional<Part> part_from_string(std::string_view name);

/// All kinds and parts in declaration order, for tables and messages.
const std::vector<Kind>& all_kinds();
const std::vector<Part>& all_parts();

/// What a placeholder stands for, judged from its name.
enum class Fills {
  kPersonName,  ///< the reader's name: {first_name}, [Name]
  kSenderName,  ///< [Your Name], {{sender.name}}
  kCompany,     ///< a company, the reader's or the sender's
  kRole,        ///< a job title
  kNumber,      ///< a count, price, percentage, duration
  kDate,        ///< a day, date, time
  kLink,        ///< a URL, calendar link
  kReference,   ///< a specific thing: [their recent post], {{post_title}}, [mutual connection]
  kOther,       ///< anything else
  kControl,     ///< {% if x %}, {{/if}}: prints nothing itself
};

struct Placeholder {
  Span span;
  std::string syntax;  ///< "{{}}", "{}", "[]", "<>", "%%", "*||*", "${}", "{%%}", "spintax", …
  std::string name;    ///< the text inside, trimmed: "first_name", "specific topic"
  Fills fills = Fills::kOther;
};

/// Bytes that are not prose. The text analysis does not look at their words.
enum class MaskReason { kCode, kUrl, kMail, kQuotation, kHandle, kHashtag, kMarkup };
struct Mask {
  Span span;
  MaskReason reason = MaskReason::kCode;
};

/// A block of text between blank lines, or a list item, a heading, a quoted reply. Blocks are sorted and disjoint
/// and cover all prose; sentences never cross them.
enum class BlockKind { kParagraph, kListItem, kHeading, kQuote };
struct Block {
  Span span;  ///< without leading and trailing white space
  BlockKind kind = BlockKind::kParagraph;
};

struct PartSpan {
  Part part = Part::kBody;
  Span span;
};

/// Where an allowance is written down: front matter, a Markdown comment, or a file beside the drafts (allow_file.h).
enum class AllowOrigin { kFrontMatter, kComment, kFile };

/// One `allow:` entry: findings of `rule` (an id or a glob such as "sales/*") within `where` are not reported.
struct Allow {
  std::string rule;
  std::string reason;
  Span span;                      ///< where the entry itself stands; empty when it stands in no draft
  Span where;                     ///< the bytes it covers
  std::optional<Day> until = {};  ///< the last day on which it holds
  AllowOrigin origin = AllowOrigin::kFrontMatter;
  Span removal = {};             ///< bytes to delete to take the entry out; empty: the draft does not hold it
  std::string fingerprint = {};  ///< only the finding with this one; empty: every finding of the rule
  std::string place = {};        ///< of kFile: "path:line"; empty: of no interest when it has no effect
  std::string fault = {};        ///< what is wrong with the entry, or empty; with a fault it covers nothing
};

/// A key at the top of the front matter, and the bytes of its value.
struct StatedKey {
  std::string key;
  Span value;
};

/// Immutable once read; copyable; safe to share between threads.
struct Draft {
  SourceText source;
  std::string id;                 ///< of a batch record; else empty
  std::uint32_t record_line = 0;  ///< of a batch record: where it begins in its file, from 1; else 0
  Kind kind = Kind::kMessage;
  bool is_template = false;
  std::optional<DeclaredFields> fields;  ///< as the draft or the configuration declares them; unset: nothing is known
  std::vector<StatedKey> stated;         ///< what the front matter says, in order; empty for records
  std::string language;  ///< one of base/languages.h, as the draft states it; empty: the configuration's
  Context context;
  Span body;                              ///< the text that is sent, without front matter
  std::optional<Span> subject;            ///< bytes of the subject line; of a batch record these lie behind the text
  std::vector<Block> blocks;              ///< blocks of the body, in order
  std::vector<PartSpan> parts;            ///< sorted by begin, disjoint; subject included
  std::vector<Placeholder> placeholders;  ///< sorted, disjoint
  std::vector<Mask> masks;                ///< sorted, disjoint
  std::vector<Allow> allows;
  TemplateFacts template_facts;  ///< of a template
  std::vector<Filled> filled;    ///< of a filled template: what came from its slots; sorted
};

/// How bytes are turned into drafts.
enum class InputFormat { kAuto, kPlain, kMarkdown, kJsonl, kCsv };
/// What holds for drafts of some kinds that do not say it themselves.
struct KindDefaults {
  std::vector<Kind> kinds;
  std::optional<bool> is_template;
  std::optional<DeclaredFields> fields;
};
struct InputOptions {
  InputFormat format = InputFormat::kAuto;                   ///< kAuto: by the path's extension; plain when unknown
  std::optional<Kind> kind;                                  ///< used where no fact names it
  std::optional<bool> is_template;                           ///< used where the draft says nothing
  std::optional<DeclaredFields> fields;                      ///< used where the draft declares none
  std::vector<KindDefaults> by_kind = {};                    ///< in order, the later wins; they win over the two above
  std::vector<std::pair<std::string, std::string>> columns;  ///< batch field → the column that holds it
  std::optional<Facts> context_file;                         ///< wins over front matter, loses to a batch's columns
  std::optional<Facts> flags;                                ///< wins over all
};

/// Drafts that could be read, and a located error for every one that could not; one never stops the others.
struct ReadResult {
  std::vector<Draft> drafts;
  std::vector<Error> problems;
};

/// Reads all drafts in `bytes`: one for text formats, one per record for batches. Invalid UTF-8, a NUL byte, broken
/// front matter or a broken record becomes a problem with its place. Thread safe.
ReadResult read_drafts(const std::string& path, std::string bytes, const InputOptions& options);

/// A template filled with a row. `draft` is no template; its source holds the text, and the subject behind it.
struct Rendered {
  Draft draft;
  std::vector<Error> problems;  ///< what could not be filled as written, with its place in the template
};

/// Fills `form` with `row`. A slot whose field the row does not have stays as it stands; values are never read as
/// template text. Linear in the size of the result, which is at most kMaxRenderedBytes. Thread safe.
Rendered render(const Draft& form, const Row& row, const RenderOptions& options = {});

}  // namespace mannerly
