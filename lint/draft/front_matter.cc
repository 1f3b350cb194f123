// Front matter and record fields → Draft facts. To add a fact: a row in one of the readers below.
#include "draft/front_matter.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "draft/input.h"
#include "yaml/dict_reader.h"

namespace mannerly::draft {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr std::size_t kMaxFrontMatterBytes = std::size_t{64} << 10;

DictReader::Handler text_into(std::string& out) {
  return [&out](const Node& n) { return n.is_null() ? Fault{} : yaml::read_string(n, out); };
}

DictReader::Handler list_into(std::vector<std::string>& out) {
  return [&out](const Node& n) { return n.is_null() ? Fault{} : yaml::read_strings(n, out); };
}

DictReader::Handler number_into(std::optional<int>& out) {
  return [&out](const Node& n) -> Fault {
    int value = 0;
    if (n.is_null()) return {};
    const Fault fault = yaml::read_int(n, value);
    if (!fault.empty()) return fault;
    if (value < 0) return "expected 0 or more";
    out = value;
    return {};
  };
}

DictReader::Handler degree_into(std::optional<int>& out) {
  return [&out](const Node& n) -> Fault {
    if (n.is_null()) return {};
    constexpr std::array<std::string_view, 3> kNames{"1st", "2nd", "3rd"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (!n.is_scalar() || (n.scalar != kNames[i] && n.scalar != kNames[i].substr(0, 1))) continue;
      out = static_cast<int>(i) + 1;
      return {};
    }
    return "expected 1, 2 or 3";
  };
}

Fault read_truth(const Node& node, bool& out) {
  Node lowered = node;
  lowered.scalar = ascii_lower(node.scalar);
  return yaml::read_flag(lowered, out);
}

DictReader person_reader(const std::string& path, Person& person) {
  DictReader reader(path);
  reader.on("name", text_into(person.name))
      .on("preferred", text_into(person.preferred))
      .on("aliases", list_into(person.aliases))
      .on("company", text_into(person.company))
      .on("title", text_into(person.title))
      .on("school", text_into(person.school))
      .on("location", text_into(person.location))
      .on("tier", text_into(person.tier))
      .on("degree", degree_into(person.degree))
      .on("credits", number_into(person.credits));
  return reader;
}

DictReader thread_reader(const std::string& path, Thread& thread) {
  DictReader reader(path);
  reader.on("messages", number_into(thread.messages))
      .on("unanswered", number_into(thread.unanswered))
      .on("last_sent", text_into(thread.last_sent))
      .on("declined", [&thread](const Node& n) -> Fault {
        bool value = false;
        const Fault fault = read_truth(n, value);
        if (fault.empty()) thread.declined = value;
        return fault;
      });
  return reader;
}

Fault read_kind(const Node& node, Draft& draft) {
  const std::optional<Kind> kind = kind_from_string(node.scalar);
  if (!node.is_scalar() || !kind) {
    std::vector<std::string> names;
    for (const Kind k : all_kinds()) names.emplace_back(to_string(k));
    return unknown_name("kind", node.scalar, names);
  }
  draft.kind = *kind;
  draft.kind_given = true;
  return {};
}

Fault read_relation(const Node& node, Context& context) {
  if (node.scalar == "cold") {
    context.relation = Relation::kCold;
  } else if (node.scalar == "warm") {
    context.relation = Relation::kWarm;
  } else if (!node.is_null()) {
    return "expected cold or warm";
  }
  return {};
}

/// The subject's bytes are those of the value, without its quotes. Only single-line values have a span.
Fault read_subject(const Node& node, Draft& draft) {
  if (node.is_null()) return {};
  if (!node.is_scalar()) return "expected text";
  Span span = node.span;
  const std::string_view written = draft.source.text(span);
  if (node.quoted && written.size() >= 2 && (written.front() == '"' || written.front() == '\'')) {
    span = {span.begin + 1, span.end - 1};
  }
  if (draft.source.text(span).find('\n') != std::string_view::npos) return "expected text on one line";
  if (!span.empty()) draft.subject = span;
  return {};
}

/// Reads one `allow:` entry: a rule, or a map with a reason and a date.
void read_allow(const Node& node, const std::string& path, Draft& draft, std::vector<Error>& problems) {
  Allow allow;
  allow.span = node.span;
  allow.where = {0, draft.source.size()};
  if (node.is_scalar()) {
    allow.rule = node.scalar;
  } else {
    DictReader reader(path);
    reader.on("rule", text_into(allow.rule)).required();
    reader.on("reason", text_into(allow.reason)).on("until", text_into(allow.until));
    reader.read(node, problems);
  }
  if (!allow.rule.empty()) draft.allows.push_back(std::move(allow));
}

/// Reads a nested map; its faults are appended where they stand, so the handler itself never fails.
DictReader::Handler nested(DictReader reader, std::vector<Error>& problems) {
  return [reader = std::move(reader), &problems](const Node& n) {
    reader.read(n, problems);
    return Fault{};
  };
}

DictReader draft_reader(const std::string& path, Draft& draft, std::vector<Error>& problems) {
  Context& context = draft.context;
  DictReader reader(path);
  reader.on("kind", [&](const Node& n) { return read_kind(n, draft); })
      .on("subject", [&](const Node& n) { return read_subject(n, draft); })
      .on("template", [&](const Node& n) { return read_truth(n, draft.is_template); })
      .on("to", nested(person_reader(path, context.to), problems))
      .on("from", nested(person_reader(path, context.from), problems))
      .on("thread", nested(thread_reader(path, context.thread), problems))
      .on("groups", list_into(context.groups))
      .on("mutuals", list_into(context.mutuals))
      .on("source", text_into(context.source))
      .on("relation", [&](const Node& n) { return read_relation(n, context); })
      .on("allow", [&, path](const Node& n) {
        if (!n.is_list()) read_allow(n, path, draft, problems);
        for (const Node& item : n.items) read_allow(item, path, draft, problems);
        return Fault{};
      });
  return reader;
}

/// The YAML between two "---" lines at the start, and where the body begins. Both empty without front matter.
struct Fences {
  Span yaml;
  std::size_t body = 0;
  bool found = false;
  bool closed = false;
};

/// True when the line [begin, end) is a fence of three hyphens.
bool is_fence(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line == "---";
}

Fences find_front_matter(std::string_view text, std::size_t start) {
  Fences out;
  out.body = start;
  std::size_t end = std::min(text.find('\n', start), text.size());
  if (!is_fence(text.substr(start, end - start)) || end == text.size()) return out;
  out.found = true;
  const std::size_t yaml = end + 1;
  for (std::size_t line = yaml; line < text.size(); line = end + 1) {
    end = std::min(text.find('\n', line), text.size());
    if (!is_fence(text.substr(line, end - line)) && text.substr(line, end - line) != "...") continue;
    out.closed = true;
    out.yaml = {u32(yaml), u32(line)};
    out.body = std::min(end + 1, text.size());
    break;
  }
  return out;
}

/// True when the text after an opening "---" looks like "key: value", so that a fence was meant.
bool looks_like_yaml(std::string_view text, std::size_t start) {
  const std::size_t line = text.find('\n', start) + 1;
  const std::size_t stop = text.find_first_of(": \n", line);
  return stop != std::string_view::npos && stop > line && text[stop] == ':';
}

/// Reads the front matter; false when it is broken.
bool read_front_matter(Draft& draft, const Fences& fences, std::vector<Error>& problems) {
  const std::string& path = draft.source.path();
  if (!fences.closed) {
    if (!looks_like_yaml(draft.source.bytes(), fences.body)) return true;
    problems.push_back({"the front matter has no closing “---” line", path, 1, 1});
    return false;
  }
  if (fences.yaml.size() > kMaxFrontMatterBytes) {
    problems.push_back({"the front matter is larger than 64 KiB", path, 1, 1});
    return false;
  }
  const Result<Node> node = yaml::parse(draft.source.text(fences.yaml), {path, 2, fences.yaml.begin});
  if (!node) {
    problems.push_back(node.error());
    return false;
  }
  apply_fields(*node, path, draft, problems);
  return true;
}

}  // namespace

void apply_fields(const Node& fields, const std::string& path, Draft& draft, std::vector<Error>& problems) {
  if (fields.entries.empty() && !fields.is_list() && !fields.is_scalar()) return;
  // The handlers of nested maps write to their own list: the table reader owns the other while it runs.
  std::vector<Error> inner;
  const DictReader reader = draft_reader(path, draft, inner);
  reader.read(fields, problems);
  problems.insert(problems.end(), inner.begin(), inner.end());
}

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> kNames = [] {
    Draft draft;
    std::vector<Error> none;
    return draft_reader("", draft, none).keys();
  }();
  return kNames;
}

const std::vector<std::string>& field_names(std::string_view group) {
  static const std::vector<std::string> kPerson = [] {
    Person person;
    return person_reader("", person).keys();
  }();
  static const std::vector<std::string> kThread = [] {
    Thread thread;
    return thread_reader("", thread).keys();
  }();
  static const std::vector<std::string> kNone;
  if (group == "to" || group == "from") return kPerson;
  return group == "thread" ? kThread : kNone;
}

std::optional<Draft> open_text_draft(Input input, std::vector<Error>& problems) {
  if (auto error = check_text(input.bytes, input.path)) {
    problems.push_back(std::move(*error));
    return std::nullopt;
  }
  Draft draft;
  draft.kind = input.options.kind.value_or(Kind::kMessage);
  draft.is_template = input.options.is_template.value_or(false);
  draft.source = SourceText(input.path, std::move(input.bytes), Writable::kYes);
  const std::string& text = draft.source.bytes();
  const Fences fences = find_front_matter(text, byte_order_mark(text));
  if (fences.found && !read_front_matter(draft, fences, problems)) return std::nullopt;
  draft.body = {u32(fences.body), draft.source.size()};
  return draft;
}

}  // namespace mannerly::draft
