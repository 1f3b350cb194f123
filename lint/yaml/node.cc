// YAML text → Node. The only file that includes yaml-cpp and the only one that catches its exceptions.
// What the values mean is left to the readers.
#include "yaml/node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cassert>
#include <exception>
#include <optional>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "yaml/slips.h"

namespace mannerly::yaml {
namespace {

constexpr std::size_t kMaxBytes = 4u << 20;
constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxNodes = 200'000;  // of some 200 bytes, so that a parse stays below 50 MB
constexpr std::size_t kMaxEntries = 5'000;  // of a map, which is searched from the start

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Ends a parse from inside a yaml-cpp callback; never leaves this file.
struct Rejected {
  std::size_t at = 0;  ///< byte in the text
  std::string message;
};

/// The parsed text and the conversion of its offsets to places in the file.
class Text {
 public:
  Text(std::string_view text, const Origin& origin) : text_(text), origin_(origin) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  std::string_view bytes() const { return text_; }

  void place(Node& node, std::size_t begin, std::size_t end) const {
    const auto base = static_cast<std::uint32_t>(origin_.base);
    node.span = {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)};
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
    const std::size_t start = *std::prev(next);
    node.line = origin_.first_line + static_cast<std::uint32_t>(std::distance(line_starts_.begin(), next)) - 1;
    node.column = 1 + columns_before(start, begin);
  }

  Error error(std::size_t at, std::string message) const {
    Node node;
    place(node, std::min(at, text_.size()), at);
    return error_at(node, origin_.path, std::move(message));
  }

  std::size_t begin_of(const Node& node) const { return node.span.begin - origin_.base; }
  std::size_t end_of(const Node& node) const { return node.span.end - origin_.base; }

 private:
  /// Code points from the line's start. Nodes come mostly in order, so counting goes on where it stopped last.
  std::uint32_t columns_before(std::size_t line_start, std::size_t at) const {
    if (line_start != counted_line_ || at < counted_to_) {
      counted_line_ = line_start;
      counted_to_ = line_start;
      counted_ = 0;
    }
    for (; counted_to_ < std::min(at, text_.size()); ++counted_to_) {
      if (!is_continuation(text_[counted_to_])) ++counted_;
    }
    return counted_;
  }

  std::string_view text_;
  const Origin& origin_;
  std::vector<std::size_t> line_starts_;
  mutable std::size_t counted_line_ = 0;
  mutable std::size_t counted_to_ = 0;
  mutable std::uint32_t counted_ = 0;
};

/// End of the quoted scalar whose opening quote is at `at`.
std::size_t quoted_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote) {
      if (quote != '\'' || i + 1 >= text.size() || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return text.size();
}

/// End of a plain or block scalar: its non-blank bytes stand in the source in order, with only folding between them.
std::size_t unquoted_end(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (const char c : value) {
    if (is_space(c)) continue;
    while (at < text.size() && text[at] != c) ++at;
    if (at == text.size()) return end;
    end = ++at;
  }
  return end;
}

/// End of a scalar that starts at `at`.
std::size_t scalar_end(std::string_view text, std::size_t at, std::string_view value, bool quoted) {
  if (at >= text.size()) return text.size();
  if (!quoted) return unquoted_end(text, at, value);
  if (text[at] == '"' || text[at] == '\'') return quoted_end(text, at);
  const std::size_t header_end = std::min(text.find('\n', at), text.size());
  return std::max(header_end, unquoted_end(text, header_end, value));
}

/// Offset behind the bracket that closes a flow collection whose last child ends at `at`.
std::size_t flow_end(std::string_view text, std::size_t at) {
  bool comment = false;
  for (; at < text.size(); ++at) {
    if (comment) {
      comment = text[at] != '\n';
    } else if (text[at] == '#') {
      comment = true;
    } else if (text[at] == ']' || text[at] == '}') {
      return at + 1;
    }
  }
  return at;
}

/// Builds the tree from yaml-cpp's events and rejects what configuration must not contain.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const Text& text) : text_(text) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) reject(mark, "more than one document in the file");
  }
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { reject(mark, "aliases (*name) are not supported"); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { reject(mark, kAnchors); }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_properties(mark, "", anchor);
    if (expects_key()) reject(mark, "the key is empty");
    const std::size_t begin = offset(mark);
    const std::size_t size = null_word(begin);
    Node node;
    if (size == 0 && !frames_.empty() && frames_.back().key) {
      node.line = frames_.back().key->line;
      node.column = frames_.back().key->column;
      node.span = {frames_.back().key->span.end, frames_.back().key->span.end};
    } else {
      text_.place(node, begin, begin + size);
    }
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_properties(mark, tag, anchor);
    Node node;
    node.type = NodeType::kScalar;
    node.scalar = value;
    node.quoted = tag == "!";
    text_.place(node, offset(mark), scalar_end(text_.bytes(), offset(mark), value, node.quoted));
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    check_properties(mark, tag, anchor);
    open(mark, NodeType::kList, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    check_properties(mark, tag, anchor);
    open(mark, NodeType::kMap, style);
  }
  void OnMapEnd() override { close(); }

 private:
  static constexpr const char* kAnchors = "anchors (&name) are not supported";

  struct Frame {
    Node node;
    bool flow = false;
    std::optional<Node> key;
    std::set<std::string> seen;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(mark.pos), text_.bytes().size());
  }

  [[noreturn]] void reject(const YAML::Mark& mark, std::string message) const {
    throw Rejected{offset(mark), std::move(message)};
  }

  void check_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) reject(mark, kAnchors);
    if (!tag.empty() && tag != "?" && tag != "!") reject(mark, "tags (!name) are not supported");
  }

  bool expects_key() const { return !frames_.empty() && frames_.back().node.is_map() && !frames_.back().key; }

  /// Length of a written null ("~", "null") at `at`, or 0 when the value was left out.
  std::size_t null_word(std::size_t at) const {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      const std::string_view rest = text_.bytes().substr(at);
      if (!rest.starts_with(word)) continue;
      if (rest.size() == word.size() || is_space(rest[word.size()])) return word.size();
      if (std::string_view(",]}").find(rest[word.size()]) != std::string_view::npos) return word.size();
    }
    return 0;
  }

  void open(const YAML::Mark& mark, NodeType type, YAML::EmitterStyle::value style) {
    if (expects_key()) reject(mark, "a key must be plain text");
    if (frames_.size() >= kMaxDepth) reject(mark, "nested deeper than " + std::to_string(kMaxDepth) + " levels");
    Frame frame;
    frame.node.type = type;
    frame.flow = style == YAML::EmitterStyle::Flow;
    text_.place(frame.node, offset(mark), offset(mark));
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    Node& node = frame.node;
    const Node* last = nullptr;
    if (!node.items.empty()) last = &node.items.back();
    if (!node.entries.empty()) last = &node.entries.back().second;
    const std::size_t begin = text_.begin_of(node);
    std::size_t end = last == nullptr ? begin + 1 : std::max(begin, text_.end_of(*last));
    if (frame.flow) end = flow_end(text_.bytes(), end);
    text_.place(node, begin, std::min(end, text_.bytes().size()));
    add(std::move(node));
  }

  void add(Node node) {
    if (++nodes_ > kMaxNodes) {
      throw Rejected{text_.begin_of(node), "more than " + std::to_string(kMaxNodes) + " values"};
    }
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.is_list()) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      if (!frame.seen.insert(node.scalar).second) {
        throw Rejected{text_.begin_of(node), "the key “" + node.scalar + "” is given twice"};
      }
      frame.key = std::move(node);
    } else if (frame.node.entries.size() >= kMaxEntries) {
      throw Rejected{text_.begin_of(*frame.key), "more than " + std::to_string(kMaxEntries) + " keys in one map"};
    } else {
      frame.node.entries.push_back({std::move(*frame.key), std::move(node)});
      frame.key.reset();
    }
  }

  const Text& text_;
  Node root_;
  std::vector<Frame> frames_;
  int documents_ = 0;
  std::size_t nodes_ = 0;
};

Result<Node> run_parser(std::string_view bytes, const Text& text) {
  const auto fault = [&](std::size_t at, std::string message) {
    const auto slip = slip_behind(bytes, at);
    return fail(slip ? text.error(slip->at, slip->message) : text.error(at, std::move(message)));
  };
  try {
    std::istringstream stream{std::string(bytes)};
    YAML::Parser parser(stream);
    Builder builder(text);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Rejected& rejected) {
    return fault(rejected.at, rejected.message);
  } catch (const YAML::Exception& e) {
    return fault(e.mark.pos < 0 ? 0 : static_cast<std::size_t>(e.mark.pos), in_house_style(e.msg));
  } catch (const std::exception& e) {
    return fault(0, in_house_style(e.what()));
  }
}

/// True when a scalar cannot stand bare in flow text.
bool needs_quotes(std::string_view scalar) {
  if (scalar.empty() || is_space(scalar.front()) || is_space(scalar.back())) return true;
  if (std::string_view("-?:&*!|>'\"%@`#~").find(scalar.front()) != std::string_view::npos) return true;
  return scalar.find_first_of(",?[]{}#\n\t\"\\") != std::string_view::npos ||
         scalar.find(": ") != std::string_view::npos || scalar.ends_with(':');
}

std::string quote(std::string_view scalar) {
  std::string out = "\"";
  for (const char c : scalar) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

Result<Node> parse(std::string_view text, const Origin& origin) {
  Origin place = origin;
  if (text.size() > kMaxBytes) {
    return fail(Error{
        .message = "the YAML text is larger than 4 MiB", .path = origin.path, .line = origin.first_line, .column = 1});
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
    place.base += 3;
  }
  const Text places(text, place);
  if (const auto bad = first_invalid_utf8(text)) return fail(places.error(*bad, "invalid UTF-8"));
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) return fail(places.error(nul, "a NUL byte"));
  return run_parser(text, places);
}

void set_file(Node& node, const std::string& path) {
  const auto file = std::make_shared<const std::string>(path);
  const auto set = [&file](const auto& self, Node& at) -> void {
    at.file = file;
    for (Node& item : at.items) self(self, item);
    for (auto& [key, value] : at.entries) {
      self(self, key);
      self(self, value);
    }
  };
  set(set, node);
}

Error error_at(const Node& node, const std::string& path, std::string message) {
  return {std::move(message), node.file != nullptr ? *node.file : path, node.line, node.column};
}

std::string to_flow(const Node& node) {
  switch (node.type) {
    case NodeType::kNull:
      return "null";
    case NodeType::kScalar:
      return node.quoted || needs_quotes(node.scalar) ? quote(node.scalar) : node.scalar;
    case NodeType::kList: {
      std::string out = "[";
      for (const Node& item : node.items) out += (out.size() > 1 ? ", " : "") + to_flow(item);
      return out + "]";
    }
    case NodeType::kMap: {
      std::string out = "{";
      for (const auto& [key, value] : node.entries)
        out += (out.size() > 1 ? ", " : "") + to_flow(key) + ": " + to_flow(value);
      return out + "}";
    }
  }
  assert(false);
  return {};
}

}  // namespace mannerly::yaml
