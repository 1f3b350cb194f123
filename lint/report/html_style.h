// The look of the HTML page: light and dark by the reader's setting, readable on paper and on a telephone.
#pragma once

#include <string_view>

namespace mannerly {

inline constexpr std::string_view kHtmlStyle = R"(:root { color-scheme: light dark; --line: #8884; --soft: #767676;
  --error: #c62828; --warning: #b26a00; --advice: #1a6fb0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc266; --advice: #82c4ff; --soft: #999; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.7 ui-monospace, monospace; margin: 0;
  padding: 1rem; border: 1px solid var(--line); border-radius: 6px; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 1.5rem; }
@media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
.facts { color: var(--soft); }
mark { color: inherit; background: none; border-bottom: 2px solid; }
mark.error { border-color: var(--error); background: #f442; }
mark.warning { border-color: var(--warning); background: #fa02; }
mark.advice { border-color: var(--advice); background: #48f2; }
a { color: inherit; }
a.number { font: 700 11px/1 system-ui, sans-serif; vertical-align: super; text-decoration: none; padding: 0 1px; }
a.error, .error b, p.failed, .failed a { color: var(--error); }
a.warning, .warning b { color: var(--warning); }
a.advice, .advice b { color: var(--advice); }
li:target, a:target { outline: 2px solid var(--advice); outline-offset: 3px; }
.score b { font-size: 1.6rem; }
.findings > li { margin: .75rem 0; }
.findings p { margin: 0; }
.why, .fix, footer { color: var(--soft); }
.first { margin: 0 0 1rem; padding-left: 1.2rem; }
del { background: #f442; margin-right: .4em; white-space: pre-wrap; }
ins { background: #4c42; text-decoration: none; white-space: pre-wrap; }
meter { width: 7rem; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: normal; padding: 0 .75rem .1rem 0; }
td { padding: 0 .75rem .1rem 0; overflow-wrap: anywhere; }
.contents { margin-top: 1.5rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; }
)";

}  // namespace mannerly
