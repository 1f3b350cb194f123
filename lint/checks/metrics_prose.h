// Metrics that read the prose: how hard it is, how long people speak of themselves, what questions are for.
#pragma once

#include <string_view>
#include <vector>

#include "checks/analysis.h"
#include "checks/metrics.h"

namespace mannerly {

/// Flesch-Kincaid grade level: 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (J. P. Kincaid et al.,
/// "Derivation of New Readability Formulas for Navy Enlisted Personnel", Naval Technical Training Command, Research
/// Branch Report 8-75, 1975). Words are tokens of letters outside quotations, greeting, subject and signature.
double reading_grade(const Analysis& analysis);

/// Syllables of an English word, at least one: its groups of the vowels a, e, i, o, u, y, less a silent final e, -es or
/// -ed; final -le behind a consonant keeps its own.
int syllables(std::string_view word);

/// Lines of the signature, and every link in it beyond the second.
std::vector<Measure> signature_size(const Analysis& analysis);

/// The longest run of sentences in which the sender only introduces themselves: hits of the class self-introduction
/// and none of ask, purpose or reference. The value is its words.
std::vector<Measure> introduction_words(const Analysis& analysis);

/// Questions when all of them can be answered by yes or no, none asks for anything, and the request stands elsewhere;
/// else none.
std::vector<Span> idle_questions(const Analysis& analysis);

/// Content words of the subject that the body takes up, in any inflection. No measure where the subject has fewer than
/// two content words.
std::vector<Measure> subject_overlap(const Analysis& analysis);

}  // namespace mannerly
