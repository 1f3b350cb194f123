#include "checks/phrase_class.h"

#include <algorithm>
#include <array>

#include "base/names.h"
#include "base/strings.h"
#include "checks/anchors.h"
#include "yaml/dict_reader.h"

namespace mannerly {
namespace {

bool is_negation(const std::string& word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"not", "no", "never", "without", "nothing", "none", "neither", "nor", "cannot", "hardly", "isnt", "dont"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || word.ends_with("n't");
}

bool is_capital(const Token& token) {
  return token.kind == TokenKind::kWord && (token.casing == Casing::kCapital || token.casing == Casing::kMixed) &&
         token.folded != "i" && !token.folded.starts_with("i'");
}

yaml::Fault read_parts(const yaml::Node& node, std::vector<Part>& out) {
  std::vector<std::string> names;
  if (auto fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  for (const std::string& name : names) {
    const auto part = part_from_string(name);
    if (!part) return "unknown part “" + name + "”";
    out.push_back(*part);
  }
  return {};
}

constexpr NameTable<Fills, 9> kFills{{{Fills::kPersonName, "person"},
                                      {Fills::kSenderName, "sender"},
                                      {Fills::kCompany, "company"},
                                      {Fills::kRole, "role"},
                                      {Fills::kNumber, "number"},
                                      {Fills::kDate, "date"},
                                      {Fills::kLink, "link"},
                                      {Fills::kReference, "reference"},
                                      {Fills::kOther, "other"}}};

yaml::Fault read_fills(const yaml::Node& node, std::vector<Fills>& out) {
  std::vector<std::string> names;
  if (auto fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  for (const std::string& name : names) {
    const auto fills = value_of(kFills, name);
    if (!fills) return "unknown placeholder meaning “" + name + "”";
    out.push_back(*fills);
  }
  return {};
}

bool counts_in(const PhraseClass& phrase_class, Part part) {
  const auto& parts = phrase_class.parts;
  if (parts.empty()) return part != Part::kQuote && part != Part::kSignature;
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

/// Placeholders that count as hits of the class by what they stand for; `entry` numbers follow the phrases'.
void add_placeholder_hits(const PhraseClass& phrase_class, const Document& document, std::vector<ClassHit>& out) {
  static const std::string kNoGroup;
  std::vector<ClassHit> added;
  const auto covers = [](const std::vector<ClassHit>& hits, std::uint32_t sentence) {
    return !hits_between(hits, sentence, sentence).empty();
  };
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    if (token.kind != TokenKind::kPlaceholder || !counts_in(phrase_class, token.part)) continue;
    const Placeholder* slot = document.placeholder_of(token);
    if (slot == nullptr ||
        std::find(phrase_class.fills.begin(), phrase_class.fills.end(), slot->fills) == phrase_class.fills.end())
      continue;
    const auto entry = static_cast<std::uint32_t>(phrase_class.phrases.entries.size());
    if (covers(out, token.sentence) || covers(added, token.sentence)) continue;
    added.push_back({token.span, i, i, token.sentence, token.part, 1, entry, &kNoGroup});
  }
  out.insert(out.end(), added.begin(), added.end());
  std::sort(out.begin(), out.end(), [](const ClassHit& a, const ClassHit& b) { return a.span < b.span; });
}

}  // namespace

std::span<const ClassHit> hits_between(std::span<const ClassHit> hits, std::uint32_t first, std::uint32_t last) {
  const auto begin =
      std::partition_point(hits.begin(), hits.end(), [&](const ClassHit& one) { return one.sentence < first; });
  const auto end = std::partition_point(begin, hits.end(), [&](const ClassHit& one) { return one.sentence <= last; });
  return {begin, end};
}

bool negated(const Document& document, std::uint32_t token) {
  constexpr int kReach = 3;
  const std::uint32_t first = document.sentences[document.tokens[token].sentence].first;
  int words = 0;
  for (std::uint32_t i = token; i > first && words < kReach; --i) {
    const Token& before = document.tokens[i - 1];
    if (before.kind == TokenKind::kMark && before.folded != "-" && before.folded != "'") return false;
    if (is_negation(before.folded)) return true;
    ++words;
  }
  return false;
}

bool inside_name(const Document& document, std::uint32_t first_token, std::uint32_t last_token) {
  const Sentence& sentence = document.sentences[document.tokens[first_token].sentence];
  if (sentence.part == Part::kSubject || sentence.part == Part::kGreeting) return false;
  for (std::uint32_t i = first_token; i <= last_token; ++i) {
    if (document.tokens[i].kind != TokenKind::kWord || !is_capital(document.tokens[i])) return false;
  }
  const bool at_start = first_token == sentence.first;
  const bool next = last_token + 1 < sentence.last && is_capital(document.tokens[last_token + 1]);
  const bool previous = first_token > sentence.first + 1 && is_capital(document.tokens[first_token - 1]);
  return at_start ? next : next || previous;
}

PhraseClass read_class(const std::string& name, const yaml::Node& node, const std::string& path, PhraseBook& book,
                       std::vector<Error>& problems) {
  PhraseClass out;
  out.name = name;
  std::string title;
  yaml::DictReader reader(path);
  reader.on("title", [&](const yaml::Node& n) { return yaml::read_string(n, title); }).required();
  reader
      .on("phrases",
          [&](const yaml::Node& n) -> yaml::Fault {
            out.phrases = read_phrases(n, path, book, problems);
            return {};
          })
      .required();
  reader.on("except", [&](const yaml::Node& n) -> yaml::Fault {
    out.except.push_back(read_phrases(n, path, book, problems).list);
    return {};
  });
  reader.on("unless_negated", [&](const yaml::Node& n) { return yaml::read_flag(n, out.unless_negated); });
  reader.on("fills", [&](const yaml::Node& n) { return read_fills(n, out.fills); });
  reader.on("parts", [&](const yaml::Node& n) { return read_parts(n, out.parts); });
  reader.read(node, problems);
  return out;
}

void write_class(const PhraseClass& phrase_class, ByteWriter& out) {
  out.text(phrase_class.name);
  out.number(phrase_class.phrases.list);
  out.array(phrase_class.except);
  out.value(phrase_class.unless_negated);
  out.array(phrase_class.fills);
  out.array(phrase_class.parts);
}

PhraseClass read_class(ByteReader& in, PhraseBook& book) {
  const auto copy = [](const auto& from, auto& to) {
    for (std::size_t i = 0; i < from.size(); ++i) to.push_back(from[i]);
  };
  PhraseClass out;
  out.name = in.text();
  out.phrases = list_of(book, in.number());
  copy(in.array<ListId>(), out.except);
  out.unless_negated = in.value<bool>();
  copy(in.array<Fills>(), out.fills);
  copy(in.array<Part>(), out.parts);
  return out;
}

std::vector<ClassHit> class_hits(const PhraseClass& phrase_class, const Document& document, const PhraseHits& hits,
                                 const CommonWords& common) {
  // Anchors are judged before overlaps are resolved: a longer hit without its anchor must not hide a shorter one.
  std::vector<ClassHit> out;
  for (const PhraseHit& hit : hits[phrase_class.phrases.list]) {
    const PhraseEntry& entry = phrase_class.phrases.entries[hit.entry];
    const Token& token = document.tokens[hit.first_token];
    if (!out.empty() && out.back().span.overlaps(hit.span)) continue;
    if (!counts_in(phrase_class, token.part) || !anchor_holds(entry.anchor, document, hit, common)) continue;
    if (phrase_class.unless_negated && negated(document, hit.first_token)) continue;
    if (inside_name(document, hit.first_token, hit.last_token)) continue;
    if (is_excepted(hit, phrase_class.phrases, phrase_class.except, hits)) continue;
    out.push_back(
        {hit.span, hit.first_token, hit.last_token, token.sentence, token.part, entry.weight, hit.entry, &entry.group});
  }
  if (!phrase_class.fills.empty()) add_placeholder_hits(phrase_class, document, out);
  return out;
}

}  // namespace mannerly
