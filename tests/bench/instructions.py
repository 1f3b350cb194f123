#!/usr/bin/env python3
"""Counts the instructions of three fixed runs and compares them with instructions.tsv: instructions.py PROGRAM [--write]

Counts hardly depend on the machine or on what else it does, so that a change that costs more than five in a hundred
shows. --write stores the present counts; review them like a golden.
"""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
STORED = os.path.join(HERE, "instructions.tsv")
MOST = 1.05
DRAFT = os.path.join(HERE, "draft.txt")


def workloads(folder):
    """Three runs: a draft, the same hundred times as records, the fixes of the draft."""
    records = os.path.join(folder, "hundred.jsonl")
    with open(DRAFT, encoding="utf-8") as file:
        text = file.read().replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    with open(records, "w", encoding="utf-8") as out:
        for i in range(100):
            out.write(f'{{"id": "{i}", "text": "Number {i}. {text}"}}\n')
    common = ["--no-config"]
    return {
        "one draft": ["check", *common, DRAFT],
        "a hundred drafts as JSON": ["check", *common, "--threads", "1", "--format", "json", records],
        "fixes of one draft": ["fix", *common, "--diff", DRAFT],
    }


def count(program, arguments, folder):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", program, *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode > 1 or not found:
        sys.exit(f"{' '.join(arguments)}: no count\n{done.stderr[-2000:]}")
    return int(found.group(1))


def main():
    program, write = os.path.abspath(sys.argv[1]), "--write" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        counts = {name: count(program, arguments, folder) for name, arguments in workloads(folder).items()}
    if write:
        with open(STORED, "w", encoding="utf-8") as out:
            out.writelines(f"{name}\t{n}\n" for name, n in counts.items())
        return
    with open(STORED, encoding="utf-8") as file:
        stored = dict(line.rstrip("\n").split("\t") for line in file)
    failed = False
    for name, n in counts.items():
        ratio = n / int(stored[name])
        failed = failed or ratio > MOST
        print(f"{name}: {n:,} instructions, {ratio:.3f} of {int(stored[name]):,}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
