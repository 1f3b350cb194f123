#!/usr/bin/env python3
"""Whether time grows as the text does: linear.py PROGRAM [--bytes N] [RULE…]

Lints texts of N bytes (100,000 unless told) and of four times that, each one piece over and over: the bad and the good examples of every rule, in lines
of their own and in one line, and marks, words and openings that are never closed. Four times the text may take about
four times as long; what takes longer is printed, and the slowest at the end.
"""
import argparse
import glob
import os
import re
import resource
import subprocess
import tempfile

import yaml

RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules")
TIMES = 4
GROWTH, SLOW = 1.5, 0.3  # as a share of TIMES; seconds
PIECES = [*"!?.,;:-_*`'\"()[]{}<>/\\|@#$%^&=+~ 0aA", "é", "“", "”", "’", "…", "—", "🎉", "👍🏽", "\u200b", "\u0301", "漢", "ไ", "\u212a",
          "a ", "A. ", "I ", "the the ", "1,", "1. ", "- a\n", "* ", "> ", "> > ", "# ", "```\n", "    a\n", "a\n", "\n", "\r\n", "\t",
          "{{", "{{a}} ", "{a} ", "[a] ", "[a](", "<a ", "<!-- ", "{% if a %}", "{% if a %}b{% endif %} ", "{a|b} ", "{{a|", "%a% ",
          "http://a.b/", "http://a.b ", "a@b.c ", "a@", "www.", "#a ", "@a ", "e.g. ", "9:30 ", "$1 ", "**a** ", "_a", "‘a’ ", "“a” ", "\"a ",
          "Anna ", "Anna Berg, ", "Hi Anna,\n\n", "Thanks,\nAnna\n\n", "On Monday Anna wrote:\n> a\n", "--\n", "teh ", "recieve! ", "FREE ", "x" * 70]


def texts(only):
    for path in sorted(glob.glob(os.path.join(RULES, "**", "*.yaml"), recursive=True)):
        rule = os.path.relpath(path, RULES).removesuffix(".yaml")
        if only and rule not in only:
            continue
        with open(path, encoding="utf-8") as file:
            read = yaml.safe_load(file)
        examples = read.get("examples") if isinstance(read, dict) else None
        for sort, list_of in (examples or {}).items():
            found = [one["text"] if isinstance(one, dict) else one for one in list_of if isinstance(one, str) or "text" in one]
            found = [re.sub(r"\[\[|\]\]", "", one) for one in found]
            for name, between in (("lines", "\n\n"), ("one line", " ")):
                if found:
                    yield f"{rule}, {sort} examples, {name}", between.join(found) + between
    if not only:
        yield from ((repr(piece), piece) for piece in PIECES)


def seconds(program, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        subprocess.run([program, "check", "--no-config", "--format", "jsonl", path],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    except subprocess.TimeoutExpired:
        return float("inf")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("program")
    reader.add_argument("rules", nargs="*")
    reader.add_argument("--bytes", type=int, default=100_000)
    given = reader.parse_args()
    program = os.path.abspath(given.program)
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text.txt")
        for name, piece in texts(given.rules):
            took = []
            for size in (given.bytes, TIMES * given.bytes):
                with open(path, "w", encoding="utf-8", newline="") as out:
                    out.write(piece * (size // len(piece.encode()) + 1))
                took.append(seconds(program, path))
            measured.append((took[1], took[0], name))
            if took[1] > SLOW and took[1] > GROWTH * TIMES * took[0]:
                print(f"{took[0]:.2f} s, then {took[1]:.2f} s: {name}", flush=True)
    measured.sort(reverse=True)
    print(f"{len(measured)} texts; the slowest:")
    for large, small, name in measured[:5]:
        print(f"{small:.2f} s, then {large:.2f} s: {name}")


if __name__ == "__main__":
    main()
