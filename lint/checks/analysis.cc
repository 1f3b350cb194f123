#include "checks/analysis.h"

#include <algorithm>

#include "base/strings.h"
#include "checks/message_model.h"

namespace mannerly {
namespace {

bool is_prose(Part part) {
  return part == Part::kOpening || part == Part::kBody || part == Part::kClosing || part == Part::kPostscript;
}

}  // namespace

const PhraseClass* Rulebook::find_class(std::string_view name) const {
  const auto it = std::find_if(classes.begin(), classes.end(), [&](const PhraseClass& c) { return c.name == name; });
  return it == classes.end() ? nullptr : &*it;
}

Analysis::Analysis(const Rulebook& rulebook, std::shared_ptr<const Draft> draft, Surroundings surroundings)
    : rulebook_(rulebook),
      remembers_(rulebook.memory.wake()),
      surroundings_(std::move(surroundings)),
      document_(analyse(std::move(draft))) {
  phrase_hits_ = rulebook.phrases.match(document_, *rulebook.common, remembers_ ? &rulebook.memory.phrases : nullptr);
  class_hits_.reserve(rulebook.classes.size());
  for (const PhraseClass& phrase_class : rulebook.classes) {
    class_hits_.push_back(class_hits(phrase_class, document_, phrase_hits_, *rulebook.common));
  }
  for (const PatternText text : {PatternText::kProse, PatternText::kRaw, PatternText::kSubject}) {
    lower_[static_cast<std::size_t>(text)] = ascii_lower(pattern_text(text));
    pattern_places_.push_back(
        rulebook.regexes.places(text, cased_text(text), remembers_ ? &rulebook.memory.needles : nullptr));
  }
  for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
    const Sentence& sentence = document_.sentences[i];
    if (!is_prose(sentence.part)) continue;
    prose_sentences_.push_back(i);
    word_count_ += sentence.words;
  }
  if (rulebook.model != nullptr) ask_model();
}

/// The sentence model sees what phrases found; the message model what the sentence model thinks.
void Analysis::ask_model() {
  sentence_facts_.document = &document_;
  sentence_facts_.groups = &rulebook_.model->groups();
  sentence_facts_.prose = prose_sentences_;
  sentence_facts_.found.resize(document_.sentences.size());
  likelihoods_.resize(document_.sentences.size());
  for (std::size_t i = 0; i < rulebook_.classes.size(); ++i) {
    for (const ClassHit& hit : class_hits_[i]) sentence_facts_.found[hit.sentence].push_back(rulebook_.classes[i].name);
  }
  for (const NamedList& list : rulebook_.rule_phrases) {
    for (const PhraseHit& hit : surviving_hits(list.phrases, list.except, phrase_hits_)) {
      sentence_facts_.found[document_.tokens[hit.first_token].sentence].push_back(list.name);
    }
  }
  for (std::size_t i = 0; i < prose_sentences_.size(); ++i) likelihoods_[prose_sentences_[i]] = likelihoods_of(i);
  if (rulebook_.messages != nullptr && !prose_sentences_.empty()) {
    message_likelihoods_ = judge_message(*rulebook_.messages, message_features(*this));
  }
}

Likelihoods Analysis::likelihoods_of(std::size_t ordinal) const {
  const SentenceModel& model = *rulebook_.model;
  const auto judge = [&] { return model.judge(model.features(sentence_facts_, ordinal)); };
  const Sentence& sentence = document_.sentences[prose_sentences_[ordinal]];
  if (!remembers_ || sentence.last - sentence.first > kLongestRemembered) return judge();
  return rulebook_.memory.likelihoods.get(sentence_key(sentence_facts_, ordinal), judge);
}

std::vector<std::string> Analysis::reasons(std::uint32_t sentence, std::size_t label) const {
  constexpr std::size_t kMost = 3;
  const auto it = std::lower_bound(prose_sentences_.begin(), prose_sentences_.end(), sentence);
  if (rulebook_.model == nullptr || it == prose_sentences_.end() || *it != sentence) return {};
  std::vector<std::string> out;
  const auto ordinal = static_cast<std::size_t>(it - prose_sentences_.begin());
  const std::vector<Feature> features = rulebook_.model->features(sentence_facts_, ordinal);
  for (const auto& [first, last] : rulebook_.model->reasons(features, label, kMost)) {
    out.emplace_back(document_.text(Span{document_.tokens[first].span.begin, document_.tokens[last].span.end}));
  }
  return out;
}

const std::vector<ClassHit>& Analysis::hits(const PhraseClass& phrase_class) const {
  return class_hits_[static_cast<std::size_t>(&phrase_class - rulebook_.classes.data())];
}

const std::vector<ClassHit>& Analysis::hits(std::string_view class_name) const {
  static const std::vector<ClassHit> kNone;
  const PhraseClass* found = rulebook_.find_class(class_name);
  return found == nullptr ? kNone : hits(*found);
}

bool Analysis::may_match(PatternText text, std::uint32_t id) const {
  return pattern_places_[static_cast<std::size_t>(text)].may_match(id);
}

std::vector<Span> Analysis::pattern_parts(PatternText text, std::uint32_t id) const {
  return pattern_places_[static_cast<std::size_t>(text)].parts(id);
}

std::string_view Analysis::pattern_text(PatternText text) const {
  if (text == PatternText::kProse) return document_.mask;
  if (text == PatternText::kSubject) {
    return draft().subject ? draft().source.text(*draft().subject) : std::string_view{};
  }
  return draft().source.text(draft().body);
}

CasedText Analysis::cased_text(PatternText text) const {
  return {pattern_text(text), lower_[static_cast<std::size_t>(text)]};
}

std::uint32_t Analysis::pattern_base(PatternText text) const {
  if (text == PatternText::kProse) return 0;
  if (text == PatternText::kSubject) return draft().subject ? draft().subject->begin : 0;
  return draft().body.begin;
}

std::optional<Day> Analysis::today() const {
  if (!surroundings_.now) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*surroundings_.now);
}

Relation Analysis::relation() const {
  const Context& context = draft().context;
  if (context.relation != Relation::kUnknown) return context.relation;
  if (context.thread.replied.value_or(false)) return Relation::kWarm;
  const bool talked = context.thread.messages.value_or(0) > 0 && context.thread.unanswered.value_or(0) == 0;
  return draft().kind == Kind::kReply || talked ? Relation::kWarm : Relation::kCold;
}

Part Analysis::part_at(std::uint32_t offset) const {
  const auto& parts = draft().parts;
  const auto next = std::upper_bound(parts.begin(), parts.end(), offset,
                                     [](std::uint32_t o, const PartSpan& p) { return o < p.span.begin; });
  if (next == parts.begin()) return Part::kBody;
  return (next - 1)->part;
}

}  // namespace mannerly
