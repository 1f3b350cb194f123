// Batches too large to hold: records in pieces, the survey of a run draft by draft, counts piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/linter.h"
#include "mannerly/report.h"
#include "mannerly/result.h"

namespace mannerly {

/// Records that stand together in a batch, cut from it without being read.
struct BatchPiece {
  /// A row of a table, as cut: `cells` fields from the place where the row before ended.
  struct Row {
    std::uint32_t line = 1;
    std::size_t cells = 0;
    std::string_view fault = {};  ///< why it is broken, or empty; a text that lives as long as the program
  };

  std::string bytes;                                            ///< whole lines, or the decoded fields of a table
  std::uint32_t line = 1;                                       ///< of the first line, from 1
  std::size_t record = 1;                                       ///< number of the first record, from 1
  std::vector<std::size_t> ends;                                ///< of a table: where each field ends in `bytes`
  std::vector<Row> rows;                                        ///< of a table
  std::shared_ptr<const std::vector<std::string>> header = {};  ///< of a table: its columns
  std::vector<Error> problems;                                  ///< of the table as a whole
};

/// The format of the batch at `path`, or nullopt for a file that is one draft.
std::optional<InputFormat> batch_format(const std::string& path, const InputOptions& options);

/// Cuts the bytes of a batch into pieces of whole records, wherever the chunks it is fed end. What read_piece() makes
/// of the pieces in order is what read_drafts() makes of all bytes at once. Holds one piece and one unfinished record.
class BatchCutter {
 public:
  using Use = std::function<void(BatchPiece)>;

  /// `options` as for read_drafts(); a piece is handed to `use` as soon as it has `piece_bytes`.
  BatchCutter(std::string path, const InputOptions& options, std::size_t piece_bytes, Use use);
  ~BatchCutter();
  BatchCutter(const BatchCutter&) = delete;
  BatchCutter& operator=(const BatchCutter&) = delete;

  void feed(std::string_view chunk);
  /// Hands over the rest; to be called once, at the end.
  void finish();

 private:
  class Cuts;
  std::unique_ptr<Cuts> cuts_;
};

/// The drafts of a piece that was cut with the same path and options. Thread safe.
ReadResult read_piece(const std::string& path, const BatchPiece& piece, const InputOptions& options);

/// What one draft adds to a survey.
struct SurveyNote;

/// Reads a draft for a survey; one that is `alone` in it is compared with nothing. Thread safe.
std::shared_ptr<const SurveyNote> survey_note(const Draft& draft, bool alone = false);

/// Room beside the memory, addressed by bytes. Not thread safe.
class Scratch {
 public:
  virtual ~Scratch() = default;
  /// Writes bytes at `offset`; false when that failed, and then for good.
  virtual bool write(std::uint64_t offset, std::string_view bytes) = 0;
  /// `size` bytes written before, valid until the next call; empty when they cannot be had.
  virtual std::string_view read(std::uint64_t offset, std::size_t size) = 0;
};

/// Builds a survey from the notes of a run's drafts, in the order of the drafts, in bounded memory: of more than about
/// a hundred thousand different texts, a draft is compared with the latest. Not thread safe.
class SurveyBuilder {
 public:
  /// `scratch`, when given, holds what is rarely looked at, as long as there is the survey.
  explicit SurveyBuilder(std::unique_ptr<Scratch> scratch = nullptr);
  ~SurveyBuilder();
  SurveyBuilder(SurveyBuilder&&) noexcept;
  SurveyBuilder& operator=(SurveyBuilder&&) noexcept;

  void add(const SurveyNote& note);
  /// How many were added.
  std::size_t size() const;
  /// The survey; the builder is empty then.
  std::shared_ptr<const Survey> finish();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

/// The survey as `draft`, the one added at `place` (from 0), is linted with.
std::shared_ptr<const Survey> seen_from(const std::shared_ptr<const Survey>& survey, const Draft& draft,
                                        std::size_t place);

/// Counts of drafts that share a gate.
class Tally {
 public:
  void add(const DraftResult& result);
  void add(const Tally& other);
  /// As summarise() says it of the same drafts.
  Summary summary(const Gate& gate) const;

 private:
  Summary counts_;
  std::map<int, std::size_t> scores_;  ///< how many drafts have each
};

}  // namespace mannerly
