// How long from a keystroke to the diagnostics of the text with it, without the rest after typing, and what a hundred
// open drafts cost in memory. In process: frames are cut and parsed, the pipe between is left out.
//   bench_lsp [KEYSTROKES]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "lsp/frames.h"
#include "lsp/server.h"

namespace {

using mannerly::lsp::Json;
using mannerly::lsp::Moment;
using Clock = std::chrono::steady_clock;

class MachineDisk final : public mannerly::lsp::Disk {
 public:
  mannerly::Result<std::string> read(const std::string& path) const override { return files_->read(path); }
  mannerly::Result<std::vector<std::string>> list(const std::string& folder) const override {
    return files_->list(folder);
  }
  bool exists(const std::string& path) const override { return files_->exists(path); }
  std::optional<mannerly::lsp::FileStamp> stamp(const std::string&) const override { return std::nullopt; }
  mannerly::Result<void> write(const std::string& path, const std::optional<std::string>&,
                               const std::string&) const override {
    return mannerly::fail(mannerly::Error{.message = "read only", .path = path});
  }

 private:
  std::shared_ptr<const mannerly::FileSystem> files_ = mannerly::disk_file_system();
};

/// A server and the client's end of it.
class Editor {
 public:
  Editor() {
    mannerly::lsp::Host host;
    host.disk = std::make_shared<MachineDisk>();
    host.send = [this](const std::string& message) { sent_ += mannerly::lsp::frame(message).size(); };
    mannerly::lsp::Settings settings;
    settings.debounce = std::chrono::milliseconds(0);
    server_ = std::make_unique<mannerly::lsp::Server>(std::move(host), settings, mannerly::lsp::Traffic{});
    say({{"id", 1}, {"method", "initialize"}, {"params", {{"capabilities", Json::object()}}}});
    say({{"method", "initialized"}, {"params", Json::object()}});
  }

  void say(const Json& message) {
    const std::string bytes = mannerly::lsp::frame(message.dump());
    reader_.feed(bytes);
    while (const auto incoming = inbox_.take({})) server_->receive(*incoming, Moment{});
    server_->tick(Moment{});
  }

  void open(const std::string& uri, const std::string& text) {
    say({{"method", "textDocument/didOpen"},
         {"params", {{"textDocument", {{"uri", uri}, {"languageId", "plaintext"}, {"version", 1}, {"text", text}}}}}});
  }

  static Json keystroke(const std::string& uri, int version, std::uint32_t line, std::uint32_t character,
                        const char* text) {
    const Json place = {{"line", line}, {"character", character}};
    return {{"jsonrpc", "2.0"},
            {"method", "textDocument/didChange"},
            {"params",
             {{"textDocument", {{"uri", uri}, {"version", version}}},
              {"contentChanges", Json::array({{{"range", {{"start", place}, {"end", place}}}, {"text", text}}})}}}};
  }

  std::size_t sent() const { return sent_; }

 private:
  std::size_t sent_ = 0;
  mannerly::lsp::Inbox inbox_;
  mannerly::lsp::FrameReader reader_{[this](const std::string& body) { inbox_.push_body(body); },
                                     [](const std::string&) {}};
  std::unique_ptr<mannerly::lsp::Server> server_;
};

const std::vector<std::string> kSentences = {
    "Your talk on crew rostering answered a question my team had argued over for a month.",
    "I run the night desk at a small ferry line, and we plan the winter timetable in May.",
    "Could you tell me which of the two tables you would start with?",
    "A short answer would do, and none is fine as well.",
    "We moved the old bookings in one evening and lost two of them.",
};

/// Paragraphs of three sentences, about `bytes` long, with a line of its own to type in.
std::string draft_of(std::size_t bytes) {
  std::string out = "Hi Priya,\n\n\n\n";
  for (std::size_t i = 0; out.size() + 20 < bytes; ++i) {
    out += kSentences[i % kSentences.size()] + (i % 3 == 2 ? "\n\n" : " ");
  }
  return out + "\n\nThanks,\nTomasz\n";
}

double kilobytes_resident() {
  std::ifstream in("/proc/self/statm");
  long pages = 0;
  long resident = 0;
  in >> pages >> resident;
  return static_cast<double>(resident) * 4;
}

/// Types words into the third line of a draft of that size.
void measure_typing(const char* name, std::size_t bytes, int keystrokes) {
  Editor editor;
  editor.open("file:///bench/a.txt", draft_of(bytes));
  const std::string typed = "we would be glad to hear how you did it ";
  std::vector<double> micros;
  for (int i = 0; i < keystrokes; ++i) {
    const auto column = static_cast<std::uint32_t>(static_cast<std::size_t>(i) % typed.size());
    if (column == 0) editor.open("file:///bench/a.txt", draft_of(bytes));
    const char key[] = {typed[column], 0};
    const Json message = Editor::keystroke("file:///bench/a.txt", i + 2, 2, column, key);
    const auto start = Clock::now();
    editor.say(message);
    micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  std::printf("%-8s %6d keystrokes  median %8.0f us  99th percentile %8.0f us\n", name, keystrokes, at(0.5), at(0.99));
}

/// An hour of typing, five keys a second, over a hundred open drafts.
void measure_memory(int keystrokes) {
  Editor editor;
  std::mt19937 random(1);
  const auto uri = [](std::size_t i) { return "file:///bench/" + std::to_string(i) + ".txt"; };
  for (std::size_t i = 0; i < 100; ++i) editor.open(uri(i), draft_of(600 + 20 * i));
  const double opened = kilobytes_resident();
  for (int i = 0; i < keystrokes; ++i) {
    editor.say(Editor::keystroke(uri(random() % 100), i + 2, 2, 0, i % 7 == 0 ? " " : "e"));
  }
  std::printf("memory   100 drafts open %.1f MB, after %d keystrokes %.1f MB\n", opened / 1024, keystrokes,
              kilobytes_resident() / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const int keystrokes = argc > 1 ? std::max(100, std::atoi(argv[1])) : 4000;
  measure_typing("1 KB", 1'000, keystrokes);
  measure_typing("100 KB", 100'000, keystrokes / 10);
  measure_memory(18'000);
  return 0;
}
