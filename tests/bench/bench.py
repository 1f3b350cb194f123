#!/usr/bin/env python3
"""Whole processes side by side: bench.py PROGRAM [--rounds N] [--task TASK ...] [--node FOLDER] [--write]

Runs mannerly and whatever peers are installed in turn, A B C A B C, and prints medians of CPU and wall time, peak
memory, and the ratio of CPU time to mannerly's. Peers from npm are looked for in FOLDER/node_modules, as
`npm install --prefix FOLDER harper.js write-good alex cspell` puts them there. --write puts the table into README.md
beside this file. Milliseconds depend on the machine and on what else it does; compare the ratios.
"""
import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


LIMIT = 180  # seconds; who takes longer is not waited for
SLOW = 10  # seconds; who takes longer is measured once


def commands(program, folder, node):
    """Task, name, argument list, and what comes on standard input."""
    def path(name):
        return os.path.join(folder, name)

    def tool(name):
        local = os.path.join(node or "", "node_modules", ".bin", name)
        return local if node and os.path.exists(local) else name

    one, drafts, batch, large = path("one.txt"), path("drafts"), path("batch.jsonl"), path("large.txt")
    check = [program, "check", "--no-config", "--fail-on", "never"]
    aspell, ripgrep = ["aspell", "-l", "en_US", "list"], ["rg", "-iowF", "-f", path("words.txt")]
    rows = [
        ("one draft", "mannerly check", [program, "check", "--no-config", one], None),
        ("one draft", "true", ["true"], None),
        ("one draft", "aspell list", aspell, one),
        ("one draft", "hunspell -l", ["hunspell", "-d", "en_US", "-l", one], None),
        ("one draft", "codespell", ["codespell", one], None),
        ("one draft", "write-good", [tool("write-good"), one], None),
        ("one draft", "alex", [tool("alex"), one], None),
        ("one draft", "cspell", [tool("cspell"), "--no-progress", one], None),
        ("2,000 drafts", "mannerly check", check + ["--format", "concise", drafts], None),
        ("2,000 drafts", "mannerly check, JSON lines", check + ["--format", "json", path("drafts.jsonl")], None),
        ("2,000 drafts", "aspell list", aspell, path("drafts.txt")),
        ("2,000 drafts", "hunspell -l", ["hunspell", "-d", "en_US", "-l", path("drafts.txt")], None),
        ("2,000 drafts", "codespell", ["codespell", drafts], None),
        ("2,000 drafts", "ripgrep, 2,000 words", ripgrep + [drafts], None),
        ("2,000 drafts", "write-good", [tool("write-good"), drafts + "/*.txt"], None),
        ("2,000 drafts", "alex", [tool("alex"), drafts], None),
        ("2,000 drafts", "cspell", [tool("cspell"), "--no-progress", drafts + "/*.txt"], None),
        ("100,000 records", "mannerly check, JSON lines", check + ["--format", "jsonl", batch], None),
        ("100,000 records", "the same, one thread", check + ["--format", "jsonl", "--threads", "1", batch], None),
        ("100,000 records", "aspell list, as text", aspell, batch),
        ("100,000 records", "codespell, as text", ["codespell", batch], None),
        ("100,000 records", "ripgrep, 2,000 words", ripgrep + [batch], None),
        ("10 MB in one file", "mannerly check", check + ["--format", "concise", large], None),
        ("10 MB in one file", "aspell list", aspell, large),
        ("10 MB in one file", "hunspell -l", ["hunspell", "-d", "en_US", "-l", large], None),
        ("10 MB in one file", "codespell", ["codespell", large], None),
        ("10 MB in one file", "write-good", [tool("write-good"), large], None),
        ("10 MB in one file", "cspell", [tool("cspell"), "--no-progress", large], None),
    ]
    if node and os.path.isdir(os.path.join(node, "node_modules", "harper.js")):
        script = ["node", os.path.join(HERE, "harper.mjs"), node]
        rows += [("one draft", "harper.js", script + [one], None), ("2,000 drafts", "harper.js", script + [drafts], None)]
        rows.sort(key=lambda row: [other[0] for other in rows].index(row[0]))
    return [expanded(row) for row in rows if shutil.which(row[2][0])]


def expanded(row):
    """Patterns stand for files, as in a shell."""
    task, name, arguments, stdin = row
    return task, name, [part for word in arguments for part in (sorted(glob.glob(word)) if "*" in word else [word])], stdin


def measure(arguments, stdin):
    """Wall and CPU milliseconds of one run; None when it took too long."""
    with open(stdin or os.devnull, "rb") as source, open(os.devnull, "wb") as nowhere:
        begin = time.perf_counter()
        process = subprocess.Popen(arguments, stdin=source, stdout=nowhere, stderr=nowhere)
        watch = threading.Timer(LIMIT, process.kill)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        watch.cancel()
        wall = time.perf_counter() - begin
        process.returncode = status
    return None if wall > LIMIT else (wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000)


def peak(arguments, stdin):
    """Peak memory in KiB of one run, or None. What Python starts itself seems at least as large as Python."""
    timer = shutil.which("time")
    if timer is None:
        return None
    with tempfile.NamedTemporaryFile("r") as out, open(stdin or os.devnull, "rb") as source:
        subprocess.run([timer, "-f", "%M", "-o", out.name] + arguments, stdin=source, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
        return int(out.read().split()[-1])


def table(program, rounds, tasks, node):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), folder], check=True)
        words = os.path.join(HERE, "..", "..", "dictionaries", "common.txt")
        with open(words, encoding="utf-8") as source, open(os.path.join(folder, "words.txt"), "w") as out:
            out.writelines([line for line in source if not line.startswith("#")][:2000])
        rows = [row for row in commands(program, folder, node) if not tasks or row[0] in tasks]
        runs = {row[:2]: [] for row in rows}
        for _ in range(rounds):
            for task, name, arguments, stdin in rows:
                known = runs[task, name]
                if known and (known[0] is None or known[0][0] > SLOW * 1000):
                    continue
                known += [measure(arguments, stdin) for _ in range(rounds if task == "one draft" else 1)]
        return [(task, name, medians(runs[task, name]), peak(arguments, stdin) if None not in runs[task, name] else None)
                for task, name, arguments, stdin in rows]


def medians(runs):
    return None if None in runs else [statistics.median(run[i] for run in runs) for i in range(2)]


def markdown(rows):
    own = {}
    lines = ["| task | program | CPU ms | wall ms | peak MB | CPU, mannerly = 1 |", "|---|---|---|---|---|---|"]
    for task, name, times, size in rows:
        if times is None:
            lines.append(f"| {task} | {name} | over {LIMIT} s | | | |")
            continue
        wall, cpu = times
        own.setdefault(task, cpu)
        memory = f"{size / 1024:.0f}" if size else ""
        lines.append(f"| {task} | {name} | {cpu:.1f} | {wall:.1f} | {memory} | {cpu / own[task]:.2f} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--task", action="append", help="only this one, as it stands in the table; may be repeated")
    parser.add_argument("--node", help="the folder of npm install --prefix")
    parser.add_argument("--write", action="store_true")
    wishes = parser.parse_args()
    node = wishes.node and os.path.abspath(wishes.node)
    text = markdown(table(os.path.abspath(wishes.program), wishes.rounds, wishes.task, node))
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
