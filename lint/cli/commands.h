// The sub-commands, one function and one file each.
//
// To add one: 1. a Command in options.h, 2. its arguments in options.cc, 3. a function here and a file of its name,
// 4. the row in main.cc and a case in tests/golden.
#pragma once

#include "cli/io.h"
#include "cli/options.h"

namespace mannerly::cli {

Exit run_check(const Options& options, Io& io);
Exit run_fix(const Options& options, Io& io);
Exit run_permit(const Options& options, Io& io);
Exit run_preview(const Options& options, Io& io);
Exit run_explain(const Options& options, Io& io);
Exit run_lsp(const Options& options, Io& io);
Exit run_rules_list(const Options& options, Io& io);
Exit run_rules_test(const Options& options, Io& io);
Exit run_rules_new(const Options& options, Io& io);
Exit run_words_add(const Options& options, Io& io);
Exit run_words_unused(const Options& options, Io& io);
Exit run_allow(const Options& options, Io& io);
Exit run_baseline_create(const Options& options, Io& io);
Exit run_baseline_update(const Options& options, Io& io);
Exit run_baseline_report(const Options& options, Io& io);
Exit run_config_show(const Options& options, Io& io);
Exit run_config_schema(const Options& options, Io& io);
Exit run_init(const Options& options, Io& io);
Exit run_why(const Options& options, Io& io);
Exit run_version(const Options& options, Io& io);

}  // namespace mannerly::cli
