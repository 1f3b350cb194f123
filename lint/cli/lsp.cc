// `mannerly lsp`: gives the language server its streams, disk and clock. One thread reads standard input, this one
// works and writes standard output.
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "lsp/frames.h"
#include "lsp/server.h"

namespace mannerly::cli {
namespace {

using lsp::FileStamp;
using lsp::Inbox;
using lsp::Reading;

constexpr int kParentCheckMs = 5000;

class MachineDisk final : public lsp::Disk {
 public:
  Result<std::string> read(const std::string& path) const override { return files_->read(path); }
  Result<std::string> read_at_most(const std::string& path, std::size_t most) const override {
    return files_->read_at_most(path, most);
  }
  Result<std::string> resolve(const std::string& path) const override { return files_->resolve(path); }
  Result<std::uint64_t> stream(const std::string& path,
                               const std::function<bool(std::string_view)>& use) const override {
    return files_->stream(path, use);
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return files_->list(folder); }
  bool exists(const std::string& path) const override { return files_->exists(path); }

  std::optional<FileStamp> stamp(const std::string& path) const override {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return std::nullopt;
    return FileStamp{found.st_mtim.tv_sec * 1'000'000'000 + found.st_mtim.tv_nsec,
                     static_cast<std::uint64_t>(found.st_size), found.st_ino};
  }

  Result<void> write(const std::string& path, const std::optional<std::string>& expected,
                     const std::string& bytes) const override {
    if (expected) return replace_file(path, *expected, bytes);
    std::error_code code;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), code);  // create_file says why not
    return create_file(path, bytes);
  }

 private:
  std::shared_ptr<const FileSystem> files_ = disk_file_system();
};

/// Writes all of `bytes` to standard output; what the client no longer reads is lost with it.
void write_out(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// False once the process that started the server is gone.
bool lives(std::int64_t process) { return process <= 0 || kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH; }

/// Reads standard input until its end, an `exit`, or the end of the parent process.
void read_in(Inbox& inbox, const std::atomic<std::int64_t>& parent) {
  Reading reading = Reading::kGoOn;
  lsp::FrameReader frames(
      [&](const std::string& body) {
        if (reading == Reading::kGoOn) reading = inbox.push_body(body);
      },
      [&](std::string fault) { inbox.push_fault(std::move(fault)); });
  std::array<char, 65536> chunk{};
  while (reading == Reading::kGoOn) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = poll(&input, 1, kParentCheckMs);
    if (ready == 0 && lives(parent)) continue;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) break;
    const ssize_t count = read(STDIN_FILENO, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    frames.feed({chunk.data(), static_cast<std::size_t>(count)});
  }
  inbox.close();
}

lsp::Settings settings_of(const Options& options) {
  lsp::Settings settings;
  settings.linter.rules_dir = options.rules_dir;
  settings.linter.policy = options.policy;
  std::error_code unknown;
  settings.linter.base_dir = std::filesystem::current_path(unknown).generic_string();
  settings.linter.config_path = options.config;
  if (!options.words_file.empty()) {
    settings.linter.words_file = std::filesystem::absolute(options.words_file, unknown).lexically_normal().string();
  }
  settings.kind = options.kind;
  settings.encoding = options.position_encoding;
  if (options.debounce_ms) settings.debounce = std::chrono::milliseconds(*options.debounce_ms);
  return settings;
}

}  // namespace

Exit run_lsp(const Options& options, Io&) {
  signal(SIGPIPE, SIG_IGN);
  std::atomic<std::int64_t> parent = 0;
  Inbox inbox;
  lsp::Host host;
  host.disk = std::make_shared<MachineDisk>();
  host.wall_time = [now = options.now] {
    return now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  };
  host.send = [](const std::string& message) { write_out(lsp::frame(message)); };
  host.watch_process = [&parent](std::int64_t process) { parent = process; };
  const lsp::Traffic traffic{[&inbox] { return inbox.is_cancelled(); },
                             [&inbox](const std::string& uri) { return inbox.has_change_of(uri); }};
  lsp::Server server(std::move(host), settings_of(options), traffic);
  std::thread reader(read_in, std::ref(inbox), std::cref(parent));
  const int code = lsp::serve(server, inbox, std::chrono::steady_clock::now);
  reader.join();
  return code == 0 ? Exit::kPassed : Exit::kGateFailed;
}

}  // namespace mannerly::cli
