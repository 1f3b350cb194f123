#include "checks/inflect.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace mannerly {
namespace {

/// Base form and all others, blank separated (a table; longer than a function should be).
constexpr std::array kIrregular = {"be is are was were been being am",
                                   "become becomes became becoming",
                                   "begin begins began begun beginning",
                                   "break breaks broke broken breaking",
                                   "bring brings brought bringing",
                                   "build builds built building",
                                   "buy buys bought buying",
                                   "can could",
                                   "catch catches caught catching",
                                   "choose chooses chose chosen choosing",
                                   "come comes came coming",
                                   "cost costs costing",
                                   "cut cuts cutting",
                                   "deal deals dealt dealing",
                                   "do does did done doing",
                                   "draw draws drew drawn drawing",
                                   "drive drives drove driven driving",
                                   "eat eats ate eaten eating",
                                   "fall falls fell fallen falling",
                                   "feel feels felt feeling",
                                   "fight fights fought fighting",
                                   "find finds found finding",
                                   "fly flies flew flown flying",
                                   "forget forgets forgot forgotten forgetting",
                                   "get gets got gotten getting",
                                   "give gives gave given giving",
                                   "go goes went gone going",
                                   "grow grows grew grown growing",
                                   "have has had having",
                                   "hear hears heard hearing",
                                   "hit hits hitting",
                                   "hold holds held holding",
                                   "keep keeps kept keeping",
                                   "know knows knew known knowing",
                                   "lead leads led leading",
                                   "learn learns learned learnt learning",
                                   "leave leaves left leaving",
                                   "lend lends lent lending",
                                   "let lets letting",
                                   "lie lies lay lain lying",
                                   "lose loses lost losing",
                                   "make makes made making",
                                   "mean means meant meaning",
                                   "meet meets met meeting",
                                   "owe owes owed owing",
                                   "pay pays paid paying",
                                   "put puts putting",
                                   "read reads reading",
                                   "ride rides rode ridden riding",
                                   "ring rings rang rung ringing",
                                   "rise rises rose risen rising",
                                   "run runs ran running",
                                   "say says said saying",
                                   "see sees saw seen seeing",
                                   "seek seeks sought seeking",
                                   "sell sells sold selling",
                                   "send sends sent sending",
                                   "set sets setting",
                                   "share shares shared sharing",
                                   "shoot shoots shot shooting",
                                   "show shows showed shown showing",
                                   "sit sits sat sitting",
                                   "speak speaks spoke spoken speaking",
                                   "spend spends spent spending",
                                   "stand stands stood standing",
                                   "swap swaps swapped swapping",
                                   "take takes took taken taking",
                                   "teach teaches taught teaching",
                                   "tell tells told telling",
                                   "think thinks thought thinking",
                                   "throw throws threw thrown throwing",
                                   "understand understands understood understanding",
                                   "win wins won winning",
                                   "write writes wrote written writing",
                                   "person people persons",
                                   "man men",
                                   "woman women",
                                   "child children",
                                   "company companies",
                                   "analysis analyses"};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "stop" doubles, "visit" and "play" do not: one syllable, consonant-vowel-consonant, not ending in w, x or y.
bool doubles(std::string_view w) {
  if (w.size() < 3) return false;
  const char last = w.back();
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  if (!is_vowel(w[w.size() - 2]) || is_vowel(w[w.size() - 3])) return false;
  const auto vowels = std::count_if(w.begin(), w.end(), is_vowel);
  return vowels == 1 || w == "refer" || w == "prefer" || w == "commit" || w == "submit" || w == "regret";
}

bool hisses(std::string_view w) {
  const auto ends = [&](std::string_view tail) { return w.size() > tail.size() && w.ends_with(tail); };
  return ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh");
}

std::vector<std::string> regular(const std::string& w) {
  const std::string stem = w.substr(0, w.size() - 1);
  const bool consonant_y = w.size() > 2 && w.back() == 'y' && !is_vowel(w[w.size() - 2]);
  if (consonant_y) return {w, stem + "ies", stem + "ied", w + "ing"};
  if (w.size() > 2 && w.ends_with("ee")) return {w, w + "s", w + "d", w + "ing"};
  if (w.size() > 2 && w.back() == 'e') return {w, w + "s", w + "d", stem + "ing"};
  if (doubles(w)) return {w, w + "s", w + w.back() + "ed", w + w.back() + "ing"};
  return {w, w + (hisses(w) ? "es" : "s"), w + "ed", w + "ing"};
}

}  // namespace

std::vector<std::string> inflections(std::string_view word) {
  const std::string base = ascii_lower(word);
  for (const std::string_view row : kIrregular) {
    const auto forms = split(row, ' ');
    if (forms.front() == base) return {forms.begin(), forms.end()};
  }
  if (base.size() < 2) return {base};
  return regular(base);
}

}  // namespace mannerly
