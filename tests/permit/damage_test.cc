// Exports as they come back from spreadsheets, broken downloads and other languages: what is damaged is named with its
// line, what is whole is read, and no bytes at all bring a reader down.
#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <random>

#include "base/utf8.h"
#include "mannerly/network.h"
#include "permit/export_texts.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// One file in good order: the header, then lines for Ana, Bo and Cem.
struct Sample {
  ExportFile file;
  std::string name;
  std::vector<std::string> lines;
  std::string foreign_header;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> kSamples = {
      {ExportFile::kConnections,
       "Connections.csv",
       {"First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Ana,Li,https://www.linkedin.com/in/ana,,\"Orsa, Inc.\",Engineer,08 Feb 2026",
        "Bo,Lind,https://www.linkedin.com/in/bo,,\"Tarn\",Engineer,28 Feb 2026",
        "Cem,Orth,https://www.linkedin.com/in/cem,,\"Velo\",Engineer,01 Mar 2026"},
       "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le"},
      {ExportFile::kMessages,
       "messages.csv",
       {"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
        "URLS,DATE,SUBJECT,CONTENT,FOLDER",
        "1,,Ana Li,https://www.linkedin.com/in/ana,Tom Lis,https://www.linkedin.com/in/tom,2026-02-08 10:00:00 "
        "UTC,,\"Hi, Tom\",INBOX",
        "2,,Bo Lind,https://www.linkedin.com/in/bo,Tom Lis,https://www.linkedin.com/in/tom,2026-02-28 23:59:59 "
        "UTC,,\"Hi, Tom\",INBOX",
        "3,,Cem Orth,https://www.linkedin.com/in/cem,Tom Lis,https://www.linkedin.com/in/tom,2026-03-01 00:00:00 "
        "UTC,,\"Hi, Tom\",INBOX"},
       "ID DE CONVERSACIÓN,TÍTULO,DE,URL DEL REMITENTE,PARA,URL DEL DESTINATARIO,FECHA,ASUNTO,CONTENIDO,CARPETA"},
      {ExportFile::kInvitations,
       "Invitations.csv",
       {"From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
        "Ana Li,Tom Lis,\"2/8/26, 2:37 PM\",,INCOMING,https://www.linkedin.com/in/ana,https://www.linkedin.com/in/tom",
        "Bo Lind,Tom Lis,\"2/28/26, 2:37 PM\",,INCOMING,https://www.linkedin.com/in/bo,https://www.linkedin.com/in/tom",
        "Cem Orth,Tom Lis,\"3/1/26, 2:37 "
        "PM\",,INCOMING,https://www.linkedin.com/in/cem,https://www.linkedin.com/in/tom"},
       "Von,An,Gesendet am,Nachricht,Richtung,Profil des Einladenden,Profil des Eingeladenen"},
  };
  return kSamples;
}

std::string joined(const std::vector<std::string>& lines, const std::string& end = "\n") {
  std::string out;
  for (const std::string& line : lines) out += line + end;
  return out;
}

/// Whom of Ana, Bo and Cem the history knows.
std::string known(const History& history) {
  std::string out;
  for (const char* name : {"Ana", "Bo", "Cem"}) {
    Context context;
    const std::string profile = "linkedin.com/in/" + std::string(name);
    const auto notes = apply_history(history, {.profile = profile}, day("2026-03-02"), context);
    const bool missing = std::any_of(notes.begin(), notes.end(), [](const std::string& note) {
      return note.find("is not among") != std::string::npos || note.find("is not in the export") != std::string::npos;
    });
    if (!missing) out += std::string(out.empty() ? "" : " ") + name;
  }
  return out;
}

struct Damage {
  std::string what;
  std::function<std::string(std::vector<std::string> lines)> apply;
  std::string known;              ///< of the people
  std::vector<std::string> says;  ///< what each problem holds, its line first
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

const std::vector<Damage>& damages() {
  using Lines = std::vector<std::string>;
  static const std::vector<Damage> kDamages = {
      {"nothing", [](const Lines& lines) { return joined(lines); }, "Ana Bo Cem", {}},
      {"no line end at the end",
       [](const Lines& l) {
         return joined({l[0], l[1], l[2]}) + l[3];
       },
       "Ana Bo Cem",
       {}},
      {"byte order mark", [](const Lines& lines) { return "\xEF\xBB\xBF" + joined(lines); }, "Ana Bo Cem", {}},
      {"CRLF", [](const Lines& lines) { return joined(lines, "\r\n"); }, "Ana Bo Cem", {}},
      {"mixed line ends",
       [](const Lines& l) { return l[0] + "\r\n" + l[1] + "\n" + l[2] + "\r\n\n\r\n" + l[3] + "\n"; },
       "Ana Bo Cem",
       {}},
      {"cut in the middle of a row",
       [](const Lines& l) {
         return joined({l[0], l[1], l[2]}) + l[3].substr(0, 6);
       },
       "Ana Bo",
       {"4: broken row"}},
      {"cut within quotation marks",
       [](const Lines& l) {
         return joined({l[0], l[1], l[2]}) + l[3].substr(0, l[3].find('"') + 3);
       },
       "Ana Bo",
       {"4: broken row: a quotation mark is never closed"}},
      {"a quotation mark too few",
       [](const Lines& l) {
         return joined({l[0], l[1], replaced(l[2], "\",", ","), l[3]});
       },
       "Ana Cem",
       {"3: broken row"}},
      {"text behind a quotation mark",
       [](const Lines& l) {
         return joined({l[0], l[1], replaced(l[2], "\",", "\"x,"), l[3]});
       },
       "Ana Cem",
       {"3: broken row: text after a closing quotation mark"}},
      {"a field too many",
       [](const Lines& l) {
         return joined({l[0], l[1], l[2] + ",more", l[3]});
       },
       "Ana Cem",
       {"3: broken row"}},
      {"NUL",
       [](const Lines& l) {
         return joined({l[0], l[1], l[2].substr(0, 5) + std::string(1, '\0') + l[2].substr(5), l[3]});
       },
       "Ana Cem",
       {"3: broken row: it holds a NUL byte"}},
      {"a day that is none",
       [](Lines l) {
         l[2] = replaced(replaced(replaced(l[2], "28 Feb", "30 Feb"), "02-28", "02-30"), "2/28", "2/30");
         return joined(l);
       },
       "Ana Cem",
       {"3: the row is left out: “"}},
      {"two faults",
       [](const Lines& l) {
         return joined({l[0], l[1] + ",,", l[2], l[3].substr(0, 9)});
       },
       "Bo",
       {"2: broken row", "4: broken row"}},
  };
  return kDamages;
}

TEST(Damage, IsNamedWithItsLineAndTheRestIsRead) {
  for (const Sample& sample : samples()) {
    for (const Damage& damage : damages()) {
      SCOPED_TRACE(sample.name + ": " + damage.what);
      const std::string text = damage.apply(sample.lines);
      for (const std::size_t chunk : {std::size_t{1} << 20, std::size_t{5}}) {
        const HistoryResult result = history_of({{sample.file, text}}, {.owner = "Tom Lis"}, chunk);
        std::vector<std::string> problems = problems_of(result);
        ASSERT_EQ(problems.size(), damage.says.size()) << testing::PrintToString(problems);
        for (std::size_t i = 0; i < problems.size(); ++i) EXPECT_THAT(problems[i], testing::StartsWith(damage.says[i]));
        EXPECT_EQ(known(*result.history), damage.known);
      }
    }
  }
}

TEST(Damage, HeadersOfOtherLanguagesAreNamed) {
  for (const Sample& sample : samples()) {
    std::vector<std::string> lines = sample.lines;
    const std::string foreign = sample.foreign_header.substr(0, sample.foreign_header.find(','));
    lines[0] = sample.foreign_header;
    const HistoryResult result = history_of({{sample.file, joined(lines)}});
    ASSERT_EQ(result.problems.size(), 1U) << sample.name;
    EXPECT_EQ(result.problems[0].line, 1U);
    EXPECT_EQ(result.problems[0].path, sample.name);
    EXPECT_THAT(result.problems[0].message, HasSubstr("found “" + foreign + "”"));
    EXPECT_THAT(result.problems[0].message, HasSubstr("in English"));
  }
}

/// A list that lost rows does not say who is not in it.
TEST(Damage, ADamagedListProvesNobodyAbsent) {
  const std::vector<std::string>& lines = samples()[0].lines;
  const auto not_first = [](const std::string& text) {
    return tell(history_of({{ExportFile::kConnections, text}}), {.name = "Dana Berg"}, "2026-03-02")
        .context.reach.not_first;
  };
  EXPECT_TRUE(not_first(joined(lines)));
  for (const Damage& damage : damages()) EXPECT_EQ(not_first(damage.apply(lines)), damage.says.empty()) << damage.what;
}

/// Splices, flips, repeats and drops pieces of `text`.
std::string mutated(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"\"",
                                                   "\"\"",
                                                   ",",
                                                   ", ",
                                                   "\n",
                                                   "\r\n",
                                                   "\r",
                                                   std::string(1, '\0'),
                                                   "\xFF",
                                                   "\xE2\x80",
                                                   "\xEF\xBB\xBF",
                                                   ";",
                                                   "\t",
                                                   "\n\"",
                                                   "\",\"",
                                                   "9999999999",
                                                   "-",
                                                   "%ZZ",
                                                   "/in/"};
  const auto below = [&](std::size_t count) { return count == 0 ? 0 : random() % count; };
  for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(std::min<std::size_t>(40, text.size() - at) + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(below(text.size() + 1), std::string(text, at, length));
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(random());
    }
  }
  return text;
}

/// What a history and a network say, whatever was in the files: always text, and problems within the file.
void look_at(const std::vector<std::string>& texts, std::size_t chunk) {
  ExportTexts files;
  for (std::size_t i = 0; i < texts.size(); ++i) files.emplace_back(samples()[i].file, texts[i]);
  const HistoryResult result = history_of(files, {}, chunk);
  for (const Error& problem : result.problems) {
    const auto sample =
        std::find_if(samples().begin(), samples().end(), [&](const Sample& s) { return s.name == problem.path; });
    ASSERT_NE(sample, samples().end());
    const std::string& text = texts[static_cast<std::size_t>(sample - samples().begin())];
    EXPECT_LE(problem.line, 1 + std::count(text.begin(), text.end(), '\n'));
    EXPECT_FALSE(first_invalid_utf8(problem.message)) << problem.message;
  }
  NetworkReader reader;
  reader.begin("Bo Lind", "bo.csv");
  reader.feed(texts[0]);
  reader.end();
  const NetworkResult network = reader.finish();
  for (const char* name : {"Ana Li", "Bo Lind", "Cem Orth", "Tom Lis"}) {
    Context context;
    std::vector<std::string> notes = apply_history(*result.history, {.name = name}, day("2026-03-02"), context);
    for (const std::string& note : apply_network(*network.network, {.name = name}, context)) notes.push_back(note);
    for (const WarmPath& path : warm_paths(*network.network, {.name = name}).paths) notes.push_back(describe(path));
    for (const std::string& sent : context.thread.sent) notes.push_back(sent);
    for (const std::string& note : notes) EXPECT_FALSE(first_invalid_utf8(note)) << note;
  }
}

TEST(Damage, NoBytesBringAReaderDown) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 1500; ++round) {
    std::vector<std::string> texts;
    for (const Sample& sample : samples()) texts.push_back(mutated(joined(sample.lines), random));
    look_at(texts, 1 + random() % 300);
    if (testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

}  // namespace
}  // namespace mannerly::test
