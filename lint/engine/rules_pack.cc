#include "engine/rules_pack.h"

#include <algorithm>
#include <iterator>
#include <numeric>
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

/// The forms, one behind the other, and in `rows` where each begins. A draft needs most of the small ones and little of
/// the large ones: so what it needs lies together.
std::string small_first(const std::vector<std::string>& forms, std::vector<RuleRow>& rows) {
  std::vector<std::size_t> order(forms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return forms[a].size() < forms[b].size(); });
  std::string out;
  for (const std::size_t row : order) {
    rows[row].form = static_cast<std::uint32_t>(out.size());
    out += forms[row];
  }
  return out;
}

/// The sections of the rules. Compiles every rule, those that are off by default too: a configuration may turn them on.
void write_rules(const std::vector<PackFile>& files, Rulebook& book, MadePack& out) {
  std::vector<std::pair<std::string, const PackFile*>> sorted;
  for (const PackFile& file : files) {
    if (is_rule_file(file.name)) sorted.emplace_back(rule_id_of(file), &file);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<RuleRow> rows;
  std::vector<std::string> forms;  // by row
  ByteWriter heads;
  ByteWriter checks;
  ByteWriter lists;
  ByteWriter nodes;
  ByteWriter unfit;
  ByteWriter unread;
  for (const auto& [id, file] : sorted) {
    const auto root = yaml::parse(file->bytes, {.path = file->path});
    auto spec = root ? read_rule(id, *root, file->path, out.unread) : std::nullopt;
    if (!root) out.unread.push_back(root.error());
    if (!spec) {
      unread.text(id);
      continue;
    }
    const RecordedIds first = next_ids(book);
    const std::size_t named = book.rule_phrases.size();
    const std::size_t faults = out.unfit.size();
    CompileContext context{book, out.unfit};
    const std::unique_ptr<Check> check = compile_check(*spec, context);
    if (out.unfit.size() > faults) unfit.text(id);
    empty_phrase_lists(spec->params.edit());
    rows.push_back({.head = at(heads), .check = at(checks), .lists = at(lists), .file = at(nodes)});
    write_rule_head(*spec, heads);
    ByteWriter form;
    write_check(*spec, check.get(), first, checks, form);
    forms.push_back(form.take());
    write_named_list(book.rule_phrases.size() > named ? &book.rule_phrases.back() : nullptr, lists);
    nodes.text(spec->path);
    yaml::write_node(*root, nodes);
  }
  out.sections.emplace_back("forms", small_first(forms, rows));
  ByteWriter table;
  for (const RuleRow& row : rows) table.value(row);
  out.sections.emplace_back("rules", table.take());
  out.sections.emplace_back("heads", heads.take());
  out.sections.emplace_back("checks", checks.take());
  out.sections.emplace_back("lists", lists.take());
  out.sections.emplace_back("nodes", nodes.take());
  out.sections.emplace_back("unfit", unfit.take());
  out.sections.emplace_back("unread", unread.take());
}

std::string write_classes(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems) {
  const std::size_t below = book.classes.size();
  read_classes(files, book, problems);
  ByteWriter out;
  out.number(book.classes.size() - below);
  for (std::size_t i = below; i < book.classes.size(); ++i) write_class(book.classes[i], out);
  return out.take();
}

}  // namespace

MadePack make_rules_pack(const std::vector<PackFile>& files, const std::vector<Pack>& below) {
  Rulebook book;
  RulesPack(below).fill(book);
  MadePack out;
  read_models(files, book, out.unread);
  PackSections& sections = out.sections;
  sections.emplace_back("classes", write_classes(files, book, out.unread));
  write_rules(files, book, out);
  book.phrases.finish();
  book.regexes.finish();
  sections.emplace_back("vocabulary", book.phrases.packed_vocabulary());
  sections.emplace_back("automaton", book.phrases.packed_automaton());
  sections.emplace_back("entries", book.phrases.entries().packed());
  sections.emplace_back("patterns", book.regexes.packed());
  if (!below.empty()) return out;  // the models are theirs
  if (book.model != nullptr) {
    sections.emplace_back("sentences", book.model->packed_weights());
    sections.emplace_back("groups", book.model->packed_groups());
  }
  if (book.messages != nullptr) sections.emplace_back("messages", book.messages->packed());
  return out;
}

RulesPack::RulesPack(const std::vector<Pack>& packs) {
  for (const Pack& pack : packs) {
    const auto layer = static_cast<std::uint32_t>(layers_.size());
    layers_.push_back(
        {pack, pack.section("heads"), pack.section("checks"), pack.section("lists"), pack.section("forms")});
    const FlatArray<RuleRow> rows(pack.section("rules"));
    std::vector<Row> below = std::exchange(rows_, {});
    rows_.reserve(below.size() + rows.size());
    auto next = below.begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string_view id = ByteReader(layers_[layer].heads.substr(rows[i].head)).text();
      for (; next != below.end() && next->id < id; ++next) rows_.push_back(*next);
      if (next != below.end() && next->id == id) ++next;
      rows_.push_back({id, layer, rows[i]});
    }
    rows_.insert(rows_.end(), next, below.end());
    for (ByteReader unread(pack.section("unread")); !unread.at_end();) {
      const std::string_view id = unread.text();
      std::erase_if(rows_, [&](const Row& row) { return row.id == id; });
    }
    for (ByteReader unfit(pack.section("unfit")); !unfit.at_end();) unfit_.push_back(unfit.text());
  }
}

const RulesPack::Row* RulesPack::find(std::string_view id, std::size_t guess) const {
  if (guess < rows_.size() && rows_[guess].id == id) return &rows_[guess];
  const auto it = std::lower_bound(rows_.begin(), rows_.end(), id,
                                   [](const Row& row, std::string_view wanted) { return row.id < wanted; });
  return it == rows_.end() || it->id != id ? nullptr : &*it;
}

void RulesPack::fill(Rulebook& book) const {
  for (const Layer& layer : layers_) {
    const Pack& pack = layer.pack;
    book.phrases.lay({.vocabulary = pack.section("vocabulary"),
                      .automaton = pack.section("automaton"),
                      .entries = pack.section("entries")});
    book.regexes.lay(pack.section("patterns"));
    ByteReader classes(pack.section("classes"));
    const std::uint32_t count = classes.number();
    book.classes.reserve(book.classes.size() + count);
    for (std::uint32_t i = 0; i < count; ++i) book.classes.push_back(read_class(classes, book.phrases));
    if (const auto weights = pack.section("sentences"); !weights.empty()) {
      book.model = std::make_shared<const SentenceModel>(weights, pack.section("groups"));
    }
    if (const auto weights = pack.section("messages"); !weights.empty()) {
      book.messages = std::make_shared<const LinearModel>(weights);
    }
  }
}

std::vector<std::string> RulesPack::ids() const {
  std::vector<std::string> out;
  out.reserve(rows_.size());
  for (const Row& row : rows_) out.emplace_back(row.id);
  return out;
}

std::vector<RuleSpec> RulesPack::heads(std::vector<RuleSpec> more) const {
  std::vector<RuleSpec> out;
  out.reserve(rows_.size() + more.size());
  auto next = more.begin();
  for (const Row& row : rows_) {
    while (next != more.end() && next->id < row.id) out.push_back(std::move(*next++));
    ByteReader in(layers_[row.layer].heads.substr(row.at.head));
    read_rule_head(in, out.emplace_back());
  }
  std::move(next, more.end(), std::back_inserter(out));
  return out;
}

bool RulesPack::is_unfit(const std::string& id) const {
  return std::find(unfit_.begin(), unfit_.end(), id) != unfit_.end();
}

std::optional<RuleSpec> RulesPack::whole(const std::string& id) const {
  const Row* row = find(id);
  if (row == nullptr) return std::nullopt;
  ByteReader file(layers_[row->layer].pack.section("nodes").substr(row->at.file));
  const std::string path(file.text());
  std::vector<Error> told;  // when the pack was made
  return read_rule(id, yaml::read_node(file), path, told);
}

std::unique_ptr<Check> RulesPack::check(const std::string& id, std::size_t& next, Rulebook& book,
                                        const std::shared_ptr<RegexCache>& regexes) const {
  const Row* row = find(id, next);
  if (row == nullptr) return nullptr;
  next = static_cast<std::size_t>(row - rows_.data()) + 1;
  const Layer& layer = layers_[row->layer];
  ByteReader phrases(layer.lists.substr(row->at.lists));
  if (phrases.value<bool>()) {
    NamedList& list = book.rule_phrases.emplace_back();
    list.name = id;
    list.phrases = list_of(book.phrases, phrases.number());
    const auto except = phrases.array<ListId>();
    for (std::size_t i = 0; i < except.size(); ++i) list.except.push_back(except[i]);
  }
  return std::make_unique<LateCheck>(ByteReader(layer.checks.substr(row->at.check)),
                                     ByteReader(layer.forms.substr(row->at.form)), book, regexes);
}

}  // namespace mannerly
