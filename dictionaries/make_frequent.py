#!/usr/bin/env python3
"""Derives frequent.txt: words of everyday English outside common.txt, to rank what an unknown word was meant to be.

They are the lower-case words that both small lists of Debian's packages wamerican-small and wbritish-small have, or
one of them with its counterpart of varieties.tsv in the other. usage: make_frequent.py [FOLDER of the two lists]
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
HEADER = """# Made by make_frequent.py; do not edit by hand. Everyday words outside common.txt, for ranking suggestions only.
# Derived from SCOWL's size-35 lists (Debian: wamerican-small, wbritish-small), Copyright 2000-2011 by Kevin Atkinson:
# "Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
# from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
# supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any
# purpose. It is provided "as is" without express or implied warranty."
"""


def words(path):
    return {w for w in path.read_text(encoding="utf-8").split() if re.fullmatch("[a-z]{3,}", w)}


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict")
    american, british = words(folder / "american-english-small"), words(folder / "british-english-small")
    rows = [r.split("\t") for r in (HERE / "varieties.tsv").read_text(encoding="utf-8").split("\n") if "\t" in r]
    varieties = {word for word, _ in rows}
    known = words(HERE / "common.txt") | words(HERE / "demons.txt")
    chosen = sorted(((american & british) | ((american | british) & varieties)) - known)
    (HERE / "frequent.txt").write_text(HEADER + "".join(f"{w}\n" for w in chosen), encoding="utf-8")
    print(len(chosen), "words")


main()
