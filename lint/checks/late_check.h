// A rule of a pack that is compiled when it is first needed: when a phrase of it or of its classes stands in the draft,
// when one of its patterns can match, or, for kinds of which that cannot be told, on the first draft.
#pragma once

#include <memory>

#include "base/bytes.h"
#include "base/late.h"
#include "checks/check.h"
#include "checks/compile.h"

namespace mannerly {

/// The bytes of a compiled rule: in `out` what every run reads, what it waits for and its ids; in `form` what is read
/// once it is needed, the check or the rule itself. `first` are its first ids.
void write_check(const RuleSpec& spec, const Check* check, const RecordedIds& first, ByteWriter& out, ByteWriter& form);

/// Thread safe.
class LateCheck final : public Check {
 public:
  /// Reads what write_check() wrote, `form` once it is needed; the bytes and the rulebook must outlive this. `regexes`
  /// is not null.
  LateCheck(ByteReader in, ByteReader form, Rulebook& rulebook, std::shared_ptr<RegexCache> regexes);

  void run(const Analysis& analysis, FindingSink& sink) const override;
  void judge(const Analysis& analysis, const Outcome& outcome, FindingSink& sink) const override;
  std::vector<std::string> account(const Analysis& analysis) const override;
  Trigger trigger() const override { return trigger_; }

 private:
  const Check* check() const;
  std::unique_ptr<Check> make() const;

  Rulebook& rulebook_;
  std::shared_ptr<RegexCache> regexes_;
  Trigger trigger_;
  RecordedIds first_;
  bool is_check_ = false;  ///< the form is the check, else the rule
  ByteReader form_;
  Late<std::unique_ptr<Check>> check_;
};

}  // namespace mannerly
