#include "engine/rules_pack.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "checks/kinds.h"
#include "checks/late_check.h"
#include "config/rule_file.h"
#include "yaml/node_bytes.h"
#include "yaml/rule_bytes.h"

namespace mannerly {
namespace {

/// Lists of phrases are in the book; a rule's parameters keep an empty list in their place.
void empty_phrase_lists(yaml::Node& node) {
  for (auto& [key, value] : node.entries) {
    if ((key.scalar == "phrases" || key.scalar == "except") && value.is_list()) {
      value.items.clear();
    } else {
      empty_phrase_lists(value);
    }
  }
  for (yaml::Node& item : node.items) empty_phrase_lists(item);
}

void write_named_list(const NamedList* list, ByteWriter& out) {
  out.value(list != nullptr);
  if (list == nullptr) return;
  out.number(list->phrases.list);
  out.array(list->except);
}

RecordedIds next_ids(Rulebook& book) {
  RecordedIds out;
  out.list = static_cast<ListId>(book.phrases.entries().lists());
  for (const PatternText text : {PatternText::kProse, PatternText::kRaw, PatternText::kSubject}) {
    out.patterns[static_cast<std::size_t>(text)] = book.regexes.size(text);
  }
  return out;
}

std::uint32_t at(const ByteWriter& section) { return static_cast<std::uint32_t>(section.size()); }

/// The sections of the rules. Compiles every rule, those that are off by default too: a configuration may turn them on.
void write_rules(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems, PackSections& out) {
  std::vector<std::pair<std::string, const PackFile*>> sorted;
  for (const PackFile& file : files) {
    if (is_rule_file(file.name)) sorted.emplace_back(rule_id_of(file), &file);
  }
  std::sort(sorted.begin(), sorted.end());
  ByteWriter rows;
  ByteWriter heads;
  ByteWriter checks;
  ByteWriter lists;
  ByteWriter nodes;
  for (const auto& [id, file] : sorted) {
    const auto root = yaml::parse(file->bytes, {.path = file->path});
    auto spec = root ? read_rule(id, *root, file->path, problems) : std::nullopt;
    if (!root) problems.push_back(root.error());
    if (!spec) continue;
    const RecordedIds first = next_ids(book);
    const std::size_t named = book.rule_phrases.size();
    CompileContext context{book, problems};
    const std::unique_ptr<Check> check = compile_check(*spec, context);
    empty_phrase_lists(spec->params);
    rows.value(RuleRow{at(heads), at(checks), at(lists), at(nodes)});
    write_rule_head(*spec, heads);
    write_check(*spec, check.get(), first, checks);
    write_named_list(book.rule_phrases.size() > named ? &book.rule_phrases.back() : nullptr, lists);
    nodes.text(spec->path);
    yaml::write_node(*root, nodes);
  }
  out.emplace_back("rules", rows.take());
  out.emplace_back("heads", heads.take());
  out.emplace_back("checks", checks.take());
  out.emplace_back("lists", lists.take());
  out.emplace_back("nodes", nodes.take());
}

std::string write_classes(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems) {
  read_classes(files, book, problems);
  ByteWriter out;
  out.number(book.classes.size());
  for (const PhraseClass& phrase_class : book.classes) write_class(phrase_class, out);
  return out.take();
}

}  // namespace

PackSections make_rules_pack(const std::vector<PackFile>& files, std::vector<Error>& problems) {
  Rulebook book;
  read_models(files, book, problems);
  PackSections out;
  out.emplace_back("classes", write_classes(files, book, problems));
  write_rules(files, book, problems, out);
  book.phrases.finish();
  book.regexes.finish();
  out.emplace_back("vocabulary", book.phrases.packed_vocabulary());
  out.emplace_back("automaton", book.phrases.packed_automaton());
  out.emplace_back("entries", book.phrases.entries().packed());
  out.emplace_back("patterns", book.regexes.packed());
  if (book.model != nullptr) {
    out.emplace_back("sentences", book.model->packed_weights());
    out.emplace_back("groups", book.model->packed_groups());
  }
  if (book.messages != nullptr) out.emplace_back("messages", book.messages->packed());
  return out;
}

RulesPack::RulesPack(Pack pack)
    : pack_(std::move(pack)),
      rows_(pack_.section("rules")),
      heads_(pack_.section("heads")),
      checks_(pack_.section("checks")),
      lists_(pack_.section("lists")) {
  ids_.reserve(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) ids_.push_back(ByteReader(heads_.substr(rows_[i].head)).text());
}

std::optional<RuleRow> RulesPack::find(const std::string& id) const {
  const auto it = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (it == ids_.end() || *it != id) return std::nullopt;
  return rows_[static_cast<std::size_t>(it - ids_.begin())];
}

void RulesPack::fill(Rulebook& book) const {
  book.phrases = PhraseBook({.vocabulary = pack_.section("vocabulary"),
                             .automaton = pack_.section("automaton"),
                             .entries = pack_.section("entries")});
  book.regexes = PatternIndex(pack_.section("patterns"));
  ByteReader classes(pack_.section("classes"));
  const std::uint32_t count = classes.number();
  book.classes.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) book.classes.push_back(read_class(classes, book.phrases));
  if (const auto weights = pack_.section("sentences"); !weights.empty()) {
    book.model = std::make_shared<const SentenceModel>(weights, pack_.section("groups"));
  }
  if (const auto weights = pack_.section("messages"); !weights.empty()) {
    book.messages = std::make_shared<const LinearModel>(weights);
  }
}

std::vector<std::string> RulesPack::ids() const { return {ids_.begin(), ids_.end()}; }

std::vector<RuleSpec> RulesPack::heads(std::vector<RuleSpec> more) const {
  std::vector<RuleSpec> out;
  out.reserve(rows_.size() + more.size());
  auto next = more.begin();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    while (next != more.end() && next->id < ids_[i]) out.push_back(std::move(*next++));
    ByteReader in(heads_.substr(rows_[i].head));
    read_rule_head(in, out.emplace_back());
  }
  std::move(next, more.end(), std::back_inserter(out));
  return out;
}

std::optional<RuleSpec> RulesPack::whole(const std::string& id) const {
  const auto row = find(id);
  if (!row) return std::nullopt;
  ByteReader file(pack_.section("nodes").substr(row->file));
  const std::string path(file.text());
  std::vector<Error> none;  // the file had no faults when the pack was made
  return read_rule(id, yaml::read_node(file), path, none);
}

std::unique_ptr<Check> RulesPack::check(const std::string& id, Rulebook& book,
                                        const std::shared_ptr<RegexCache>& regexes) const {
  const auto row = find(id);
  if (!row) return nullptr;
  ByteReader phrases(lists_.substr(row->lists));
  if (phrases.value<bool>()) {
    NamedList& list = book.rule_phrases.emplace_back();
    list.name = id;
    list.phrases = list_of(book.phrases, phrases.number());
    const auto except = phrases.array<ListId>();
    for (std::size_t i = 0; i < except.size(); ++i) list.except.push_back(except[i]);
  }
  return std::make_unique<LateCheck>(ByteReader(checks_.substr(row->check)), book, regexes);
}

}  // namespace mannerly
