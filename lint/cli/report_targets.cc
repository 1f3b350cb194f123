#include "cli/report_targets.h"

#include <utility>

#include "cli/deliver.h"

namespace mannerly::cli {

ReportTarget::ReportTarget(const StreamFormat& format, ReportOptions options, std::string path, std::ostream& out)
    : format_(format), options_(std::move(options)), path_(std::move(path)), out_(out) {}

Result<void> ReportTarget::begin(const StreamFacts& facts) {
  facts_ = facts;
  if (path_.empty()) {
    sink_ = std::make_unique<Sink>([this](std::string_view piece) { out_ << piece; });
  } else {
    Result<std::unique_ptr<FileWriter>> file = FileWriter::open(path_);
    if (!file) return fail(file.error());
    file_ = std::move(*file);
    sink_ = std::make_unique<Sink>([this](std::string_view piece) { file_->put(piece); });
  }
  stream_ = std::make_unique<ReportStream>(format_, options_, facts_, *sink_);
  return {};
}

void ReportTarget::add(const Passage& passage) {
  if (stream_ != nullptr) stream_->add(passage);
}

void ReportTarget::flush() {
  if (stream_ == nullptr || !path_.empty()) return;
  sink_->flush();
  out_.flush();
}

Result<void> ReportTarget::finish(const Report& report) {
  if (stream_ == nullptr) return {};
  stream_->finish(report);
  sink_->flush();
  if (file_ != nullptr) return file_->commit();
  out_.flush();
  return {};
}

std::vector<std::unique_ptr<ReportTarget>> report_targets(const Options& options, Io& io) {
  std::vector<std::unique_ptr<ReportTarget>> out;
  for (const ReportFile& file : options.report_files) {
    out.push_back(std::make_unique<ReportTarget>(*find_stream_format(file.format), file_report_options(options),
                                                 file.file, io.out));
  }
  out.push_back(std::make_unique<ReportTarget>(*find_stream_format(options.format),
                                               output_report_options(options, io.terminal), options.output, io.out));
  return out;
}

}  // namespace mannerly::cli
