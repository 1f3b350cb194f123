#include "cli/draft_parts.h"

#include <filesystem>
#include <utility>

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{32} << 10;
constexpr std::size_t kReadBytes = std::size_t{64} << 10;
constexpr std::size_t kTooLarge = (std::size_t{64} << 20) + 1;  ///< read_drafts() says so of a draft of so many bytes

bool can_be_read_again(const std::string& file) {
  std::error_code code;
  return file != kStdin && (fs::is_regular_file(file, code) || !fs::exists(file, code));
}

}  // namespace

ReadPart read_part(const DraftPart& part, const Workspace& workspace) {
  ReadPart out{part.file, {}, part.problems, {}};
  if (part.file == nullptr) return out;
  const DraftFile& file = *part.file;
  ReadResult read =
      part.piece ? read_piece(file.path, *part.piece, file.input) : read_drafts(file.path, part.bytes, file.input);
  for (Draft& draft : read.drafts) {
    for (std::string& note : workspace.complete(file, draft)) out.notes.push_back(std::move(note));
    out.drafts.push_back(std::make_shared<const Draft>(std::move(draft)));
  }
  out.problems.insert(out.problems.end(), read.problems.begin(), read.problems.end());
  return out;
}

/// Bytes of a file, from the disk or from what was kept of a pipe.
Result<void> DraftParts::stream(const std::string& file, const std::function<bool()>& stop, const Bytes& use) {
  if (can_be_read_again(file)) {
    const auto read = disk_.stream(file, [&](std::string_view chunk) {
      use(chunk);
      return !stop();
    });
    if (!read) return fail(read.error());
    return {};
  }
  const auto [spool, is_new] = spools_.try_emplace(file);
  if (!is_new) {
    if (!spool->second.replay(use)) {
      return fail(Error{.message = "cannot read the copy kept in the folder for temporary files", .path = file});
    }
    return {};
  }
  const auto keep_and_use = [&, &kept = spool->second](std::string_view chunk) {
    kept.append(chunk);
    use(chunk);
    return !stop();
  };
  if (file != kStdin) {
    const auto read = disk_.stream(file, keep_and_use);
    if (!read) return fail(read.error());
    return {};
  }
  std::string chunk(kReadBytes, '\0');
  while (in_ && !stop()) {
    in_.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    keep_and_use(std::string_view(chunk).substr(0, static_cast<std::size_t>(in_.gcount())));
  }
  return {};
}

void DraftParts::use_file(const std::string& file, const std::function<bool()>& stop, const Use& use) {
  std::optional<DraftFile> opened = workspace_.open(file);
  if (!opened) return;
  const auto shared = std::make_shared<const DraftFile>(std::move(*opened));
  Result<void> read;
  if (batch_format(shared->path, shared->input)) {
    BatchCutter cutter(shared->path, shared->input, kPieceBytes, [&](BatchPiece piece) {
      use({shared, std::move(piece), {}, {}, file_number_});
    });
    read = stream(file, stop, [&](std::string_view chunk) { cutter.feed(chunk); });
    if (!stop()) cutter.finish();
  } else {
    DraftPart whole{shared, {}, {}, {}, file_number_};
    const auto enough = [&] { return stop() || whole.bytes.size() >= kTooLarge; };
    read = stream(file, enough, [&](std::string_view chunk) { whole.bytes += chunk; });
    if (read) use(std::move(whole));
  }
  if (!read) use({nullptr, {}, {}, {read.error()}, file_number_});
}

void DraftParts::each(const std::function<bool()>& stop, const Use& use) {
  for (file_number_ = 0; file_number_ < files_.size(); ++file_number_) {
    if (stop()) return;
    use_file(files_[file_number_], stop, use);
  }
}

}  // namespace mannerly::cli
