#include "checks/known_names.h"

#include <cctype>

#include "text/document.h"

namespace mannerly {
namespace {

bool is_name_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80U || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
}

}  // namespace

std::string without_possessive(std::string_view folded) {
  if (folded.ends_with("'s")) folded.remove_suffix(2);
  if (folded.ends_with('\'')) folded.remove_suffix(1);
  return std::string(folded);
}

KnownNames::KnownNames(const Context& context) {
  for (const Person* person : {&context.to, &context.from}) {
    for (const std::string* text :
         {&person->name, &person->preferred, &person->company, &person->title, &person->school, &person->location})
      add(*text);
    for (const auto* list : {&person->also, &person->groups, &person->facts}) {
      for (const std::string& text : *list) add(text);
    }
  }
  for (const std::string& group : context.groups) add(group);
  for (const std::string& mutual : context.reach.mutuals) add(mutual);
  add(context.group.name);
}

void KnownNames::add(std::string_view name) {
  if (name.empty()) return;
  const std::string folded = fold(name) + " ";
  std::string word;     // between marks: "coca", "cola"
  std::string joined;   // between blanks, marks dropped: "cocacola"
  std::string written;  // between blanks: "booking.com"
  for (const char c : folded) {
    if (is_name_byte(c)) {
      word += c;
      joined += c;
      written += c;
      continue;
    }
    add_word(word);
    word.clear();
    if (c != ' ') {
      written += c;
      continue;
    }
    add_word(joined);
    add_word(written);
    joined.clear();
    written.clear();
  }
}

void KnownNames::add_word(const std::string& word) {
  if (word.empty()) return;
  words_.insert(word);
  words_.insert(without_possessive(word));
  words_.insert(base_letters(word));
}

bool KnownNames::contains(std::string_view folded) const {
  return words_.contains(folded) || words_.contains(without_possessive(folded));
}

}  // namespace mannerly
