#include "checks/phrase_list.h"

#include <algorithm>

#include "base/names.h"
#include "base/strings.h"
#include "yaml/dict_reader.h"

namespace mannerly {
namespace {

constexpr NameTable<Anchor, 5> kAnchors{{{Anchor::kNone, "none"},
                                         {Anchor::kObject, "object"},
                                         {Anchor::kSpecific, "specific"},
                                         {Anchor::kQuestion, "question"},
                                         {Anchor::kNoQuestion, "no_question"}}};

constexpr NameTable<PhraseAt, 5> kPlaces{{{PhraseAt::kAnywhere, "anywhere"},
                                          {PhraseAt::kDraftStart, "draft_start"},
                                          {PhraseAt::kLineStart, "line_start"},
                                          {PhraseAt::kSentenceStart, "sentence_start"},
                                          {PhraseAt::kSentenceEnd, "sentence_end"}}};

constexpr NameTable<Applicability, 3> kApplicabilities{
    {{Applicability::kSafe, "safe"}, {Applicability::kSuggested, "suggested"}, {Applicability::kDisplay, "display"}}};

template <class E, std::size_t N>
yaml::Fault read_name(const yaml::Node& node, const NameTable<E, N>& table, E& out) {
  const auto value = value_of(table, node.scalar);
  if (value) {
    out = *value;
    return {};
  }
  std::vector<std::string> known;
  for (const auto& row : table) known.emplace_back(row.second);
  return unknown_name("value", node.scalar, known);
}

/// The source's phrase, its position and case, and what becomes the compiled entry.
struct WrittenPhrase {
  PhraseEntry entry;
  PhraseAt at = PhraseAt::kAnywhere;
  PhraseCase letter_case = PhraseCase::kFolded;
};

bool read_map(const yaml::Node& node, const std::string& path, PhraseBook& book, WrittenPhrase& out,
              std::vector<Error>& problems) {
  yaml::DictReader reader(path);
  PhraseEntry& entry = out.entry;
  reader.on("text", [&](const yaml::Node& n) { return yaml::read_string(n, entry.text); }).required();
  reader.on("weight", [&](const yaml::Node& n) { return yaml::read_number(n, entry.weight); });
  reader.on("group", [&](const yaml::Node& n) { return yaml::read_string(n, entry.group); });
  reader.on("anchor", [&](const yaml::Node& n) { return read_name(n, kAnchors, entry.anchor); });
  reader.on("at", [&](const yaml::Node& n) { return read_name(n, kPlaces, out.at); });
  reader.on("case", [&](const yaml::Node& n) -> yaml::Fault {
    if (n.scalar != "exact") return "expected “exact”";
    out.letter_case = PhraseCase::kExact;
    return {};
  });
  reader.on("fix", [&](const yaml::Node& n) -> yaml::Fault {
    if (n.scalar != "delete") return "expected “delete”; to replace, use instead";
    entry.deletes = true;
    return {};
  });
  reader.on("applicability",
            [&](const yaml::Node& n) { return read_name(n, kApplicabilities, entry.applicability.emplace()); });
  reader.on("instead", [&](const yaml::Node& n) {
    entry.instead.emplace();
    return yaml::read_string(n, *entry.instead);
  });
  reader.on("except", [&](const yaml::Node& n) -> yaml::Fault {
    entry.except = read_phrases(n, path, book, problems).list;
    return {};
  });
  return reader.read(node, problems);
}

bool read_entry(const yaml::Node& node, const std::string& path, PhraseBook& book, WrittenPhrase& out,
                std::vector<Error>& problems) {
  if (node.is_map()) return read_map(node, path, book, out, problems);
  if (node.is_scalar()) {
    out.entry.text = node.scalar;
    return true;
  }
  problems.push_back(yaml::error_at(node, path, "expected a phrase, or a map with text"));
  return false;
}

}  // namespace

PhraseList read_phrases(const yaml::Node& node, const std::string& path, PhraseBook& book,
                        std::vector<Error>& problems) {
  const ListId list = book.add_list();
  std::vector<PhraseEntry> entries;
  if (!node.is_list() || node.items.empty()) {
    problems.push_back(yaml::error_at(node, path, "expected a list of phrases that is not empty"));
  }
  for (const yaml::Node& item : node.items) {
    WrittenPhrase written;
    if (!read_entry(item, path, book, written, problems)) continue;
    const auto added = book.add(list, written.entry.text, written.at, written.letter_case);
    if (added) {
      entries.push_back(std::move(written.entry));
    } else {
      problems.push_back(
          yaml::error_at(item, path, "phrase “" + clipped(written.entry.text, 80) + "”: " + added.error().message));
    }
  }
  book.entries().put(list, std::move(entries));
  return list_of(book, list);
}

PhraseList list_of(PhraseBook& book, ListId list) { return {list, ListEntries(book.entries(), list)}; }

bool is_excepted(const PhraseHit& hit, const PhraseList& list, const std::vector<ListId>& except,
                 const PhraseHits& hits) {
  const auto by = [&](ListId other) { return hits.touches(other, hit.span); };
  if (std::any_of(except.begin(), except.end(), by)) return true;
  const std::optional<ListId>& own = list.entries[hit.entry].except;
  return own && by(*own);
}

std::vector<PhraseHit> surviving_hits(const PhraseList& list, const std::vector<ListId>& except,
                                      const PhraseHits& hits) {
  std::vector<PhraseHit> out;
  for (const PhraseHit& hit : hits[list.list]) {
    if (!out.empty() && out.back().span.overlaps(hit.span)) continue;
    if (!is_excepted(hit, list, except, hits)) out.push_back(hit);
  }
  return out;
}

}  // namespace mannerly
