// Kind `thread`: what the exchange so far, the clock and the run say about sending this message now. Every fact is
// silent while one of the things it needs is unknown; the day comes from the run, never from a clock.
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"
#include "checks/survey.h"

namespace mannerly {
namespace {

using std::chrono::days;

struct ThreadParams {
  int least_days = 7;        ///< days that should pass
  int error_days = 0;        ///< fewer than this: an error
  int most = 1;              ///< how many are well received
  int error_most = 0;        ///< more than this: an error; 0: never
  int last_days = 30;        ///< of schedule: after that, let it be
  double similarity = 0.85;  ///< of duplicate
  double threshold = 2;      ///< of accepted: weight of the class's hits
  std::vector<const PhraseClass*> classes;
  std::vector<unsigned> weekdays;  ///< of send-time: ISO numbers, Monday is 1
  std::optional<int> utc_offset;   ///< of send-time: hours east of Greenwich where the reader is
  int night_from = 22;             ///< of send-time, with an offset: hours of the day
  int night_to = 6;
};

using ThreadFact = void (*)(const Analysis& analysis, const ThreadParams& params, FindingSink& sink);

Finding& report(const Analysis& analysis, FindingSink& sink,
                std::initializer_list<std::pair<std::string_view, std::string>> values) {
  const Span span = analysis.document().sentences[analysis.prose_sentences().front()].span;
  return sink.add_about_draft(span, fill_in(sink.message(), values));
}

void raise(Finding& finding) { finding.severity = std::max(finding.severity, Severity::kError); }

/// Own messages since the last answer, if the facts tell; a stated last message of an unanswered thread is one.
std::optional<int> unanswered(const Draft& draft) {
  const Thread& thread = draft.context.thread;
  if (draft.kind == Kind::kReply) return 0;
  if (thread.unanswered) return thread.unanswered;
  if (thread.replied.value_or(false)) return 0;
  if (draft.kind == Kind::kFollowup && thread.last_sent) return 1;
  return std::nullopt;
}

/// Between people who talk, a second message in a row is no pressure, unless it is written as a follow-up.
bool is_talk(const Draft& draft) {
  return draft.context.thread.replied.value_or(false) && draft.kind != Kind::kFollowup;
}

void check_too_soon(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const auto last = analysis.draft().context.thread.last_sent;
  const auto today = analysis.today();
  if (!today || !last || is_talk(analysis.draft()) || unanswered(analysis.draft()).value_or(0) < 1) return;
  const auto passed = (*today - *last).count();
  if (passed < 0 || passed >= params.least_days) return;
  Finding& finding = report(analysis, sink,
                            {{"count", std::to_string(passed)},
                             {"limit", std::to_string(params.least_days)},
                             {"instead", to_string(*last + days(params.least_days))}});
  if (passed < params.error_days) raise(finding);
}

void check_too_many(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const int count = unanswered(analysis.draft()).value_or(0);
  const bool talk = is_talk(analysis.draft());
  if (count <= (talk ? std::max(params.most, params.error_most) : params.most)) return;
  Finding& finding = report(analysis, sink, {{"count", std::to_string(count)}, {"limit", std::to_string(params.most)}});
  if (!talk && params.error_most > 0 && count > params.error_most) raise(finding);
}

void check_declined(const Analysis& analysis, const ThreadParams&, FindingSink& sink) {
  if (analysis.draft().context.thread.declined.value_or(false) && analysis.draft().kind != Kind::kReply)
    report(analysis, sink, {});
}

void check_duplicate(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  constexpr std::size_t kFewestWords = 6;
  const Draft& draft = analysis.draft();
  const auto& sent = draft.context.thread.sent;
  if (sent.empty() || draft.blocks.empty()) return;
  const Sketch own = sketch_of(draft);
  const Span whole{draft.blocks.front().span.begin, draft.blocks.back().span.end};
  const Sketch all = sketch_of(draft.source.text(whole), {}, kFewestWords);
  double most = 0;
  for (const std::string& text : sent) {
    const Sketch earlier = sketch_of(text, {}, kFewestWords);
    most = std::max({most, similarity(own, earlier), similarity(all, earlier)});
  }
  if (most >= params.similarity) report(analysis, sink, {{"value", std::to_string(static_cast<int>(most * 100))}});
}

/// When to write again if no answer comes.
void check_schedule(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const auto today = analysis.today();
  if (!today || analysis.relation() == Relation::kWarm) return;
  if (unanswered(analysis.draft()).value_or(0) >= params.most) return;
  report(analysis, sink,
         {{"instead", to_string(*today + days(params.least_days))},
          {"limit", to_string(*today + days(params.last_days))}});
}

void check_accepted(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const Thread& thread = analysis.draft().context.thread;
  const auto today = analysis.today();
  if (!today || !thread.connected || thread.messages.value_or(0) > 0) return;
  const auto passed = (*today - *thread.connected).count();
  if (passed < 0 || passed > params.least_days) return;
  double weight = 0;
  const ClassHit* first = nullptr;
  for (const PhraseClass* phrase_class : params.classes) {
    for (const ClassHit& hit : analysis.hits(*phrase_class)) {
      weight += hit.weight;
      if (first == nullptr || hit.span < first->span) first = &hit;
    }
  }
  if (first == nullptr || weight < params.threshold) return;
  const std::string match(analysis.document().text(first->span));
  sink.add(first->span, fill_in(sink.message(), {{"match", match}, {"count", std::to_string(passed)}}));
}

void check_send_time(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
  if (!analysis.now()) return;
  const auto local = *analysis.now() + std::chrono::hours(params.utc_offset.value_or(0));
  const auto day = std::chrono::floor<days>(local);
  const unsigned weekday = std::chrono::weekday(day).iso_encoding();
  const auto hour = static_cast<int>(std::chrono::floor<std::chrono::hours>(local - day).count());
  const bool late = params.night_from > params.night_to ? hour >= params.night_from || hour < params.night_to
                                                        : hour >= params.night_from && hour < params.night_to;
  if (std::find(params.weekdays.begin(), params.weekdays.end(), weekday) != params.weekdays.end()) {
    report(analysis, sink, {{"match", std::string(kNames[weekday - 1])}});
  } else if (params.utc_offset && late) {
    report(analysis, sink, {{"match", "night"}});
  }
}

/// How many people the run and the day's account write to for the first time.
void check_first_messages(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const Survey* survey = analysis.survey();
  const std::size_t place = survey == nullptr ? Survey::kNone : survey->place_of(analysis.draft());
  if (place == Survey::kNone) return;
  const int number = survey->entry(place).first_message;
  const int before = analysis.draft().context.account.used.unique_today.value_or(0);
  const bool passes = before >= params.most ? number == 1 : number + before == params.most + 1;
  if (number == 0 || !passes) return;
  report(analysis, sink,
         {{"count", std::to_string(survey->first_messages() + before)}, {"limit", std::to_string(params.most)}});
}

void check_streak(const Analysis& analysis, const ThreadParams& params, FindingSink& sink) {
  const Survey* survey = analysis.survey();
  const std::size_t place = survey == nullptr ? Survey::kNone : survey->place_of(analysis.draft());
  if (place == Survey::kNone) return;
  const int count = survey->entry(place).unanswered;
  const bool again = place > 0 && survey->entry(place - 1).unanswered >= params.most;
  if (count >= params.most && !again) report(analysis, sink, {{"count", std::to_string(count)}});
}

struct FactRow {
  std::string_view fact;
  ThreadFact check = nullptr;
  Needed needed = Needed::kNothing;
};

constexpr std::array<FactRow, 9> kFacts{{{"too-soon", check_too_soon, Needed::kLastSent},
                                         {"too-many", check_too_many},
                                         {"declined", check_declined, Needed::kDeclined},
                                         {"duplicate", check_duplicate, Needed::kSentTexts},
                                         {"schedule", check_schedule},
                                         {"accepted", check_accepted, Needed::kConnected},
                                         {"send-time", check_send_time},
                                         {"first-messages", check_first_messages},
                                         {"streak", check_streak}}};

class ThreadCheck final : public Check {
 public:
  ThreadCheck(const FactRow& fact, ThreadParams params) : fact_(fact), params_(std::move(params)) {}
  void run(const Analysis& analysis, FindingSink& sink) const override {
    if (!analysis.prose_sentences().empty()) fact_.check(analysis, params_, sink);
  }
  Trigger trigger() const override { return {.needed = fact_.needed}; }

 private:
  const FactRow& fact_;  ///< of the table
  ThreadParams params_;
};

yaml::Fault read_fact(const yaml::Node& node, const FactRow*& out) {
  std::vector<std::string> known;
  for (const FactRow& row : kFacts) {
    if (row.fact == node.scalar) out = &row;
    known.emplace_back(row.fact);
  }
  return out != nullptr ? yaml::Fault{} : unknown_name("fact", node.scalar, known);
}

yaml::Fault read_weekdays(const yaml::Node& node, std::vector<unsigned>& out) {
  const std::vector<std::string> known = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  std::vector<std::string> names;
  if (yaml::Fault fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  out.clear();
  for (const std::string& name : names) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) return unknown_name("weekday", name, known);
    out.push_back(static_cast<unsigned>(found - known.begin()) + 1);
  }
  return {};
}

yaml::Fault read_hour(const yaml::Node& node, int least, int most, int& out) {
  if (yaml::Fault fault = yaml::read_int(node, out); !fault.empty()) return fault;
  if (out >= least && out <= most) return {};
  return "expected a number from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

std::unique_ptr<Check> compile_thread(const RuleSpec& spec, CompileContext& context) {
  const FactRow* fact = nullptr;
  ThreadParams params;
  yaml::DictReader reader(spec.path);
  reader.on("fact", [&](const yaml::Node& n) { return read_fact(n, fact); }).required();
  reader.on("days", [&](const yaml::Node& n) { return yaml::read_int(n, params.least_days); })
      .on("error_days", [&](const yaml::Node& n) { return yaml::read_int(n, params.error_days); })
      .on("last_days", [&](const yaml::Node& n) { return yaml::read_int(n, params.last_days); })
      .on("most", [&](const yaml::Node& n) { return yaml::read_int(n, params.most); })
      .on("error_most", [&](const yaml::Node& n) { return yaml::read_int(n, params.error_most); })
      .on("similarity", [&](const yaml::Node& n) { return yaml::read_number(n, params.similarity); })
      .on("class", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.classes); })
      .on("threshold", [&](const yaml::Node& n) { return yaml::read_number(n, params.threshold); })
      .on("weekdays", [&](const yaml::Node& n) { return read_weekdays(n, params.weekdays); })
      .on("utc_offset", [&](const yaml::Node& n) { return read_hour(n, -12, 14, params.utc_offset.emplace()); })
      .on("night_from", [&](const yaml::Node& n) { return read_hour(n, 0, 23, params.night_from); })
      .on("night_to", [&](const yaml::Node& n) { return read_hour(n, 0, 23, params.night_to); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<ThreadCheck>(*fact, std::move(params));
}

}  // namespace mannerly
