#!/usr/bin/env python3
"""Writes lint/cli/hot_functions.ld: the functions that runs on one draft call. hot_functions.py PROGRAM

PROGRAM is a release build. The linker puts these functions side by side, those that most drafts need first, so that a run
touches fewer pages of the program. A name that is no longer there does no harm and a new function only lies elsewhere:
the list need not be kept up to date with every change. Takes a minute or two.
"""
import collections
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
# Archives whose objects have one section for all their functions.
LIBRARIES = "/usr/lib/x86_64-linux-gnu"
WHOLE = [f"{LIBRARIES}/{name}" for name in ("libc.a", "libm-2.36.a", "libicuuc.a")] + [
    "/usr/lib/gcc/x86_64-linux-gnu/12/libgcc_eh.a"]
UNSEEN = ["_dl_new_object", "_dl_lookup_symbol_x", "_dl_setup_hash"]  # valgrind gives a program no vdso to set up
HEAD = """/* Functions that runs on one draft call; tests/bench/hot_functions.py writes this file. */
SECTIONS
{
  .text.first :
  {
"""
TAIL = """  }
}
INSERT BEFORE .text;
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


def objects_with(names):
    """The objects of WHOLE that define one of the names, as the linker's patterns."""
    out = set()
    for archive in filter(os.path.exists, WHOLE):
        listing = subprocess.run(["nm", "-A", "--defined-only", archive], capture_output=True, text=True, check=False).stdout
        for line in listing.splitlines():
            match = re.match(r".*:([^:]+\.a?o):\S+ [tTiwW] (\S+)$", line)
            if match and match[2] in names:
                out.add(f"*{os.path.basename(archive)}:{match[1]}")
    return sorted(out)


def drafts(folder):
    made = os.path.join(folder, "made")
    subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), made], check=True)
    return DRAFTS + [os.path.join(made, "drafts", f"{i:04}.txt") for i in range(MORE)]


def main():
    program = os.path.abspath(sys.argv[1])
    calls = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for draft in drafts(folder):
            calls.update(called(program, ["check", "--no-config", draft]))
    ranked = []
    for same in names_by_address(program).values():
        runs = max((calls[name] for name in same), default=0)
        ranked += [(-runs, name) for name in same if runs > 0]
    ranked.sort()
    names = [name for _, name in ranked]
    with open(LIST, "w", encoding="utf-8") as out:
        out.write(HEAD)
        out.writelines(f"    {one}(.text .text.*)\n" for one in objects_with({*names, *UNSEEN}))
        out.write("    *(.text.startup .text.startup.*)\n")
        out.writelines(f"    *(.text.{name})\n" for name in names)
        out.write(TAIL)
    print(f"{LIST}: {len(names)} functions")


if __name__ == "__main__":
    main()
