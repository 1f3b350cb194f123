// A template with a row's values becomes a message. Values go into the text as they are and are never read again, so
// braces in them do no harm. What a template language would compute and we do not is a problem, not a guess.
#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "draft/builder.h"
#include "draft/evaluate.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/template_tree.h"
#include "draft/words.h"

namespace mannerly {
namespace draft {
namespace {

constexpr std::size_t kMostSteps = 200'000;  ///< nodes visited, loops unrolled

/// The next of a sequence that depends on the seed only (splitmix64, Steele, Lea and Flood 2014).
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// White space that goes with the marks of blocks: all beside "{%-" and "{{~", and the line of a Handlebars block mark
/// that stands alone on it.
std::vector<Span> swallowed_space(const Draft& form) {
  const std::string_view text = form.source.bytes();
  std::vector<Span> out;
  for (const Placeholder& p : form.placeholders) {
    const std::string_view mark = form.source.text(p.span);
    const bool braces = p.syntax == "{{}}" || p.syntax == "{%%}";
    if (!braces || mark.size() < 5) continue;
    std::uint32_t begin = p.span.begin;
    std::uint32_t end = p.span.end;
    if (mark[2] == '-' || mark[2] == '~') {
      while (begin > 0 && is_blank(text[begin - 1])) --begin;
    }
    if (mark[mark.size() - 3] == '-' || mark[mark.size() - 3] == '~') {
      while (end < text.size() && is_blank(text[end])) ++end;
    }
    if (p.fills == Fills::kControl && p.syntax == "{{}}" && Span{begin, end} == p.span) {
      std::size_t left = begin;
      std::size_t right = end;
      while (left > 0 && (text[left - 1] == ' ' || text[left - 1] == '\t')) --left;
      while (right < text.size() && (text[right] == ' ' || text[right] == '\t' || text[right] == '\r')) ++right;
      const bool alone = (left == 0 || text[left - 1] == '\n') && right < text.size() && text[right] == '\n';
      if (alone) begin = u32(left), end = u32(right + 1);
    }
    if (begin < p.span.begin) out.push_back({begin, p.span.begin});
    if (p.span.end < end) out.push_back({p.span.end, end});
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Renderer {
 public:
  Renderer(const Draft& form, const Row& row, const RenderOptions& options)
      : form_(form),
        text_(form.source.bytes()),
        scope_(row.fields),
        random_(options.seed),
        swallowed_(swallowed_space(form)) {}

  void region(Span span) {
    const TemplateTree tree = read_tree(form_, span);
    for (const TemplateFault& fault : tree.faults) problem(fault.span, fault.message);
    nodes(tree.nodes, span);
  }

  std::string& out() { return out_; }
  std::vector<Filled>& filled() { return filled_; }
  std::vector<Error>& problems() { return problems_; }

 private:
  void problem(Span span, std::string message) {
    const Position at = form_.source.position(span.begin);
    Error error{std::move(message), form_.source.path(), at.line, at.column};
    if (std::find(problems_.begin(), problems_.end(), error) == problems_.end()) problems_.push_back(std::move(error));
  }

  std::string shown(Span span) const { return "“" + std::string(trim(form_.source.text(span))) + "”"; }

  /// The template's own bytes, without the space that marks swallow.
  void literal(Span span) {
    auto hole = std::lower_bound(swallowed_.begin(), swallowed_.end(), span.begin,
                                 [](Span s, std::uint32_t at) { return s.end <= at; });
    for (; hole != swallowed_.end() && hole->begin < span.end; ++hole) {
      if (hole->begin > span.begin) out_ += form_.source.text({span.begin, hole->begin});
      span.begin = std::min(std::max(span.begin, hole->end), span.end);
    }
    out_ += form_.source.text(span);
  }

  void nodes(const std::vector<TemplateNode>& all, Span region) {
    std::uint32_t at = region.begin;
    for (const TemplateNode& node : all) {
      literal({at, node.span.begin});
      at = node.span.end;
      if (++steps_ <= kMostSteps && out_.size() <= kMaxRenderedBytes) {
        visit(node);
      } else if (!stopped_) {
        stopped_ = true;
        problem(node.span, "the filled message grows beyond 4 MiB or too many steps; shorten the lists of the row");
      }
    }
    literal({at, region.end});
  }

  void visit(const TemplateNode& node) {
    switch (node.type) {
      case NodeType::kSilent:
        return silent(node);
      case NodeType::kSlot:
        return slot(node);
      case NodeType::kSpintax: {
        const Branch& branch = node.branches[random_ ? next_random(*random_) % node.branches.size() : 0];
        return nodes(branch.nodes, branch.inner);
      }
      case NodeType::kBlock:
        return block(node);
    }
  }

  void silent(const TemplateNode& node) {
    const std::string_view mark = form_.source.text(node.span);
    const bool comment = mark.starts_with("{#") || mark.starts_with("{{!");
    if (!comment && node.tag.role == TagRole::kSilent)
      problem(node.span, "preview does not compute " + shown(node.span));
  }

  void slot(const TemplateNode& node) {
    const std::string& syntax = node.placeholder.syntax;
    const bool programmed = syntax.starts_with('{') || syntax == "${}" || syntax == "<%%>";
    ValueExpression value;
    if (programmed) value = read_value(text_, node.tag.expression);
    if (!programmed) value.value = {node.placeholder.name, node.span, false};
    if (!value.understood) {
      problem(node.span, "preview does not compute " + shown(node.span));
      return put(node, form_.source.text(node.span), {});
    }
    if (value.value.is_literal) return put(node, value.value.text, {});
    const RowValue* found = scope_.find(value.value.text);
    if (found == nullptr && !value.fallback) return put(node, form_.source.text(node.span), value.value.text);
    fill(node, value, found);
  }

  void fill(const TemplateNode& node, const ValueExpression& value, const RowValue* found) {
    const bool one = found == nullptr || found->type == RowValue::Type::kText || found->type == RowValue::Type::kNone;
    if (!one) {
      problem(node.span, "“" + value.value.text + "” holds several values in this row; a slot prints one");
      return put(node, form_.source.text(node.span), value.value.text);
    }
    std::string text = found == nullptr ? std::string() : found->text;
    if (trim(text).empty()) text = value.fallback.value_or(std::string());
    for (const Filter& filter : value.filters) {
      if (auto changed = apply_filter(filter, text, scope_)) {
        text = std::move(*changed);
      } else {
        problem(filter.span, "preview does not know the filter “" + filter.name + "”; it shows the value without it");
      }
    }
    if (!text.empty() || !value.fallback) put(node, text, value.value.text);
  }

  void put(const TemplateNode& node, std::string_view value, const std::string& name) {
    const std::uint32_t begin = u32(out_.size());
    out_ += value;
    filled_.push_back({{begin, u32(out_.size())}, std::string(form_.source.text(node.span)), name, node.span});
  }

  void block(const TemplateNode& node) {
    switch (node.tag.type) {
      case BlockType::kIf:
      case BlockType::kUnless:
        return conditional(node);
      case BlockType::kLoop: {
        const LoopExpression loop = read_loop(text_, node.tag.expression);
        return each(node, scope_.find(loop.list.text), loop.names.empty() ? std::string() : loop.names.front());
      }
      case BlockType::kSection:
        return section(node);
      case BlockType::kInverse: {
        const RowValue* value = scope_.find(form_.source.text(node.tag.expression));
        if (value == nullptr || !is_truthy(*value)) branch(node.branches.front());
        return;
      }
      case BlockType::kOther:
        return other(node);
    }
  }

  void branch(const Branch& branch) { nodes(branch.nodes, branch.inner); }

  void conditional(const TemplateNode& node) {
    for (const Branch& way : node.branches) {
      const bool is_else = way.tag.role == TagRole::kMiddle && way.tag.expression.empty();
      if (is_else) return branch(way);
      std::optional<bool> holds = evaluate(read_condition(text_, way.tag.expression), scope_);
      if (!holds) {
        problem(way.mark, "preview does not compute the condition " + shown(way.mark) + "; it takes it as true");
        holds = true;
      } else if (way.tag.role == TagRole::kOpen && node.tag.type == BlockType::kUnless) {
        holds = !*holds;
      }
      if (*holds) return branch(way);
    }
  }

  void each(const TemplateNode& node, const RowValue* list, const std::string& name) {
    const bool some = list != nullptr && is_truthy(*list);
    if (!some) {
      if (node.branches.size() > 1) branch(node.branches.back());
      return;
    }
    if (list->type != RowValue::Type::kList) {
      problem(node.placeholder.span, shown(node.placeholder.span) + " wants a list, and the row has one value");
      return;
    }
    for (const RowValue& item : list->items) {
      if (stopped_) return;
      scope_.enter(name, item);
      branch(node.branches.front());
      scope_.leave();
    }
  }

  void section(const TemplateNode& node) {
    const RowValue* value = scope_.find(form_.source.text(node.tag.expression));
    const bool holds = value != nullptr && is_truthy(*value);
    if (holds && value->type == RowValue::Type::kList) return each(node, value, {});
    if (!holds) {
      if (node.branches.size() > 1) branch(node.branches.back());
      return;
    }
    scope_.enter({}, *value);
    branch(node.branches.front());
    scope_.leave();
  }

  /// A comment prints nothing; of other blocks the text stays, and a problem says so.
  void other(const TemplateNode& node) {
    if (node.tag.word == "comment") return;
    problem(node.placeholder.span, "preview does not compute " + shown(node.placeholder.span) + "; it keeps its text");
    for (const Branch& way : node.branches) branch(way);
  }

  const Draft& form_;
  std::string_view text_;
  Scope scope_;
  std::optional<std::uint64_t> random_;
  std::vector<Span> swallowed_;
  std::string out_;
  std::vector<Filled> filled_;
  std::vector<Error> problems_;
  std::size_t steps_ = 0;
  bool stopped_ = false;
};

/// The text of a row's field, trimmed; empty when it has none.
std::string text_at(const Scope& scope, std::string_view name) {
  const RowValue* value = scope.find(name);
  return value == nullptr ? std::string() : std::string(trim(value->text));
}

/// The reader's name and firm as the row states them, where the template's own facts do not.
void add_reader(const Row& row, Context& context) {
  const Scope scope(row.fields);
  if (context.to.name.empty()) {
    const std::string last = text_at(scope, "last_name");
    context.to.name = text_at(scope, "first_name");
    if (!context.to.name.empty() && !last.empty()) context.to.name += ' ' + last;
    if (context.to.name.empty()) context.to.name = text_at(scope, "full_name");
    if (context.to.name.empty()) context.to.name = text_at(scope, "name");
  }
  if (context.to.company.empty()) context.to.company = text_at(scope, "company");
}

/// The body without blank lines at its ends.
Span message_of(const Draft& form) { return trimmed(form.source.bytes(), form.body); }

}  // namespace
}  // namespace draft

Rendered render(const Draft& form, const Row& row, const RenderOptions& options) {
  using draft::u32;
  draft::Renderer renderer(form, row, options);
  renderer.region(draft::message_of(form));
  Rendered out;
  Draft& message = out.draft;
  message.id = std::to_string(row.number);
  message.kind = form.kind;
  message.language = form.language;
  message.context = form.context;
  draft::add_reader(row, message.context);
  message.body = {0, u32(renderer.out().size())};
  if (form.subject) {
    renderer.out() += "\n\n";
    const std::uint32_t begin = u32(renderer.out().size());
    renderer.region(*form.subject);
    message.subject = Span{begin, u32(renderer.out().size())};
  }
  message.source = SourceText(form.source.path(), std::move(renderer.out()), Writable::kNo);
  message.filled = std::move(renderer.filled());
  for (Allow allow : form.allows) {
    if (allow.where != Span{0, form.source.size()}) continue;
    allow.where = {0, message.source.size()};
    message.allows.push_back(std::move(allow));
  }
  draft::build(message, draft::layout_for(form.source.path(), message.source.bytes(), message.body));
  out.problems = std::move(renderer.problems());
  return out;
}

}  // namespace mannerly
