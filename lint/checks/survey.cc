#include "checks/survey.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/flat_table.h"
#include "base/strings.h"
#include "checks/near_texts.h"
#include "text/casing.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

constexpr double kEqual = 0.95;          // stands for the text it equals
constexpr std::size_t kRemembered = 12;  // people written to before

/// The reader as the facts name them, else the capitalised words of the greeting.
std::string reader_of(const Draft& draft) {
  std::string out = whole_name_key(draft.context.to.name);
  if (!out.empty()) return out;
  for (const PartSpan& part : draft.parts) {
    if (part.part != Part::kGreeting) continue;
    bool first = true;
    for (const std::string_view word : split(draft.source.text(part.span), ' ')) {
      const Casing casing = casing_of(word);
      if (!first && casing != Casing::kLower && casing != Casing::kNone) out += name_key(word);
      first = false;
    }
  }
  return out;
}

std::string label_of(const Draft& draft) {
  const std::string& path = draft.source.path();
  const std::string file = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  return draft.id.empty() ? file : draft.id;
}

/// A message to somebody new, as far as the facts tell.
bool is_first_message(const Draft& draft) {
  const Context& context = draft.context;
  const bool channel = draft.kind == Kind::kMessage || draft.kind == Kind::kInmail || draft.kind == Kind::kNote ||
                       draft.kind == Kind::kEmail;
  const bool written = context.thread.messages.value_or(0) > 0 || context.thread.unanswered.value_or(0) > 0 ||
                       context.thread.replied.value_or(false) || context.thread.last_sent.has_value();
  return channel && !draft.is_template && !written && context.relation != Relation::kWarm;
}

/// 0 for nothing.
std::uint64_t hash_or_none(const std::string& key) { return key.empty() ? 0 : stable_hash(key) | 1U; }

}  // namespace

/// Names are known by the hashes of their keys.
struct SurveyNote {
  TextPrint print;
  std::string label;
  std::uint64_t reader = 0;  ///< as stated or greeted; 0: unknown
  bool first_message = false;
  std::optional<bool> unanswered;  ///< unset: the facts do not say
  std::uint64_t company = 0;
  std::uint64_t first_name = 0;
  std::uint64_t preferred = 0;
  std::uint64_t full_name = 0;  ///< 0 for a name of one word
};

std::shared_ptr<const SurveyNote> survey_note(const Draft& draft, bool alone) {
  auto note = std::make_shared<SurveyNote>();
  if (!alone) note->print = print_of(draft);
  note->label = label_of(draft);
  note->reader = hash_or_none(reader_of(draft));
  note->first_message = is_first_message(draft);
  const Thread& thread = draft.context.thread;
  if (thread.unanswered || thread.replied) {
    note->unanswered = thread.unanswered.value_or(0) > 0 && !thread.replied.value_or(false);
  }
  const Person& to = draft.context.to;
  const std::vector<std::string> words = name_keys(to.name);
  note->company = hash_or_none(whole_name_key(to.company));
  if (!words.empty()) note->first_name = hash_or_none(words.front());
  note->preferred = hash_or_none(whole_name_key(to.preferred));
  if (words.size() > 1) note->full_name = hash_or_none(whole_name_key(to.name));
  return note;
}

std::uint64_t RunRecord::key(Naming naming, std::uint64_t name, std::size_t cluster) {
  return mixed(name + static_cast<std::uint64_t>(naming)) ^ mixed(static_cast<std::uint64_t>(cluster));
}

std::optional<std::size_t> RunRecord::reader(Naming naming, const std::string& name, std::size_t cluster) const {
  const std::uint64_t hash = hash_or_none(name);
  auto found = readers_.find(key(naming, hash, kNone));
  if (found && cluster != kNone && found->cluster != cluster) found = readers_.find(key(naming, hash, cluster));
  if (!found) return std::nullopt;
  return found->place;
}

void RunRecord::add_reader(Naming naming, std::uint64_t name, ReaderPlace place) {
  if (name == 0 || readers_.is_full()) return;
  const auto first = readers_.find(key(naming, name, kNone));
  // The first reader of all is the first of its cluster too.
  if (!first) {
    readers_.insert(key(naming, name, kNone), place);
  } else if (first->cluster != place.cluster) {
    readers_.insert(key(naming, name, place.cluster), place);
  }
}

/// A survey that grows.
class SurveyBuilder::Parts {
 public:
  explicit Parts(std::unique_ptr<Scratch> scratch)
      : Parts(scratch == nullptr ? nullptr : std::make_shared<SharedScratch>(std::move(scratch))) {}

  std::shared_ptr<const RunRecord> run() const { return run_; }

  void add(const SurveyNote& note) {
    const auto place = static_cast<std::uint32_t>(run_->rows().size());
    RunRow row;
    row.cluster = place;
    if (pair_up(note, place, row) < kEqual) near_.remember(note.print, {place, note.reader, {}});
    count(note, row);
    run_->rows().add(row, note.label);
    index(note, {place, row.cluster});
  }

 private:
  explicit Parts(const std::shared_ptr<SharedScratch>& scratch)
      : run_(std::make_shared<RunRecord>(scratch)), near_(scratch == nullptr ? nullptr : &scratch->alone()) {}

  /// Compares the text with those before it; returns the highest similarity.
  double pair_up(const SurveyNote& note, std::uint32_t place, RunRow& row) {
    double nearest = 0;
    for (const NearText& other : near_.find(note.print)) {
      const double share = other.share.value();
      RunRow before = run_->rows().get(other.place);
      if (share > nearest) {
        nearest = share;
        row.cluster = before.cluster;
      }
      if (note.reader == 0 || other.reader == 0 || note.reader == other.reader) continue;
      if (share > row.share.value()) set_twin(row, other.place, other.share);
      if (share <= before.share.value()) continue;
      set_twin(before, place, other.share);
      run_->rows().set(other.place, before);
    }
    return nearest;
  }

  static void set_twin(RunRow& row, std::uint32_t twin, Share share) {
    row.twin = twin;
    row.share = share;
  }

  void index(const SurveyNote& note, ReaderPlace place) {
    using Naming = RunRecord::Naming;
    run_->add_reader(Naming::kCompany, note.company, place);
    run_->add_reader(Naming::kGreeting, note.first_name, place);
    run_->add_reader(Naming::kGreeting, note.preferred, place);
    run_->add_reader(Naming::kFullName, note.full_name, place);
  }

  void count(const SurveyNote& note, RunRow& row) {
    if (note.first_message) row.first_message = static_cast<std::uint32_t>(++run_->first_messages);
    if (!note.unanswered) return;
    last_.push_back(*note.unanswered);
    if (last_.size() > kRemembered) last_.pop_front();
    const auto open = std::count(last_.begin(), last_.end(), true);
    if (last_.size() == kRemembered) row.unanswered = static_cast<std::uint16_t>(open);
  }

  std::shared_ptr<RunRecord> run_;
  NearTexts near_;
  std::deque<bool> last_;
};

SurveyBuilder::SurveyBuilder(std::unique_ptr<Scratch> scratch) : parts_(std::make_unique<Parts>(std::move(scratch))) {}
SurveyBuilder::~SurveyBuilder() = default;
SurveyBuilder::SurveyBuilder(SurveyBuilder&&) noexcept = default;
SurveyBuilder& SurveyBuilder::operator=(SurveyBuilder&&) noexcept = default;

void SurveyBuilder::add(const SurveyNote& note) { parts_->add(note); }

std::size_t SurveyBuilder::size() const { return parts_->run()->rows().size(); }

std::shared_ptr<const Survey> SurveyBuilder::finish() {
  auto out = std::make_shared<const Survey>(parts_->run());
  parts_ = std::make_unique<Parts>(std::unique_ptr<Scratch>());
  return out;
}

Survey::Survey(const std::vector<std::shared_ptr<const Draft>>& drafts) {
  SurveyBuilder builder;
  for (const auto& draft : drafts) {
    places_.emplace(draft.get(), builder.size());
    builder.add(*survey_note(*draft));
  }
  run_ = builder.finish()->run();
}

Survey::Survey(std::shared_ptr<const RunRecord> run, const Draft& draft, std::size_t place) : run_(std::move(run)) {
  if (place < size()) places_.emplace(&draft, place);
}

std::size_t Survey::place_of(const Draft& draft) const {
  const auto found = places_.find(&draft);
  return found == places_.end() ? kNone : found->second;
}

Survey::Entry Survey::entry(std::size_t place) const {
  const RunRow row = run_->rows().get(place);
  Entry out;
  if (row.twin != RunRow::kNobody) out.twin = row.twin;
  out.similarity = row.share.value();
  out.cluster = row.cluster == RunRow::kNobody ? place : row.cluster;
  out.first_message = static_cast<int>(row.first_message);
  out.unanswered = row.unanswered;
  return out;
}

std::shared_ptr<const Survey> survey(const std::vector<std::shared_ptr<const Draft>>& drafts) {
  return std::make_shared<const Survey>(drafts);
}

std::shared_ptr<const Survey> seen_from(const std::shared_ptr<const Survey>& survey, const Draft& draft,
                                        std::size_t place) {
  return std::make_shared<const Survey>(survey->run(), draft, place);
}

}  // namespace mannerly
