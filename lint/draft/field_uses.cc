// One walk over the tree with what the blocks around a node ask for and what their loops call their items.
#include "draft/field_uses.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/field_names.h"
#include "draft/expressions.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

class UseFinder {
 public:
  UseFinder(std::string_view text, TemplateFacts& facts) : text_(text), facts_(facts) {}

  void walk(const std::vector<TemplateNode>& nodes) {
    for (const TemplateNode& node : nodes) visit(node);
  }

 private:
  void visit(const TemplateNode& node) {
    switch (node.type) {
      case NodeType::kSilent:
        return;
      case NodeType::kSlot:
        return slot(node);
      case NodeType::kSpintax:
        for (const Branch& branch : node.branches) walk(branch.nodes);
        return;
      case NodeType::kBlock:
        return block(node);
    }
  }

  void slot(const TemplateNode& node) {
    const std::string& syntax = node.placeholder.syntax;
    const bool programmed = syntax.starts_with('{') || syntax == "${}" || syntax == "<%%>";
    if (!programmed) {
      add({node.placeholder.name, node.tag.expression, false}, node, Guard::kNone);
      return;
    }
    const ValueExpression value = read_value(text_, node.tag.expression);
    if (!value.understood || value.value.is_literal) return;
    if (value.fallback) facts_.uses_fallbacks = true;
    add(value.value, node, value.fallback ? Guard::kFallback : Guard::kNone);
  }

  void block(const TemplateNode& node) {
    const std::size_t asked = asked_.size();
    const std::size_t bound = bound_.size();
    const int foreign = foreign_;
    switch (node.tag.type) {
      case BlockType::kIf:
      case BlockType::kUnless:
        for (const Branch& branch : node.branches) ask(branch.tag.expression, node);
        break;
      case BlockType::kLoop:
        loop(node);
        break;
      case BlockType::kSection:
      case BlockType::kInverse:
        add({std::string(text_.substr(node.tag.expression.begin, node.tag.expression.size())), node.tag.expression},
            node, Guard::kCondition);
        asked_.push_back(field_key(last_of_path(node.tag.word)));
        break;
      case BlockType::kOther:
        ++foreign_;
        break;
    }
    for (const Branch& branch : node.branches) walk(branch.nodes);
    asked_.resize(asked);
    bound_.resize(bound);
    foreign_ = foreign;
  }

  void ask(Span expression, const TemplateNode& node) {
    if (expression.empty()) return;
    for (const std::vector<Term>& terms : read_condition(text_, expression).any) {
      for (const Term& term : terms) {
        for (const Operand* operand : {&term.left, &term.right}) {
          if (operand->is_literal || operand->text.empty()) continue;
          add(*operand, node, Guard::kCondition);
          asked_.push_back(field_key(last_of_path(operand->text)));
        }
      }
    }
  }

  void loop(const TemplateNode& node) {
    const LoopExpression loop = read_loop(text_, node.tag.expression);
    if (!loop.list.text.empty()) add(loop.list, node, Guard::kCondition);
    if (loop.names.empty()) {
      ++foreign_;  // an item's own fields, which nobody declares
    } else {
      bound_.insert(bound_.end(), loop.names.begin(), loop.names.end());
      bound_.insert(bound_.end(), {"forloop", "loop"});
    }
  }

  void add(const Operand& operand, const TemplateNode& node, Guard guard) {
    const std::string root = operand.text.substr(0, operand.text.find('.'));
    if (operand.text.empty() || operand.text[0] == '@' || operand.text == "this" || foreign_ > 0) return;
    if (std::find(bound_.begin(), bound_.end(), root) != bound_.end()) return;
    const std::string key = field_key(last_of_path(operand.text));
    if (guard == Guard::kNone && std::find(asked_.begin(), asked_.end(), key) != asked_.end())
      guard = Guard::kCondition;
    facts_.uses.push_back({operand.span, operand.text, node.slot, guard});
  }

  std::string_view text_;
  TemplateFacts& facts_;
  std::vector<std::string> asked_;
  std::vector<std::string> bound_;
  int foreign_ = 0;  ///< how many blocks around change what a name means
};

}  // namespace

void find_uses(std::string_view text, const std::vector<TemplateNode>& nodes, TemplateFacts& facts) {
  UseFinder(text, facts).walk(nodes);
}

}  // namespace mannerly::draft
