// Flow collections lose a piece between commas, block collections whole lines.
#include "yaml/edit.h"

#include <algorithm>
#include <cassert>

#include "base/strings.h"

namespace mannerly::yaml {
namespace {

std::uint32_t line_begin(std::string_view text, std::uint32_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline + 1);
}

/// Behind the line end of the line that holds the byte before `at`.
std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  if (at > 0 && text[at - 1] == '\n') return at;
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size() - 1) + 1);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Whether only a comma and a comment follow on the line.
bool ends_line(std::string_view rest) {
  rest = rest.substr(0, rest.find('\n'));
  if (rest.starts_with(',')) rest.remove_prefix(1);
  const std::size_t mark = rest.find_first_not_of(" \t\r");
  return mark == std::string_view::npos || rest[mark] == '#';
}

Span removal_in_flow(std::string_view text, const std::vector<Span>& pieces, std::size_t index) {
  const Span piece = pieces[index];
  const std::uint32_t begin = line_begin(text, piece.begin);
  const bool own_line = is_blank(text.substr(begin, piece.begin - begin)) && ends_line(text.substr(piece.end));
  if (own_line) return {begin, line_end(text, piece.end)};
  if (index == 0) return {piece.begin, pieces.size() == 1 ? piece.end : pieces[1].begin};
  return {pieces[index - 1].end, piece.end};
}

/// The item as lines of a block list whose dashes stand behind `indent` blanks.
std::string block_item(std::size_t indent, const std::string& item) {
  const std::string blanks(indent, ' ');
  return blanks + "- " + replace_all(item, "\n", "\n" + blanks + "  ") + "\n";
}

std::string block_items(std::size_t indent, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += block_item(indent, item);
  return out;
}

/// Bytes and what to put in their place.
struct Change {
  Span span;
  std::string text;
};

std::string flow_list(const std::vector<std::string>& items) { return "[" + join(items, ", ") + "]"; }

bool is_flow(std::string_view text, const Node& node, char bracket) {
  return node.span.begin < text.size() && text[node.span.begin] == bracket;
}

/// The key and its list, behind everything else.
Change key_change(std::string_view text, const Node& root, ListKey key, const std::vector<std::string>& items) {
  const std::string name(key.name);
  if (!root.entries.empty() && is_flow(text, root, '{')) {
    const std::uint32_t at = root.entries.back().second.span.end;
    return {{at, at}, ", " + name + ": " + flow_list(items)};
  }
  const auto at = static_cast<std::uint32_t>(text.size());
  if (key.style == ListStyle::kFlow) return {{at, at}, name + ": " + flow_list(items) + "\n"};
  return {{at, at}, name + ":\n" + block_items(2, items)};
}

/// A list in place of nothing, "null" or "[]".
Change empty_list_change(std::string_view text, const Entry& entry, ListStyle style,
                         const std::vector<std::string>& items) {
  const Span value = entry.second.span;
  const std::uint32_t end = line_end(text, std::max(value.end, entry.first.span.end));
  if (value.empty()) return {{end, end}, block_items(2, items)};
  if (style == ListStyle::kFlow || !is_blank(text.substr(value.end, end - value.end))) return {value, flow_list(items)};
  const auto colon = static_cast<std::uint32_t>(text.find(':', entry.first.span.end));
  return {{colon + 1, end}, "\n" + block_items(2, items)};
}

Change append_change(std::string_view text, const Node& list, const std::vector<std::string>& items) {
  const Span last = list.items.back().span;
  if (!is_flow(text, list, '[')) {
    const auto dash = static_cast<std::uint32_t>(text.rfind('-', last.begin - 1));
    const std::uint32_t at = line_end(text, list.span.end);
    return {{at, at}, block_items(dash - line_begin(text, dash), items)};
  }
  const std::uint32_t begin = line_begin(text, last.begin);
  const std::string before(text.substr(begin, last.begin - begin));
  const std::string gap = is_blank(before) ? ",\n" + before : ", ";
  return {{last.end, last.end}, gap + join(items, gap)};
}

}  // namespace

Span removal_of_item(std::string_view text, const Node& list, std::size_t index) {
  assert(index < list.items.size());
  if (is_flow(text, list, '[')) {
    std::vector<Span> pieces;
    for (const Node& item : list.items) pieces.push_back(item.span);
    return removal_in_flow(text, pieces, index);
  }
  const Span item = list.items[index].span;
  const std::size_t dash = text.rfind('-', item.begin == 0 ? 0 : item.begin - 1);
  const auto begin = dash == std::string_view::npos ? item.begin : static_cast<std::uint32_t>(dash);
  return {line_begin(text, begin), line_end(text, std::max(item.end, begin + 1))};
}

Span removal_of_key(std::string_view text, const Node& map, std::string_view key) {
  std::vector<Span> pieces;
  std::size_t index = 0;
  for (const auto& [name, value] : map.entries) {
    if (name.scalar == key) index = pieces.size();
    pieces.push_back({name.span.begin, std::max(name.span.end, value.span.end)});
  }
  assert(index < pieces.size());
  if (is_flow(text, map, '{')) return removal_in_flow(text, pieces, index);
  return {line_begin(text, pieces[index].begin), line_end(text, pieces[index].end)};
}

std::string scalar_text(std::string_view text) {
  Node node;
  node.type = NodeType::kScalar;
  node.scalar = text;
  return to_flow(node);
}

std::string with_items(std::string text, const Node& root, ListKey key, const std::vector<std::string>& items) {
  const auto entry = std::find_if(root.entries.begin(), root.entries.end(),
                                  [&](const Entry& e) { return e.first.scalar == key.name; });
  Change change;
  if (entry == root.entries.end()) {
    change = key_change(text, root, key, items);
  } else if (entry->second.items.empty()) {
    change = empty_list_change(text, *entry, key.style, items);
  } else {
    change = append_change(text, entry->second, items);
  }
  const auto [span, piece] = std::move(change);
  const bool glued = span.begin == text.size() && !text.empty() && text.back() != '\n' && piece.ends_with('\n');
  const bool crlf = text.find("\r\n") != std::string::npos;
  const std::string added = (glued ? "\n" : "") + piece;
  return text.replace(span.begin, span.size(), crlf ? replace_all(added, "\n", "\r\n") : added);
}

}  // namespace mannerly::yaml
