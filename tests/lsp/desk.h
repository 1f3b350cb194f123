// A language server at a desk of our own: files in memory, time that passes when told, every message kept.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/server.h"
#include "support/places.h"

namespace mannerly::test {

inline constexpr const char* kConfig = "/ws/.mannerly.yaml";
inline constexpr const char* kAllowFile = "/ws/.mannerly-allow.yaml";
inline constexpr const char* kMine = "/home/.config/mannerly/words.txt";

/// Settings of somebody who has words of their own, in kMine.
inline lsp::Settings with_words() {
  lsp::Settings settings;
  settings.linter.words_file = kMine;
  return settings;
}

/// Texts in memory, beside the machine's dictionaries; every write gives a new stamp.
class MemoryDisk final : public lsp::Disk {
 public:
  Result<std::string> read(const std::string& path) const override {
    const auto file = files_.find(path);
    if (file != files_.end()) return file->second.bytes;
    if (is_dictionary(path)) return disk_file_system()->read(path);
    return fail(Error{.message = "no such file", .path = path});
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> out;
    for (const auto& [path, file] : files_) {
      if (path.starts_with(folder + "/")) out.push_back(path.substr(folder.size() + 1));
    }
    return out;
  }
  bool exists(const std::string& path) const override {
    return files_.contains(path) || (is_dictionary(path) && disk_file_system()->exists(path));
  }
  std::optional<lsp::FileStamp> stamp(const std::string& path) const override {
    const auto file = files_.find(path);
    if (file == files_.end()) return std::nullopt;
    return lsp::FileStamp{.modified_ns = file->second.written, .size = file->second.bytes.size(), .node = 1};
  }
  Result<void> write(const std::string& path, const std::optional<std::string>& expected,
                     const std::string& bytes) const override {
    const auto file = files_.find(path);
    const bool fits = expected ? file != files_.end() && file->second.bytes == *expected : file == files_.end();
    if (!fits) return fail(Error{.message = "the file changed meanwhile; it was left alone", .path = path});
    put(path, bytes);
    return {};
  }

  void put(const std::string& path, std::string bytes) const { files_[path] = {std::move(bytes), ++clock_}; }
  void remove(const std::string& path) const { files_.erase(path); }

 private:
  struct File {
    std::string bytes;
    std::int64_t written = 0;
  };
  static bool is_dictionary(const std::string& path) { return path.starts_with("/usr/share/"); }

  mutable std::map<std::string, File> files_;
  mutable std::int64_t clock_ = 0;
};

/// The small pack of the golden runs, as files below /pack.
inline void put_pack(const MemoryDisk& disk) {
  namespace fs = std::filesystem;
  const fs::path pack = fs::path(test::source_dir()) / "tests" / "golden" / "pack";
  for (const auto& entry : fs::recursive_directory_iterator(pack)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    disk.put("/pack/" + entry.path().lexically_relative(pack).generic_string(),
             {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  }
}

/// The rule about unknown words, which the small pack lacks.
inline void add_spelling(const MemoryDisk& disk) {
  std::ifstream in(std::string(test::source_dir()) + "/rules/spelling/unknown-word.yaml", std::ios::binary);
  disk.put("/pack/spelling/unknown-word.yaml", {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
}

class Desk {
 public:
  using Json = lsp::Json;

  /// `settings` as from the command line; the pack is the small one.
  explicit Desk(lsp::Settings settings = {}) : disk(std::make_shared<MemoryDisk>()) {
    put_pack(*disk);
    lsp::Host host;
    host.disk = disk;
    host.wall_time = [] { return std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000)); };
    host.send = [this](const std::string& message) { sent.push_back(*lsp::parse_json(message)); };
    settings.linter.rules_dir = "/pack";
    const lsp::Traffic traffic{[this] { return cancelled; },
                               [this](const std::string& uri) { return newer.starts_with(uri) && !newer.empty(); }};
    server = std::make_unique<lsp::Server>(std::move(host), std::move(settings), traffic);
  }

  void receive(const Json& message) { server->receive({message, {}, false}, now); }
  void tell(const char* method, Json params) {
    receive({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  /// The whole reply to a request; messages sent before it stay in `sent`.
  Json ask(const char* method, Json params) {
    const int id = ++last_id_;
    receive({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
    const auto reply = std::find_if(sent.begin(), sent.end(), [&](const Json& message) {
      return message.contains("id") && message["id"] == id && !message.contains("method");
    });
    if (reply == sent.end()) return nullptr;
    Json out = std::move(*reply);
    sent.erase(reply);
    return out;
  }
  /// initialize and initialized, with these capabilities.
  void start(const Json& capabilities) {
    ask("initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", capabilities}});
    tell("initialized", Json::object());
    sent.clear();
  }
  void open(const std::string& uri, const std::string& text, const char* language = "plaintext") {
    tell("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", language}, {"version", 1}, {"text", text}}}});
    server->tick(now);
  }
  void wait(int milliseconds) {
    now += std::chrono::milliseconds(milliseconds);
    server->tick(now);
  }
  /// Answers a request of the server's.
  void reply(const Json& request, Json result) {
    receive({{"jsonrpc", "2.0"}, {"id", lsp::member(request, "id")}, {"result", std::move(result)}});
  }
  /// The last message of this method, or null.
  Json last(std::string_view method) const {
    const auto found =
        std::find_if(sent.rbegin(), sent.rend(), [&](const Json& m) { return lsp::member(m, "method") == method; });
    return found == sent.rend() ? Json(nullptr) : *found;
  }

  std::shared_ptr<MemoryDisk> disk;
  std::unique_ptr<lsp::Server> server;
  std::vector<Json> sent;
  lsp::Moment now{};
  bool cancelled = false;
  std::string newer;  ///< a document whose newer text is said to wait

 private:
  int last_id_ = 0;
};

}  // namespace mannerly::test
