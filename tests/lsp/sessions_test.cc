// Replays the conversations of tests/sessions. A line starts with what it is:
//   > MESSAGE     from the client             < MESSAGE   what the server sends then, in this order
//   ! wait MS     time passes                 ! file PATH JSON-STRING   a file appears or changes; null: it goes
//   ! newer URI   a newer text is waiting     # …         a remark
// With MANNERLY_UPDATE_GOLDEN set, the server's lines are written instead of compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/strings.h"
#include "lsp/desk.h"
#include "support/places.h"

namespace mannerly::lsp {
namespace {

namespace fs = std::filesystem;

const fs::path kSessions = fs::path(test::source_dir()) / "tests" / "sessions";

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(kSessions)) {
    if (entry.path().extension() == ".session") out.push_back(entry.path().stem().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void obey(const std::string& order, test::Desk& desk) {
  std::istringstream words(order);
  std::string verb;
  std::string target;
  words >> verb >> target;
  if (verb == "wait") return desk.wait(std::stoi(target));
  if (verb == "newer") {
    desk.newer = target;
    return;
  }
  ASSERT_EQ(verb, "file") << order;
  std::string rest;
  std::getline(words, rest);
  const auto bytes = parse_json(rest);
  ASSERT_TRUE(bytes) << order;
  if (bytes->is_null()) {
    desk.disk->remove(target);
  } else {
    desk.disk->put(target, text_or(*bytes));
  }
}

/// The session as it is when the server says what it says now.
std::string replay(const std::string& text) {
  test::Desk desk;
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with("<")) continue;
    out += std::string(line) + "\n";
    if (line.starts_with("> ")) {
      const auto message = parse_json(line.substr(2));
      desk.server->receive({message.value_or(Json()), message ? "" : "a message is no JSON", false}, desk.now);
    }
    if (line.starts_with("! ")) obey(std::string(line.substr(2)), desk);
    for (const Json& message : desk.sent) {
      out += "< " + replace_all(to_text(message), std::string(version()), "VERSION") + "\n";
    }
    desk.sent.clear();
  }
  out.pop_back();
  return out;
}

class Sessions : public ::testing::TestWithParam<std::string> {};

TEST_P(Sessions, GoAsWritten) {
  const fs::path path = kSessions / (GetParam() + ".session");
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string got = replay(text);
  if (std::getenv("MANNERLY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << got;
    return;
  }
  EXPECT_EQ(got, text);
}

INSTANTIATE_TEST_SUITE_P(Lsp, Sessions, ::testing::ValuesIn(names()), [](const auto& which) { return which.param; });

}  // namespace
}  // namespace mannerly::lsp
