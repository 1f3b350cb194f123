#!/usr/bin/env python3
"""Writes lint/cli/hot_functions.ld: the functions that checks call. hot_functions.py PROGRAM

PROGRAM is a release build. The linker puts these functions side by side, so that a run touches fewer pages of the
program: those of runs on one draft first, most drafts' before few drafts', then what runs on many drafts call besides;
and so it does with the constants but for the large ones. A name that is no longer there does no harm and a new function only lies elsewhere: the list need not be kept up to date
with every change. Takes five minutes.
"""
import collections
import itertools
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LIST = os.path.join(ROOT, "lint", "cli", "hot_functions.ld")
DRAFTS = [os.path.join(HERE, "draft.txt"), os.path.join(ROOT, "integrations", "example", "priya.md")]
MORE = 48  # of the made drafts
MARKDOWN = 12  # of these
MANY = 1000  # so many are shared among threads
# Archives whose objects have one section for all their functions.
LIBRARIES = "/usr/lib/x86_64-linux-gnu"
WHOLE = [f"{LIBRARIES}/{name}" for name in ("libc.a", "libm-2.36.a", "libicuuc.a")] + [
    "/usr/lib/gcc/x86_64-linux-gnu/12/libgcc_eh.a"]
REGEX = [f"{LIBRARIES}/libre2.a"]  # one draft seldom needs it
# Valgrind gives a program no vdso to set up, and has names of its own for what it takes the place of.
UNSEEN = ["_dl_new_object", "_dl_lookup_symbol_x", "_dl_setup_hash", "sigemptyset"]
# What is called before main() from objects that have one section for all their functions.
STARTUP = ["*crt*.o"] + [f"*libyaml-cpp.a:{name}.cpp.o" for name in ("parser", "scanner", "scantoken", "singledocparser", "tag")]
HEAD = """/* Functions that checks call; tests/bench/hot_functions.py writes this file. */
SECTIONS
{
  .text.first :
  {
    mannerly_first_begin = .;
"""
MOST = "    mannerly_first_end = .; /* what most drafts call lies before this */\n"
TAIL = """  }
}
INSERT BEFORE .text;
SECTIONS
{
  .rodata.first : /* constants, but for large tables of which few are read */
  {
    EXCLUDE_FILE(*bundled_pack.s.o *embedded_data.s.o *break_tables.cc.o *libicudata.a:* *libicuuc.a:uchar.ao
                 *libicuuc.a:normalizer2.ao *libicuuc.a:propname.ao *libicuuc.a:ubidi_props.ao *libicuuc.a:ucase.ao
                 *libicui18n.a:uspoof.ao *libhunspell*.a:csutil.o *libmd4c.a:* *libre2.a:unicode_groups.o
                 *libc.a:C-ctype.o *libc.a:fpioconst.o)
      *(.rodata .rodata.*)
  }
}
INSERT BEFORE .rodata;
"""


def called(program, arguments):
    """The mangled names of the functions that a run calls."""
    with tempfile.TemporaryDirectory() as folder:
        profile = os.path.join(folder, "profile")
        subprocess.run(["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}", program,
                        *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        with open(profile, encoding="utf-8") as lines:
            found = (re.match(r"c?fn=\(\d+\) ([^'\s]+)", line) for line in lines)
            return {match[1] for match in found if match}


def names_by_address(program):
    """All names of each function: a constructor has several, and its section is named after one of them."""
    out = {}
    listing = subprocess.run(["nm", program], capture_output=True, text=True, check=True).stdout
    for line in listing.splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[1] in "tTwWViu":
            out.setdefault(parts[0], set()).add(parts[2])
    return out


def objects_with(archives, names):
    """The objects of the archives that define one of the names, as the linker's patterns."""
    out = set()
    for archive in filter(os.path.exists, archives):
        listing = subprocess.run(["nm", "-A", "--defined-only", archive], capture_output=True, text=True, check=False).stdout
        for line in listing.splitlines():
            match = re.match(r".*:([^:]+\.a?o):\S+ [tTiwW] (\S+)$", line)
            if match and match[2] in names:
                out.add(f"*{os.path.basename(archive)}:{match[1]}")
    return sorted(out)


def runs_on_one(made):
    drafts = DRAFTS + [os.path.join(made, "drafts", f"{i:04}.txt") for i in range(MORE)]
    for draft in drafts[-MARKDOWN:]:
        os.rename(draft, draft + ".md")
    drafts[-MARKDOWN:] = [draft + ".md" for draft in drafts[-MARKDOWN:]]
    return [["check", "--no-config", draft] for draft in drafts]


def runs_on_many(made):
    few = os.path.join(made, "few")
    os.mkdir(few)
    for draft in sorted(os.listdir(os.path.join(made, "drafts")))[:MANY]:
        os.link(os.path.join(made, "drafts", draft), os.path.join(few, draft))
    records = os.path.join(made, "few.jsonl")
    with open(os.path.join(made, "drafts.jsonl"), encoding="utf-8") as lines, open(records, "w", encoding="utf-8") as out:
        out.writelines(itertools.islice(lines, MANY))
    common = ["check", "--no-config", "--threads", "2", "--fail-on", "never"]
    formats = [["--format", "json", few], ["--format", "concise", few], ["--format", "jsonl", records]]
    return [[*common, few], *([*common, *each] for each in formats)]


def ranked(counts, same_names):
    """How many runs called a function and its name, those of most runs first."""
    out = []
    for same in same_names:
        runs = max((counts[name] for name in same), default=0)
        out += [(runs, name) for name in same if runs > 0]
    return sorted(out, key=lambda row: (-row[0], row[1]))


def main():
    program = os.path.abspath(sys.argv[1])
    one, many = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), made], check=True)
        runs_of_one = runs_on_one(made)
        for arguments in runs_of_one:
            one.update(called(program, arguments))
        for arguments in runs_on_many(made):
            many.update(called(program, arguments))
    same_names = list(names_by_address(program).values())
    first = ranked(one, same_names)
    names = {name for _, name in first}
    more = [row for row in ranked(many, same_names) if row[1] not in names]
    with open(LIST, "w", encoding="utf-8") as out:
        out.write(HEAD)
        out.writelines(f"    {each}(.text .text.*)\n" for each in objects_with(WHOLE, {*names, *UNSEEN}))
        out.writelines(f"    {each}(.text)\n" for each in STARTUP)
        out.write("    *(.text.startup .text.startup.*)\n")
        most = sum(runs * 2 > len(runs_of_one) for runs, _ in first)
        out.writelines(f"    *(.text.{name})\n" for _, name in first[:most])
        out.write(MOST)
        out.writelines(f"    *(.text.{name})\n" for _, name in first[most:])
        names.update(name for _, name in more)
        out.writelines(f"    {each}(.text .text.*)\n" for each in objects_with(WHOLE + REGEX, names))
        out.writelines(f"    *(.text.{name})\n" for _, name in more)
        out.write(TAIL)
    print(f"{LIST}: {len(first)} functions, and {len(more)} for many drafts")


if __name__ == "__main__":
    main()
