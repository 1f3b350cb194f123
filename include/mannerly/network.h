// Who can introduce whom: the connection lists of several colleagues, and the shortest warm paths through them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/history.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// Connections between people, from one Connections.csv a colleague. Immutable; safe to share between threads.
class Network;

/// One person on a path.
struct WarmStep {
  std::string name;
  std::string company;           ///< as the person who lists them wrote it down, or empty
  std::string profile;           ///< "linkedin.com/in/bo-lind", or empty
  std::optional<Day> connected;  ///< since when with the person before; unset for a colleague whose list was given
};

/// From the user (not listed) to the last step, each connected with the one before.
struct WarmPath {
  std::vector<WarmStep> steps;
};

/// "you → Bo Lind (connected 2024) → Lena Orth, Orsa".
std::string describe(const WarmPath& path);

struct NetworkResult {
  std::shared_ptr<const Network> network;  ///< never null
  std::vector<Error> problems;
  std::vector<std::string> notes;  ///< whose a list is cannot be told
};

/// Builds a Network from chunks of files. Whose a list is, is said by a name or the address of a profile; an empty one
/// is the user's own. Without an own list the user is taken to know every colleague who gave one.
class NetworkReader {
 public:
  NetworkReader();
  ~NetworkReader();
  NetworkReader(const NetworkReader&) = delete;
  NetworkReader& operator=(const NetworkReader&) = delete;

  void begin(const std::string& whose, std::string path);
  void feed(std::string_view chunk);
  void end();
  /// To be called once, after the last end().
  NetworkResult finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whose list a path below the network's folder is: the file's own name ("Bo Lind.csv", "Connections_bo-lind.csv")
/// or, where that says nothing, its folder's ("bo-lind/Connections.csv").
std::string owner_of_path(std::string_view path);

struct NetworkFiles {
  std::string folder = {};  ///< of the colleagues' lists
  std::string own = {};     ///< the user's Connections.csv, or empty
  std::string self = {};    ///< the user's name: that list of the folder is the user's own; or empty
};
NetworkResult read_network(const FileSystem& files, const NetworkFiles& where);

/// What a search found, best first: fewer steps, then the path whose oldest connection is the most recent, then names.
struct WarmPaths {
  std::vector<WarmPath> paths;
  std::vector<std::string> notes;  ///< why there is none, or who is meant is unclear
};

/// Shortest paths of up to three connections to a person. Thread safe.
WarmPaths warm_paths(const Network& network, const Who& who, std::size_t most = 10);
/// The same to everybody at a company (case and legal forms such as GmbH do not matter).
WarmPaths warm_paths_to_company(const Network& network, std::string_view company, std::size_t most = 10);

/// Adds to `context` who can introduce the sender to its recipient (mutuals), and that the recipient is a
/// second-degree connection where that is certain. Facts it already has win. Returns notes. Thread safe.
std::vector<std::string> apply_network(const Network& network, const Who& who, Context& context);

}  // namespace mannerly
