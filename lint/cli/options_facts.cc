// One table of short names; everything else goes through --set. What a fact's value may be is judged where facts are
// read, so that flags, files and front matter give the same messages.
#include "cli/options_facts.h"

#include <CLI/CLI.hpp>
#include <array>
#include <span>
#include <string_view>

namespace mannerly::cli {
namespace {

struct ShortName {
  const char* option;
  const char* fact;
  const char* value;  ///< what stands in the help
  const char* help;
};

constexpr std::array kValues = {
    ShortName{"--to", "to.name", "NAME", "the recipient's name"},
    ShortName{"--profile", "to.profile", "ADDRESS",
              "the address of the recipient's profile page, where a name is not enough"},
    ShortName{"--from", "from.name", "NAME", "your name"},
    ShortName{"--company", "to.company", "NAME", "the recipient's company"},
    ShortName{"--degree", "to.degree", "1|2|3|outside", "how far away the recipient is"},
    ShortName{"--tier", "from.tier", "TIER",
              "your account: basic, premium-career, premium-business, sales-navigator, …"},
    ShortName{"--credits", "from.credits", "N", "your InMail credits left"},
    ShortName{"--via", "via", "KIND", "the way a follow-up's thread goes: message or inmail"},
};

constexpr std::array kFlags = {
    ShortName{"--open-profile", "to.open_profile", "", "the recipient has an open profile"},
    ShortName{"--premium", "to.premium", "", "the recipient has a paid account"},
    ShortName{"--replied", "thread.replied", "", "the recipient has written to you"},
};

constexpr std::array kLists = {
    ShortName{"--mutual", "to.mutuals", "NAME", "someone you both know (may be repeated)"},
    ShortName{"--group", "groups", "NAME", "a group you share (may be repeated)"},
};

std::string check_fact(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool good = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
  return good ? std::string() : "“" + text + "” should be FACT=VALUE, as in to.degree=2";
}

}  // namespace

std::string flag_of(std::string_view fact) {
  for (const std::span<const ShortName> names :
       {std::span<const ShortName>(kValues), std::span<const ShortName>(kFlags), std::span<const ShortName>(kLists)}) {
    for (const ShortName& name : names) {
      if (name.fact != fact) continue;
      return *name.value == '\0' ? std::string(name.option) : std::string(name.option) + " " + name.value;
    }
  }
  return "--set " + std::string(fact) + "=…";
}

void add_fact_options(CLI::App& app, Options& options) {
  app.add_option("--policy", options.policy, "what counts as permitted: documented, strict, lenient, … or a file")
      ->option_text("NAME|FILE");
  app.add_option("--context", options.context_file, "a YAML file of facts about sender, recipient and thread")
      ->option_text("FILE");
  app.add_option_function<std::vector<std::string>>(
         "--set",
         [&options](const std::vector<std::string>& values) {
           for (const std::string& value : values) {
             const std::size_t equals = value.find('=');
             options.facts.emplace_back(value.substr(0, equals), value.substr(equals + 1));
           }
         },
         "state a fact, named as in front matter (may be repeated)")
      ->check(CLI::Validator([](const std::string& value) { return check_fact(value); }, ""))
      ->allow_extra_args(false)
      ->option_text("FACT=VALUE");
}

void add_person_options(CLI::App& app, Options& options) {
  for (const ShortName& name : kValues) {
    app.add_option_function<std::string>(
           name.option,
           [&options, fact = name.fact](const std::string& value) { options.facts.emplace_back(fact, value); },
           name.help)
        ->option_text(name.value);
  }
  for (const ShortName& name : kFlags) {
    app.add_flag_callback(
        name.option, [&options, fact = name.fact] { options.facts.emplace_back(fact, "true"); }, name.help);
  }
  for (const ShortName& name : kLists) {
    app.add_option_function<std::vector<std::string>>(
           name.option,
           [&options, fact = name.fact](const std::vector<std::string>& values) {
             std::string list;
             for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
             options.facts.emplace_back(fact, "[" + list + "]");
           },
           name.help)
        ->allow_extra_args(false)
        ->option_text(name.value);
  }
}

void add_export_options(CLI::App& app, Options& options) {
  const std::string group =
      "FACTS FROM YOUR OWN DATA EXPORT (what a draft, --context, a column or a flag states wins over them)";
  const auto add = [&](const char* name, std::string& to, const char* value, const char* help) {
    app.add_option(name, to, help)->option_text(value)->group(group);
  };
  add("--export", options.exports.folder, "DIR", "the unpacked export, or a folder with any of its files");
  add("--connections", options.exports.connections, "FILE", "its Connections.csv: who is a first-degree contact");
  add("--history", options.exports.messages, "FILE",
      "its messages.csv: who was written to, who answered, what is used up");
  add("--invitations", options.exports.invitations, "FILE",
      "its Invitations.csv: which are open, how many are used up");
  add("--network", options.network, "DIR", "colleagues' exports, one folder or list each: who can introduce whom");
}

}  // namespace mannerly::cli
