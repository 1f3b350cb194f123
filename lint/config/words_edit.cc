// `words:` is a list, one word, or a map whose `add` is a list.
#include <algorithm>
#include <utility>

#include "mannerly/words.h"
#include "yaml/edit.h"
#include "yaml/node.h"

namespace mannerly {
namespace {

using yaml::Node;

/// The node that holds the words, or nullptr; `parent` is the map it stands in.
struct WordList {
  const Node* parent = nullptr;
  const Node* list = nullptr;
  std::string_view key = "words";
};

WordList find_list(const Node& root) {
  WordList out{&root, root.find("words")};
  if (out.list != nullptr && out.list->is_map()) out = {out.list, out.list->find("add"), "add"};
  return out;
}

std::vector<OwnWord> words_in(const Node* list, const std::string& path) {
  std::vector<OwnWord> out;
  if (list == nullptr) return out;
  if (list->is_scalar()) out.push_back({list->scalar, yaml::error_at(*list, path, {})});
  for (const Node& item : list->items) {
    if (item.is_scalar()) out.push_back({item.scalar, yaml::error_at(item, path, {})});
  }
  return out;
}

}  // namespace

Result<std::vector<OwnWord>> own_words(const std::string& path, std::string_view bytes) {
  const auto root = yaml::parse(bytes, {.path = path});
  if (!root) return fail(root.error());
  return words_in(find_list(*root).list, path);
}

Result<std::string> with_words(const std::string& path, std::string bytes, const std::vector<std::string>& words) {
  const auto root = yaml::parse(bytes, {.path = path});
  if (!root) return fail(root.error());
  if (!root->is_map() && !root->is_null()) {
    return fail(yaml::error_at(*root, path, "expected a configuration: a map of keys and values"));
  }
  const WordList place = find_list(*root);
  const std::vector<OwnWord> known = words_in(place.list, path);
  std::vector<std::string> added;
  for (const std::string& word : words) {
    const auto same = [&](const OwnWord& own) { return own.word == word; };
    std::string text = yaml::scalar_text(word);
    if (std::any_of(known.begin(), known.end(), same)) continue;
    if (std::find(added.begin(), added.end(), text) == added.end()) added.push_back(std::move(text));
  }
  if (added.empty()) return bytes;
  if (place.list == nullptr && place.parent != &*root) {
    return fail(yaml::error_at(*place.parent, path, "words: has no list “add” to add to; write one"));
  }
  if (place.list != nullptr && place.list->is_scalar()) {
    const Span one = place.list->span;
    std::string list = "[" + bytes.substr(one.begin, one.size());
    for (const std::string& word : added) list += ", " + word;
    return bytes.replace(one.begin, one.size(), list + "]");
  }
  return yaml::with_items(std::move(bytes), *place.parent, {place.key, yaml::ListStyle::kFlow}, added);
}

}  // namespace mannerly
