// A tool of the build, not of users: writes the tables of break_tables.h as C++ source, from the rules and properties
// of the ICU at hand, after trying them against that ICU on every text of up to three characters that differ in kind.
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/break_machine.h"
#include "text/break_tables.h"
#include "text/icu_breaks.h"
#include "text/icu_rules.h"

namespace mannerly {
namespace {

constexpr std::size_t kCodePoints = 0x110000;
constexpr std::size_t kAscii = 0x80;
constexpr std::size_t kWords = 0;  ///< index of kKinds
constexpr std::array<BreakKind, 3> kKinds{BreakKind::kWords, BreakKind::kSentences, BreakKind::kGraphemes};

using Rules = std::array<BreakRules, kKinds.size()>;
using Key = std::array<std::uint16_t, kKinds.size()>;  ///< the categories of a character in all rules

/// Characters of one class are alike to all rules. Class 0 is the end of the text; dictionary classes come last.
struct Classes {
  std::vector<Key> keys;
  std::vector<std::string> samples;  ///< a character of each class
  std::vector<std::uint8_t> of;      ///< by code point
  std::uint8_t first_dictionary = 0;
};

bool is_surrogate(std::size_t c) { return c >= 0xD800 && c <= 0xDFFF; }

std::vector<Key> keys_of(const Rules& rules) {
  std::vector<Key> out(kCodePoints);
  for (std::size_t c = 0; c < kCodePoints; ++c) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) out[c][i] = rules[i].categories[c];
  }
  return out;
}

/// Categories of words that ICU looks up in dictionaries. Its rules count Hangul among them, but no dictionary of
/// Hangul comes with it.
std::set<std::uint16_t> dictionary_categories(const BreakRules& words) {
  std::set<std::uint16_t> out;
  for (std::size_t c = 0; c < kCodePoints; ++c) {
    UErrorCode status = U_ZERO_ERROR;
    const bool hangul = uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HANGUL;
    if (words.categories[c] >= words.first_dictionary && !hangul) out.insert(words.categories[c]);
  }
  return out;
}

Classes classes_of(const Rules& rules) {
  const std::vector<Key> keys = keys_of(rules);
  const std::set<std::uint16_t> dictionary = dictionary_categories(rules[kWords]);
  std::map<Key, std::size_t> samples;
  for (std::size_t c = 0; c < kCodePoints; ++c) {
    if (!is_surrogate(c)) samples.emplace(keys[c], c);
  }
  Classes out;
  out.keys.push_back({rules[0].end_of_text, rules[1].end_of_text, rules[2].end_of_text});
  out.samples.emplace_back();
  std::map<Key, std::size_t> number;
  for (const bool in_dictionary : {false, true}) {
    if (in_dictionary) out.first_dictionary = static_cast<std::uint8_t>(out.keys.size());
    for (const auto& [key, sample] : samples) {
      if ((dictionary.count(key[kWords]) > 0) != in_dictionary) continue;
      number[key] = out.keys.size();
      out.keys.push_back(key);
      append_utf8(out.samples.emplace_back(), static_cast<char32_t>(sample));
    }
  }
  if (out.keys.size() > kBreakColumns) throw std::runtime_error("more classes of characters than columns");
  // Surrogates do not occur in UTF-8: any class will do.
  for (const Key& key : keys) out.of.push_back(static_cast<std::uint8_t>(number.count(key) > 0 ? number[key] : 1));
  return out;
}

/// The classes of code points, cut into blocks of which equal ones are kept once; the first is that of ASCII.
struct Stages {
  std::vector<std::uint8_t> blocks;
  std::vector<std::uint8_t> classes;
};

Stages stages_of(const Classes& classes) {
  Stages out;
  std::map<std::vector<std::uint8_t>, std::size_t> number;
  for (auto at = classes.of.begin(); at != classes.of.end(); at += kBreakBlock) {
    const std::vector<std::uint8_t> block(at, at + kBreakBlock);
    const auto [found, added] = number.emplace(block, number.size());
    if (added) out.classes.insert(out.classes.end(), block.begin(), block.end());
    out.blocks.push_back(static_cast<std::uint8_t>(found->second));
  }
  if (number.size() > 256) throw std::runtime_error("more blocks of characters than a byte can count");
  return out;
}

/// One machine: ICU's states by class instead of category, and ordered as BreakMachine wants them.
class MachineMaker {
 public:
  MachineMaker(const BreakRules& rules, const Classes& classes, std::size_t kind)
      : rules_(rules), classes_(classes), kind_(kind) {
    find_resting();
    put_in_order();
    next_.assign(order_.size() * kBreakColumns, 0);
    for (std::size_t state = 1; state < order_.size(); ++state) {
      for (std::size_t c = 0; c < classes_.keys.size(); ++c) {
        next_[state * kBreakColumns + c] = number_of(next(order_[state], c));
      }
    }
  }

  const std::vector<std::uint8_t>& next() const { return next_; }

  BreakMachine machine() const {
    BreakMachine out;
    out.next = next_.data();
    out.start = number_of(rules_.start);
    out.last_accepting = last_accepting_;
    out.first_resting = 1;
    for (const std::uint16_t state : resting_) {
      const std::uint8_t number = number_of(state);
      if (out.last_resting == 0 || number < out.first_resting) out.first_resting = number;
      out.last_resting = std::max(out.last_resting, number);
    }
    for (std::size_t c = 0; c < kAscii; ++c) out.quiet[c] = quiet_.count(classes_.of[c]) > 0;
    return out;
  }

 private:
  std::uint16_t next(std::uint16_t state, std::size_t c) const {
    return rules_.states[state].next[classes_.keys[c][kind_]];
  }

  /// From the state that a letter leads to: the largest set of ASCII classes that move only among a set of states, to
  /// the same one from all of them, and all of them accepting or none.
  void find_resting() {
    const std::uint16_t letter = next(rules_.start, classes_.of['a']);
    quiet_ = {classes_.of.begin(), classes_.of.begin() + kAscii};
    for (bool changed = true; changed;) {
      resting_ = {letter};
      for (const std::uint8_t c : quiet_) resting_.insert(next(letter, c));
      const auto is_loud = [&](std::uint8_t c) {
        const std::uint16_t to = next(letter, c);
        if (to == 0 || rules_.states[to].accepting != rules_.states[letter].accepting) return true;
        return std::any_of(resting_.begin(), resting_.end(), [&](std::uint16_t from) { return next(from, c) != to; });
      };
      const auto loud = std::find_if(quiet_.begin(), quiet_.end(), is_loud);
      changed = loud != quiet_.end();
      if (changed) quiet_.erase(loud);
    }
  }

  /// The end first, then accepting states, then the others; resting states together at the head of either.
  void put_in_order() {
    std::set<std::uint16_t> reached{rules_.start};
    std::vector<std::uint16_t> open{rules_.start};
    while (!open.empty()) {
      const std::uint16_t state = open.back();
      open.pop_back();
      for (std::size_t c = 0; c < classes_.keys.size(); ++c) {
        if (reached.insert(next(state, c)).second) open.push_back(next(state, c));
      }
    }
    reached.erase(0);
    order_.assign(1, 0);
    order_.insert(order_.end(), reached.begin(), reached.end());
    const auto rank = [&](std::uint16_t state) {
      return (rules_.states[state].accepting ? 0 : 2) + (resting_.count(state) > 0 ? 0 : 1);
    };
    std::stable_sort(order_.begin() + 1, order_.end(),
                     [&](std::uint16_t a, std::uint16_t b) { return rank(a) < rank(b); });
    if (order_.size() > 256) throw std::runtime_error("more states than a byte can count");
    for (std::size_t i = 1; i < order_.size(); ++i) {
      if (rules_.states[order_[i]].accepting) last_accepting_ = static_cast<std::uint8_t>(i);
    }
  }

  std::uint8_t number_of(std::uint16_t state) const {
    return static_cast<std::uint8_t>(std::find(order_.begin(), order_.end(), state) - order_.begin());
  }

  const BreakRules& rules_;
  const Classes& classes_;
  std::size_t kind_;
  std::set<std::uint8_t> quiet_;      ///< classes
  std::set<std::uint16_t> resting_;   ///< states as ICU numbers them
  std::vector<std::uint16_t> order_;  ///< ICU's number of each state
  std::vector<std::uint8_t> next_;
  std::uint8_t last_accepting_ = 0;
};

void expect_icu(const BreakTables& tables, BreakKind kind, const std::string& text) {
  std::vector<std::uint32_t> expected{0};
  append_icu_boundaries(kind, text, 0, expected);
  if (boundaries(tables, kind, text) != expected) throw std::runtime_error("not as ICU has it: \"" + text + "\"");
}

/// Tries every text of up to three characters of different categories.
void try_out(const BreakTables& tables, const Classes& classes) {
  for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
    std::map<std::uint16_t, std::string> samples;
    for (std::size_t c = 1; c < classes.keys.size(); ++c) samples.emplace(classes.keys[c][kind], classes.samples[c]);
    for (const auto& [a, first] : samples) {
      expect_icu(tables, kKinds[kind], first);
      for (const auto& [b, second] : samples) {
        expect_icu(tables, kKinds[kind], first + second);
        for (const auto& [c, third] : samples) expect_icu(tables, kKinds[kind], first + second + third);
      }
    }
  }
}

template <class Values>
void write_array(std::ostream& out, std::string_view name, const Values& values) {
  constexpr std::size_t kPerLine = 32;
  out << "constexpr std::uint8_t " << name << "[] = {";
  for (std::size_t i = 0; i < values.size(); ++i) out << (i % kPerLine == 0 ? "\n" : "") << +values[i] << ',';
  out << "};\n";
}

void write_machine(std::ostream& out, std::string_view next, const BreakMachine& machine) {
  out << "{" << next << ", " << +machine.start << ", " << +machine.last_accepting << ", " << +machine.first_resting
      << ", " << +machine.last_resting << ", {{";
  for (const bool quiet : machine.quiet) out << (quiet ? "true," : "false,");
  out << "}}}";
}

void write(std::ostream& out, const Stages& stages, const BreakTables& tables,
           const std::array<std::vector<std::uint8_t>, kKinds.size()>& next) {
  out << "// Made by make_break_tables from ICU " U_ICU_VERSION ".\n#include \"text/break_tables.h\"\n\n"
      << "namespace mannerly {\nnamespace {\n";
  write_array(out, "kBlocks", stages.blocks);
  write_array(out, "kClasses", stages.classes);
  write_array(out, "kWords", next[0]);
  write_array(out, "kSentences", next[1]);
  write_array(out, "kGraphemes", next[2]);
  out << "}  // namespace\n\nconstinit const BreakTables kBreakTables{kBlocks, kClasses, " << +tables.first_dictionary;
  out << ",\n";
  write_machine(out, "kWords", tables.words);
  out << ",\n";
  write_machine(out, "kSentences", tables.sentences);
  out << ",\n";
  write_machine(out, "kGraphemes", tables.graphemes);
  out << "};\n}  // namespace mannerly\n";
}

void make(const std::string& path) {
  const Rules rules{icu_rules(kKinds[0]), icu_rules(kKinds[1]), icu_rules(kKinds[2])};
  const Classes classes = classes_of(rules);
  const Stages stages = stages_of(classes);
  const MachineMaker words(rules[0], classes, 0);
  const MachineMaker sentences(rules[1], classes, 1);
  const MachineMaker graphemes(rules[2], classes, 2);
  const BreakTables tables{stages.blocks.data(), stages.classes.data(), classes.first_dictionary,
                           words.machine(),      sentences.machine(),   graphemes.machine()};
  try_out(tables, classes);
  std::ofstream out(path, std::ios::trunc);
  write(out, stages, tables, {words.next(), sentences.next(), graphemes.next()});
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + path);
}

}  // namespace
}  // namespace mannerly

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_break_tables FILE\n";
    return 2;
  }
  try {
    mannerly::make(argv[1]);
  } catch (const std::exception& error) {
    std::cerr << "make_break_tables: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
