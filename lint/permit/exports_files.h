// The three files of a member's data export that matter here, row by row. Forms differ by year and are told by the
// header alone; drafts and sponsored mail are left out. What the rows mean together is history.h and network.h.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "permit/exports_table.h"

namespace mannerly::permit {

/// A row of Connections.csv. All views hold during the call.
struct ConnectionRow {
  std::string name;  ///< first and last name; empty for a member who is hidden
  std::string_view url;
  std::string_view company;
  Day connected;
  bool has_email = false;
};

struct MessageRow {
  std::string_view from;
  std::string_view from_url;
  std::string_view to;  ///< names joined by comma and blank
  std::string_view to_urls;
  std::string_view text;
  std::chrono::sys_seconds time;
};

struct InvitationRow {
  std::string_view from;
  std::string_view from_url;
  std::string_view to;
  std::string_view to_url;
  std::chrono::sys_seconds time;
  bool outgoing = false;
  bool has_note = false;
};

/// A reader to feed with the chunks of one file. Problems are appended to `problems`, which must outlive it.
template <class Row>
using RowUse = std::function<void(const Row&)>;
std::unique_ptr<TableReader> connections_reader(std::string path, std::vector<Error>& problems,
                                                RowUse<ConnectionRow> use);
std::unique_ptr<TableReader> messages_reader(std::string path, std::vector<Error>& problems, RowUse<MessageRow> use);
std::unique_ptr<TableReader> invitations_reader(std::string path, std::vector<Error>& problems,
                                                RowUse<InvitationRow> use);

}  // namespace mannerly::permit
