#include "permit/exports_files.h"

#include <array>

#include "base/strings.h"
#include "permit/exports_date.h"

namespace mannerly::permit {
namespace {

// The columns of each file, in an own order; a reader below numbers them the same way.
constexpr std::array<TableColumn, 6> kConnections{{{"First Name"},
                                                   {"Last Name"},
                                                   {"Connected On"},
                                                   {"URL", Need::kOptional},
                                                   {"Email Address", Need::kOptional},
                                                   {"Company", Need::kOptional}}};
constexpr std::array<TableColumn, 8> kMessages{{{"FROM"},
                                                {"TO"},
                                                {"DATE"},
                                                {"CONTENT"},
                                                {"SENDER PROFILE URL", Need::kOptional},
                                                {"RECIPIENT PROFILE URLS", Need::kOptional},
                                                {"IS MESSAGE DRAFT", Need::kOptional},
                                                {"IS CONVERSATION DRAFT", Need::kOptional}}};
constexpr std::array<TableColumn, 7> kInvitations{{{"From"},
                                                   {"To"},
                                                   {"Sent At"},
                                                   {"Direction"},
                                                   {"Message", Need::kOptional},
                                                   {"inviterProfileUrl", Need::kOptional},
                                                   {"inviteeProfileUrl", Need::kOptional}}};

bool is_yes(std::string_view field) {
  field = trim(field);
  return field.size() == 3 && ascii_lower(field) == "yes";
}

/// The row's date, or nullopt with a problem.
std::optional<std::chrono::sys_seconds> date_of(std::string_view field, std::uint32_t line, TableProblems& problems) {
  const Result<std::chrono::sys_seconds> time = parse_export_date(field);
  if (time) return *time;
  problems.add(line, "the row is left out: " + time.error().message);
  return std::nullopt;
}

void read_connection(const TableRow& row, TableProblems& problems, const RowUse<ConnectionRow>& use) {
  const auto time = date_of(row[2], row.line(), problems);
  if (!time) return;
  const std::string_view first = trim(row[0]);
  const std::string_view last = trim(row[1]);
  ConnectionRow out;
  out.name.reserve(first.size() + last.size() + 1);
  out.name.append(first).append(first.empty() || last.empty() ? "" : " ").append(last);
  out.url = trim(row[3]);
  out.company = trim(row[5]);
  out.connected = std::chrono::floor<std::chrono::days>(*time);
  out.has_email = !trim(row[4]).empty();
  use(out);
}

/// Advertising comes without a sender's page, and in HTML or with its slots unfilled.
bool is_sponsored(const TableRow& row) {
  if (!row.has(4) || !trim(row[4]).empty()) return false;
  const std::string_view text = row[3];
  for (const std::string_view sign : {"%FIRSTNAME%", "%LASTNAME%", "</", "<br", "<p>", "<html"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

void read_message(const TableRow& row, TableProblems& problems, const RowUse<MessageRow>& use) {
  if (is_yes(row[6]) || is_yes(row[7]) || is_sponsored(row)) return;
  const auto time = date_of(row[2], row.line(), problems);
  if (!time) return;
  use({trim(row[0]), trim(row[4]), trim(row[1]), trim(row[5]), row[3], *time});
}

void read_invitation(const TableRow& row, TableProblems& problems, const RowUse<InvitationRow>& use) {
  const std::string direction = ascii_lower(trim(row[3]));
  if (direction != "incoming" && direction != "outgoing") {
    return problems.add(row.line(), "the row is left out: its direction is neither INCOMING nor OUTGOING");
  }
  const auto time = date_of(row[2], row.line(), problems);
  if (!time) return;
  use({trim(row[0]), trim(row[5]), trim(row[1]), trim(row[6]), *time, direction == "outgoing", !trim(row[4]).empty()});
}

template <class Row>
std::unique_ptr<TableReader> reader_of(const TableSpec& spec, std::string path, std::vector<Error>& problems,
                                       RowUse<Row> use,
                                       void (*read)(const TableRow&, TableProblems&, const RowUse<Row>&)) {
  return std::make_unique<TableReader>(
      spec, std::move(path), problems,
      [use = std::move(use), read](const TableRow& row, TableProblems& found) { read(row, found, use); });
}

}  // namespace

std::unique_ptr<TableReader> connections_reader(std::string path, std::vector<Error>& problems,
                                                RowUse<ConnectionRow> use) {
  return reader_of({"Connections.csv", kConnections}, std::move(path), problems, std::move(use), read_connection);
}

std::unique_ptr<TableReader> messages_reader(std::string path, std::vector<Error>& problems, RowUse<MessageRow> use) {
  return reader_of({"messages.csv", kMessages}, std::move(path), problems, std::move(use), read_message);
}

std::unique_ptr<TableReader> invitations_reader(std::string path, std::vector<Error>& problems,
                                                RowUse<InvitationRow> use) {
  return reader_of({"Invitations.csv", kInvitations}, std::move(path), problems, std::move(use), read_invitation);
}

}  // namespace mannerly::permit
