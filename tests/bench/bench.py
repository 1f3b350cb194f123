#!/usr/bin/env python3
"""Whole processes side by side: bench.py PROGRAM [--rounds N] [--write]

Runs mannerly and whatever peers are installed in turn, A B C A B C, and prints medians of CPU and wall time, peak
memory, and the ratio of CPU time to mannerly's. --write puts the table into README.md beside this file. Milliseconds
depend on the machine and on what else it does; compare the ratios.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


def commands(program, folder):
    """Task → (name, argument list, whether the draft comes on standard input)."""
    one, text = os.path.join(folder, "one.txt"), os.path.join(folder, "drafts.txt")
    drafts, records = os.path.join(folder, "drafts"), os.path.join(folder, "drafts.jsonl")
    check = [program, "check", "--no-config", "--fail-on", "never"]
    peers = [
        ("one draft", "mannerly check", check + [one], None),
        ("one draft", "true", ["true"], None),
        ("one draft", "aspell list", ["aspell", "-l", "en_US", "list"], one),
        ("one draft", "hunspell -l", ["hunspell", "-d", "en_US", "-l", one], None),
        ("one draft", "codespell", ["codespell", one], None),
        ("one draft", "write-good", ["write-good", one], None),
        ("one draft", "alex", ["alex", one], None),
        ("one draft", "cspell", ["cspell", "--no-progress", one], None),
        ("2,000 drafts", "mannerly check", check + ["--format", "concise", drafts], None),
        ("2,000 drafts", "mannerly check, JSON lines", check + ["--format", "json", records], None),
        ("2,000 drafts", "aspell list", ["aspell", "-l", "en_US", "list"], text),
        ("2,000 drafts", "hunspell -l", ["hunspell", "-d", "en_US", "-l", text], None),
        ("2,000 drafts", "codespell", ["codespell", drafts], None),
        ("2,000 drafts", "ripgrep, 2,000 words", ["rg", "-iowF", "-f", os.path.join(folder, "words.txt"), drafts], None),
        ("2,000 drafts", "cspell", ["cspell", "--no-progress", drafts + "/*.txt"], None),
    ]
    return [row for row in peers if shutil.which(row[2][0])]


def measure(arguments, stdin):
    """Wall and CPU milliseconds and peak KiB of one run."""
    with open(stdin or os.devnull, "rb") as source, open(os.devnull, "wb") as nowhere:
        begin = time.perf_counter()
        process = subprocess.Popen(arguments, stdin=source, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = status
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss


def table(program, rounds):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), folder], check=True)
        words = os.path.join(HERE, "..", "..", "dictionaries", "common.txt")
        with open(words, encoding="utf-8") as source, open(os.path.join(folder, "words.txt"), "w") as out:
            out.writelines([line for line in source if not line.startswith("#")][:2000])
        rows = commands(program, folder)
        runs = {row[:2]: [] for row in rows}
        for _ in range(rounds):
            for task, name, arguments, stdin in rows:
                times = rounds if task == "one draft" else 1
                runs[task, name] += [measure(arguments, stdin) for _ in range(times)]
    return [(task, name, *(statistics.median(run[i] for run in runs[task, name]) for i in range(3)))
            for task, name, _, _ in rows]


def markdown(rows):
    own = {}
    lines = ["| task | program | CPU ms | wall ms | peak MB | CPU, mannerly = 1 |", "|---|---|---|---|---|---|"]
    for task, name, wall, cpu, peak in rows:
        own.setdefault(task, cpu)
        lines.append(f"| {task} | {name} | {cpu:.1f} | {wall:.1f} | {peak / 1024:.0f} | {cpu / own[task]:.2f} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    wishes = parser.parse_args()
    text = markdown(table(os.path.abspath(wishes.program), wishes.rounds))
    print(text, end="")
    if wishes.write:
        path = os.path.join(HERE, "README.md")
        with open(path, encoding="utf-8") as file:
            old = file.read()
        new = re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: BEGIN + text + END, old, flags=re.S)
        with open(path, "w", encoding="utf-8") as file:
            file.write(new)


if __name__ == "__main__":
    main()
