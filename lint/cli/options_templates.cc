#include "cli/options_templates.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

namespace mannerly::cli {
namespace {

constexpr std::size_t kMostDigits = 9;

std::string check_row(const std::string& text) {
  const bool digits = !text.empty() && text.size() <= kMostDigits && text != "0" &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits || text == "all" ? std::string() : "“" + text + "” is no row; give a number from 1, or all";
}

std::string check_reference(const std::string& text) {
  const bool good = !text.empty() && text.front() != '-';
  return good ? std::string() : "“" + text + "” is no commit; name a branch, a tag or a commit, as in origin/main";
}

}  // namespace

void add_row_options(CLI::App& app, Options& options) {
  app.add_option("--with", options.rows_file, "the values: a .yaml, .json, .jsonl or .csv file of one row or many")
      ->required()
      ->option_text("FILE");
  app.add_option_function<std::string>(
         "--row", [&options](const std::string& value) { options.row = value == "all" ? 0 : std::stoul(value); },
         "show this row; all unless told")
      ->check(CLI::Validator([](const std::string& value) { return check_row(value); }, ""))
      ->option_text("N|all");
  app.add_option("--seed", options.seed, "choose among spintax by this number; the first alternatives unless told")
      ->option_text("N");
}

void add_changed_since(CLI::App& app, Options& options) {
  app.add_option("--changed-since", options.changed_since,
                 "only drafts that differ in git from where this branch left REF, untracked ones included")
      ->check(CLI::Validator([](const std::string& value) { return check_reference(value); }, ""))
      ->option_text("REF");
}

}  // namespace mannerly::cli
