// A client that does what an editor does with what the server sends: keeps its own texts, applies edits to them and
// tells of the change, goes where it is shown, holds the diagnostics. Nothing is taken from the server's own state.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lsp/desk.h"
#include "lsp/reference.h"
#include "lsp/uris.h"

namespace mannerly::test {

class Writer {
 public:
  using Json = lsp::Json;

  /// Where the server asked the cursor to go.
  struct Place {
    std::string uri;
    Json selection;
  };

  Writer(Json capabilities, lsp::Encoding encoding, lsp::Settings settings = {})
      : desk(std::move(settings)), encoding_(encoding) {
    capabilities["general"] = {{"positionEncodings", {std::string(name_of(lsp::kEncodingNames, encoding))}}};
    desk.ask("initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", std::move(capabilities)}});
    desk.tell("initialized", Json::object());
    attend();
  }

  /// Opens a file that is on the disk.
  void open(const std::string& path, const char* language) {
    const std::string uri = lsp::uri_of(path);
    texts_[uri] = {*desk.disk->read(path), 1};
    desk.open(uri, texts_[uri].bytes, language);
    attend();
  }
  /// Replaces what is open by what is on the disk, as an editor does when a file changes below it.
  void reload(const std::string& path) {
    Text& text = texts_[lsp::uri_of(path)];
    text.bytes = *desk.disk->read(path);
    tell_change(lsp::uri_of(path), Json::array({{{"text", text.bytes}}}));
  }
  void save(const std::string& path) {
    desk.disk->put(path, text(path));
    desk.tell("textDocument/didSave", {{"textDocument", {{"uri", lsp::uri_of(path)}}}});
    attend();
  }
  const std::string& text(const std::string& path) const { return texts_.at(lsp::uri_of(path)).bytes; }

  /// The actions at the first place of `words`.
  Json actions_at(const std::string& path, const std::string& words, Json only = nullptr) {
    const Json at = reference_position(text(path), text(path).find(words), encoding_);
    Json context = {{"diagnostics", Json::array()}};
    if (!only.is_null()) context["only"] = std::move(only);
    return desk.ask("textDocument/codeAction", {{"textDocument", {{"uri", lsp::uri_of(path)}}},
                                                {"range", {{"start", at}, {"end", at}}},
                                                {"context", std::move(context)}})["result"];
  }
  /// Carries out the action of that title at `words`; false when it is not offered.
  bool choose(const std::string& path, const std::string& words, const std::string& title) {
    for (Json action : actions_at(path, words)) {
      if (action["title"] != title) continue;
      if (action.contains("data")) action = desk.ask("codeAction/resolve", action)["result"];
      if (action.contains("edit")) apply(action["edit"]);
      const Json& command = action["command"].is_string() ? action : action["command"];
      if (command.is_object()) {
        result = desk.ask("workspace/executeCommand",
                          {{"command", command["command"]}, {"arguments", command["arguments"]}})["result"];
      }
      attend();
      return true;
    }
    return false;
  }

  /// Rests until the server has said what it has to say; "rule “covered text”" of each finding, sorted as sent.
  std::vector<std::string> findings(const std::string& path) {
    desk.wait(1000);
    attend();
    std::vector<std::string> out;
    for (const Json& each : diagnostics_[lsp::uri_of(path)]) {
      const std::string code = lsp::text_or(lsp::member(each, "code"), lsp::text_or(each["message"]));
      out.push_back(code + " “" + covered(text(path), each["range"], encoding_) + "”");
    }
    return out;
  }
  /// As sent last for the document.
  Json diagnostics(const std::string& path) const { return diagnostics_.at(lsp::uri_of(path)); }
  /// What is selected where the server last led, in the client's own text or on the disk.
  std::string selected() const {
    if (places.empty()) return "nowhere";
    const auto open = texts_.find(places.back().uri);
    const std::string text =
        open != texts_.end() ? open->second.bytes : desk.disk->read(lsp::path_of(places.back().uri)).value_or("");
    return covered(text, places.back().selection, encoding_);
  }

  Desk desk;
  std::vector<Place> places;
  std::vector<std::string> messages;  ///< of window/showMessage
  Json registrations = Json::array();
  Json result;  ///< of the last command

 private:
  struct Text {
    std::string bytes;
    int version = 0;
  };

  void tell_change(const std::string& uri, Json changes) {
    desk.tell("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", ++texts_[uri].version}}},
                                         {"contentChanges", std::move(changes)}});
  }
  /// Edits of one document: all positions are those before the first of them, so the last goes first.
  void apply_to(const std::string& uri, Json edits) {
    Text& text = texts_.at(uri);
    const auto begin = [&](const Json& edit) {
      return reference_offset(text.bytes, edit["range"]["start"], encoding_);
    };
    std::sort(edits.begin(), edits.end(), [&](const Json& a, const Json& b) { return begin(a) > begin(b); });
    Json changes = Json::array();
    for (const Json& edit : edits) {
      const std::size_t at = begin(edit);
      text.bytes.replace(at, covered(text.bytes, edit["range"], encoding_).size(), lsp::text_or(edit["newText"]));
      changes.push_back({{"range", edit["range"]}, {"text", edit["newText"]}});
    }
    tell_change(uri, std::move(changes));
  }
  void apply(const Json& edit) {
    for (const auto& [uri, edits] : lsp::member(edit, "changes").items()) apply_to(uri, edits);
    for (const Json& change : lsp::member(edit, "documentChanges")) {
      const std::string uri = lsp::text_or(change["textDocument"]["uri"]);
      ASSERT_EQ(change["textDocument"]["version"], texts_.at(uri).version);
      apply_to(uri, change["edits"]);
    }
  }
  /// Does what the server has asked for, and what it asks then.
  void attend() {
    while (!desk.sent.empty()) {
      const std::vector<Json> sent = std::exchange(desk.sent, {});
      for (const Json& message : sent) attend_to(message, lsp::text_or(lsp::member(message, "method")));
    }
  }
  void attend_to(const Json& message, const std::string& method) {
    const Json& params = lsp::member(message, "params");
    if (method == "textDocument/publishDiagnostics") {
      diagnostics_[lsp::text_or(params["uri"])] = params["diagnostics"];
      EXPECT_TRUE(params["version"].is_number()) << params;
    } else if (method == "window/showMessage") {
      messages.push_back(lsp::text_or(params["message"]));
    } else if (method == "workspace/applyEdit") {
      apply(params["edit"]);
      desk.reply(message, {{"applied", true}});
    } else if (method == "window/showDocument") {
      places.push_back({lsp::text_or(params["uri"]), lsp::member(params, "selection")});
      desk.reply(message, {{"success", true}});
    } else if (method == "client/registerCapability") {
      for (const Json& each : params["registrations"]) registrations.push_back(each);
      desk.reply(message, nullptr);
    } else if (method == "workspace/configuration") {
      desk.reply(message, Json::array({nullptr}));
    }
  }

  lsp::Encoding encoding_;
  std::map<std::string, Text> texts_;
  std::map<std::string, Json> diagnostics_;
};

}  // namespace mannerly::test
