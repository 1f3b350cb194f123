// A tool of the build, not of users: compiles the bundled rules into the file that the program is linked with.
#include <fstream>
#include <iostream>
#include <vector>

#include "mannerly/pack.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_pack FILE\n";
    return 2;
  }
  std::vector<mannerly::Error> problems;
  const auto bytes = mannerly::compile_pack({}, problems);
  if (!bytes) problems.push_back(bytes.error());
  for (const mannerly::Error& problem : problems) std::cerr << to_string(problem) << '\n';
  if (!problems.empty()) return 1;
  std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
  out << *bytes << std::flush;
  return out ? 0 : 1;
}
