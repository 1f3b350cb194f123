// Allow files: YAML with one list, changed line by line so that comments and order stay.
#include "mannerly/allow_file.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "draft/front_matter.h"
#include "yaml/dict_reader.h"
#include "yaml/edit.h"

namespace mannerly {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr std::string_view kHead =
    "# Findings that are allowed, known by fingerprint. Written by “mannerly allow FILE RULE --reason TEXT”.\n";
constexpr std::string_view kEmpty = "allow: []\n";

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<AllowEntry> read_entry(const Node& node, const std::string& path, std::vector<Error>& problems) {
  AllowEntry entry;
  entry.where = yaml::error_at(node, path, {});
  DictReader reader(path);
  reader.on("file", [&](const Node& n) { return yaml::read_string(n, entry.file); }).required();
  reader.on("rule", [&](const Node& n) { return yaml::read_string(n, entry.rule); }).required();
  reader
      .on("fingerprint",
          [&](const Node& n) -> Fault {
            if (Fault fault = yaml::read_string(n, entry.fingerprint); !fault.empty()) return fault;
            return is_fingerprint(entry.fingerprint) ? Fault{}
                                                     : "expected 16 digits 0-9 a-f, as “mannerly allow” writes them";
          })
      .required();
  reader.on("reason", [&](const Node& n) { return yaml::read_string(n, entry.reason); });
  reader.on("until", [&](const Node& n) { return draft::read_until(n, entry.until); });
  if (!reader.read(node, problems)) return std::nullopt;
  return entry;
}

/// The list of entries, and what they say; entries with a fault are in the list only.
struct Parsed {
  Node root;
  std::vector<AllowEntry> entries;
  std::vector<std::size_t> items;  ///< place in the list, one an entry

  const Node* list() const { return root.find("allow"); }
};

Parsed parse(const std::string& path, std::string_view bytes, std::vector<Error>& problems) {
  Parsed out;
  auto root = yaml::parse(bytes, {.path = path});
  if (!root) {
    problems.push_back(root.error());
    return out;
  }
  out.root = std::move(*root);
  std::vector<Error> inner;  // the reader owns the other list while it runs
  DictReader reader(path);
  reader.on("allow", [&](const Node& list) -> Fault {
    if (!list.is_list() && !list.is_null()) return "expected a list of entries";
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (auto entry = read_entry(list.items[i], path, inner)) {
        out.entries.push_back(std::move(*entry));
        out.items.push_back(i);
      }
    }
    return {};
  });
  reader.read(out.root, problems);
  problems.insert(problems.end(), inner.begin(), inner.end());
  return out;
}

/// The same, for a file that is going to be changed: any fault is an Error.
Result<Parsed> parse_whole(const std::string& path, std::string_view bytes) {
  std::vector<Error> problems;
  Parsed parsed = parse(path, bytes, problems);
  if (!problems.empty()) return fail(std::move(problems.front()));
  return parsed;
}

std::string text_of(const AllowEntry& entry) {
  std::string out = "file: " + yaml::scalar_text(entry.file) + "\nrule: " + yaml::scalar_text(entry.rule) +
                    "\nfingerprint: " + yaml::scalar_text(entry.fingerprint);
  if (!entry.reason.empty()) out += "\nreason: " + yaml::scalar_text(entry.reason);
  if (entry.until) out += "\nuntil: " + to_string(*entry.until);
  return out;
}

bool same_finding(const AllowEntry& a, const AllowEntry& b) {
  return a.file == b.file && a.rule == b.rule && a.fingerprint == b.fingerprint;
}

}  // namespace

AllowFile read_allow_file(const std::string& path, std::string_view bytes, std::vector<Error>& problems) {
  return {path, parse(path, bytes, problems).entries};
}

void add_allows(const AllowFile& file, const std::string& name,
                const std::function<bool(const std::string& file)>& is_gone, Draft& draft) {
  for (const AllowEntry& entry : file.entries) {
    const bool own = entry.file == name;
    if (!own && !is_gone(entry.file.substr(0, entry.file.rfind('#')))) continue;
    Allow& allow = draft.allows.emplace_back();
    allow.rule = entry.rule;
    allow.reason = entry.reason;
    allow.span = {draft.body.begin, draft.body.begin};
    allow.where = {0, draft.source.size()};
    allow.until = entry.until;
    allow.origin = AllowOrigin::kFile;
    allow.fingerprint = entry.fingerprint;
    if (own) allow.place = place_of(entry);
  }
}

std::string place_of(const AllowEntry& entry) { return entry.where.path + ":" + std::to_string(entry.where.line); }

std::string note_on(const std::string& place) { return "the entry stands at " + place; }

Result<std::string> without_entries(const std::string& path, std::string bytes, std::vector<std::size_t> places) {
  const auto parsed = parse_whole(path, bytes);
  if (!parsed) return fail(parsed.error());
  std::sort(places.begin(), places.end(), std::greater<>());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  if (places.empty()) return bytes;
  const Node& list = *parsed->list();
  if (places.size() == list.items.size()) {
    const Span all = yaml::removal_of_key(bytes, parsed->root, "allow");
    return bytes.replace(all.begin, all.size(), kEmpty);
  }
  for (const std::size_t place : places) {
    const Span entry = yaml::removal_of_item(bytes, list, parsed->items[place]);
    bytes.erase(entry.begin, entry.size());
  }
  return bytes;
}

Result<std::string> with_entries(const std::string& path, std::string bytes, const std::vector<AllowEntry>& entries) {
  auto parsed = parse_whole(path, bytes);
  if (!parsed) return fail(parsed.error());
  std::vector<std::size_t> replaced;
  for (std::size_t i = 0; i < parsed->entries.size(); ++i) {
    const auto same = [&](const AllowEntry& entry) { return same_finding(entry, parsed->entries[i]); };
    if (std::any_of(entries.begin(), entries.end(), same)) replaced.push_back(i);
  }
  auto rest = without_entries(path, std::move(bytes), std::move(replaced));
  if (!rest) return rest;
  parsed = parse_whole(path, *rest);
  if (!parsed) return fail(parsed.error());
  std::vector<std::string> items;
  for (const AllowEntry& entry : entries) items.push_back(text_of(entry));
  if (rest->empty()) *rest = kHead;
  return yaml::with_items(std::move(*rest), parsed->root, {"allow", yaml::ListStyle::kBlock}, items);
}

}  // namespace mannerly
