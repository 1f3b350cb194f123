#include "engine/rules_pack.h"

#include <algorithm>
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

/// Compiles every rule, those that are off by default too: a configuration may turn them on.
std::string write_rules(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems) {
  std::vector<std::pair<std::string, const PackFile*>> sorted;
  for (const PackFile& file : files) {
    if (is_rule_file(file.name)) sorted.emplace_back(rule_id_of(file), &file);
  }
  std::sort(sorted.begin(), sorted.end());
  ByteWriter out;
  for (const auto& [id, file] : sorted) {
    const auto root = yaml::parse(file->bytes, {.path = file->path});
    auto spec = root ? read_rule(id, *root, file->path, problems) : std::nullopt;
    if (!root) problems.push_back(root.error());
    if (!spec) continue;
    const RecordedIds first = next_ids(book);
    const std::size_t lists = book.rule_phrases.size();
    CompileContext context{book, problems};
    const std::unique_ptr<Check> check = compile_check(*spec, context);
    empty_phrase_lists(spec->params);
    ByteWriter head;
    write_rule(*spec, head);
    ByteWriter late;
    write_check(*spec, check.get(), first, late);
    ByteWriter phrases;
    write_named_list(book.rule_phrases.size() > lists ? &book.rule_phrases.back() : nullptr, phrases);
    ByteWriter whole;
    yaml::write_node(*root, whole);
    for (ByteWriter* part : {&head, &late, &phrases, &whole}) out.text(part->take());
  }
  return out.take();
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
  out.emplace_back("rules", write_rules(files, book, problems));
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

RulesPack::RulesPack(Pack pack) : pack_(std::move(pack)) {
  for (ByteReader in(pack_.section("rules")); !in.at_end();) {
    Record rule;
    for (std::string_view* part : {&rule.head, &rule.check, &rule.phrases, &rule.file}) *part = in.text();
    rules_.emplace_back(ByteReader(rule.head).text(), rule);
  }
}

const RulesPack::Record* RulesPack::find(const std::string& id) const {
  const auto it = std::lower_bound(rules_.begin(), rules_.end(), id,
                                   [](const auto& rule, const auto& i) { return rule.first < i; });
  return it != rules_.end() && it->first == id ? &it->second : nullptr;
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

std::vector<std::string> RulesPack::ids() const {
  std::vector<std::string> out;
  for (const auto& [id, rule] : rules_) out.emplace_back(id);
  return out;
}

std::vector<RuleSpec> RulesPack::heads() const {
  std::vector<RuleSpec> out;
  out.reserve(rules_.size());
  for (const auto& [id, rule] : rules_) {
    ByteReader in(rule.head);
    out.push_back(read_rule_head(in));
  }
  return out;
}

std::optional<RuleSpec> RulesPack::whole(const std::string& id) const {
  const Record* record = find(id);
  if (record == nullptr) return std::nullopt;
  ByteReader head(record->head);
  ByteReader file(record->file);
  std::vector<Error> none;  // the file had no faults when the pack was made
  return read_rule(id, yaml::read_node(file), read_rule_head(head).path, none);
}

std::unique_ptr<Check> RulesPack::check(const std::string& id, Rulebook& book,
                                        const std::shared_ptr<RegexCache>& regexes) const {
  const Record* record = find(id);
  if (record == nullptr) return nullptr;
  ByteReader phrases(record->phrases);
  if (phrases.value<bool>()) {
    NamedList& list = book.rule_phrases.emplace_back();
    list.name = id;
    list.phrases = list_of(book.phrases, phrases.number());
    const auto except = phrases.array<ListId>();
    for (std::size_t i = 0; i < except.size(); ++i) list.except.push_back(except[i]);
  }
  return std::make_unique<LateCheck>(ByteReader(record->check), book, regexes);
}

}  // namespace mannerly
