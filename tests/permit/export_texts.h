// Exports written in the test: files as texts → History, and the facts it gives.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mannerly/history.h"

namespace mannerly::test {

inline const std::string kMessageHeader =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";
inline const std::string kTomasz = "Tomasz Lis,https://www.linkedin.com/in/tomasz-lis";
inline const std::string kAna = "Ana Li,https://www.linkedin.com/in/ana-li";
inline const std::string kBo = "Bo Lind,https://www.linkedin.com/in/bo-lind";

inline const std::string kInvitationHeader = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";
inline std::string invited(const std::string& to, const std::string& slug, const std::string& at,
                           const std::string& note) {
  return "Tomasz Lis," + to + ",\"" + at + "\"," + note +
         ",OUTGOING,https://www.linkedin.com/in/tomasz-lis,https://www.linkedin.com/in/" + slug + "\n";
}

using ExportTexts = std::vector<std::pair<ExportFile, std::string>>;

inline HistoryResult history_of(const ExportTexts& files, const HistoryOptions& options = {},
                                std::size_t chunk = 4096) {
  HistoryReader reader(options);
  for (const auto& [file, text] : files) {
    reader.begin(file, file == ExportFile::kConnections ? "Connections.csv"
                       : file == ExportFile::kMessages  ? "messages.csv"
                                                        : "Invitations.csv");
    for (std::size_t at = 0; at < text.size(); at += chunk) reader.feed(std::string_view(text).substr(at, chunk));
    reader.end();
  }
  return reader.finish();
}

inline Day day(const char* text) { return day_from_string(text).value(); }

/// The facts about `who`, and the notes.
struct Told {
  Context context;
  std::vector<std::string> notes;
};
inline Told tell(const HistoryResult& result, const Who& who, const char* today, Context context = {}) {
  Told told{std::move(context), {}};
  told.notes = apply_history(*result.history, who, day(today), told.context);
  return told;
}

/// "line: message" of every problem.
inline std::vector<std::string> problems_of(const HistoryResult& result) {
  std::vector<std::string> out;
  for (const Error& problem : result.problems) out.push_back(std::to_string(problem.line) + ": " + problem.message);
  return out;
}

}  // namespace mannerly::test
