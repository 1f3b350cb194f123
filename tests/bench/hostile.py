#!/usr/bin/env python3
"""Configuration from strangers: time and memory of the program over one hostile file of each sort.

Usage: hostile.py PROGRAM [--untimed] [NAME...]   the cases named, or all; the dearest are shown at the end

Every case is a repository of its own. A run passes when it ends with status 2 and a message with a place that is not
too long, within a second of processor time and 200 MB (--untimed: whatever it takes).
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

# Much of a good thing: no message is needed.
HARMLESS = {"config-wide", "phrases-many"}
SECONDS = 1.0
MEGABYTES = 200
DRAFT = "Hi Dana,\n\nyour talk in Porto was good. Would Tuesday suit you for a call?\n\nThanks,\nAna\n"
CONFIG = ".mannerly.yaml"
RULE = """kind: {kind}
severity: warning
title: t
message: m
why: w
source: [A]
{body}
examples: {{bad: ["[[a]] b", "[[a]] c"], good: [x y, z w]}}
"""


def large(path):
    with open(path, "wb") as out:
        out.truncate(100 << 20)


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def patterns(expression, count):
    """A rule's expressions; each is another, so that none can be shared."""
    rows = "".join(f"  - {{pattern: '{expression}x{i}'}}\n" for i in range(count))
    return f"rules:\n safety/pii-in-text:\n  patterns:\n{rows}"


def pack(kind, body):
    write("pack/tone/own.yaml", RULE.format(kind=kind, body=body))
    write(CONFIG, "extends: [recommended, ./pack]\n")


def rules_changed(rows):
    globs = ["*" + "?" * (i % 8) + "*" * (i // 8) for i in range(rows)]
    write(CONFIG, "rules:\n" + "".join(f" '{glob}': {{message: m}}\n" for glob in globs))


def overrides(count, body):
    rows = "".join(f" - {{files: '*{i}*', {body}}}\n" for i in range(count))
    write(CONFIG, "overrides:\n" + rows)


def cycle():
    write(CONFIG, "extends: [./a.yaml]\n")
    write("a.yaml", "extends: [./b.yaml]\n")
    write("b.yaml", "extends: [./a.yaml]\n")


def fan():
    for i in range(30):
        write(f"f{i}.yaml", f"extends: [./f{i + 1}.yaml, ./f{i + 1}.yaml]\n")
    write("f30.yaml", "{}\n")
    write(CONFIG, "extends: [./f0.yaml]\n")


def link(named):
    write("../secret.yaml", "words: [secret]\n")
    os.symlink("../secret.yaml", named)


# Name → what makes its files, and the arguments (a check of the draft unless told).
CASES = {
    "config-large": (lambda: large(CONFIG), None),
    "config-deep": (lambda: write(CONFIG, "a: " + "[" * 200_000), None),
    "config-deep-block": (lambda: write(CONFIG, "".join(" " * i + "a:\n" for i in range(700))), None),
    "config-alias-bomb": (lambda: write(CONFIG, "a: &a [x]\n" + "".join(
        f"b{i}: &b{i} [{', '.join(['*a'] * 9)}]\n" for i in range(99))), None),
    "config-wide": (lambda: write(CONFIG, "words: [" + "a," * 125_000 + "a]\n"), None),
    "config-keys": (lambda: write(CONFIG, "".join(f"k{i}: 1\n" for i in range(20_000))), None),
    "config-long-key": (lambda: write(CONFIG, "k" * 250_000 + ": 1\n"), None),
    "config-quotes": (lambda: write(CONFIG, "kind: \"" + "\\x41" * 60_000), None),
    "config-link": (lambda: link(CONFIG), None),
    "config-pipe": (lambda: os.mkfifo(CONFIG), None),
    "config-not-text": (lambda: open(CONFIG, "wb").write(b"\xff\xfe\0" * 80_000), None),
    "extends-large": (lambda: (large("a.yaml"), write(CONFIG, "extends: [./a.yaml]\n")), None),
    "extends-cycle": (cycle, None),
    "extends-fan": (fan, None),
    "extends-many": (lambda: write(CONFIG, "extends: [" + "strict, " * 30_000 + "strict]\n"), None),
    "extends-link": (lambda: (link("a.yaml"), write(CONFIG, "extends: [./a.yaml]\n")), None),
    "extends-out": (lambda: write(CONFIG, "extends: [../secret.yaml]\n"), None),
    "extends-pipe": (lambda: (os.mkfifo("a.yaml"), write(CONFIG, "extends: [./a.yaml]\n")), None),
    "words-many": (lambda: write(CONFIG, "words: [" + ",".join(f"w{i}q" for i in range(36_000)) + "]\nkond: note\n"),
                   None),
    "pattern-1mb": (lambda: pack("pattern", "pattern: " + "ab|" * 350_000 + "c"), None),
    "pattern-200kb": (lambda: pack("pattern", "pattern: " + "ab|" * 66_000 + "c"), None),
    "pattern-nested": (lambda: pack("pattern", "pattern: '" + "(" * 900 + "a" + "){1,9}" * 900 + "'"), None),
    "pattern-deep": (lambda: pack("pattern", "pattern: '" + "(" * 30_000 + "a" + ")" * 30_000 + "'"), None),
    "patterns-many": (lambda: write(CONFIG, patterns("((a{1,30}b?){1,20}c?)", 4_000)), None),
    "patterns-large": (lambda: write(CONFIG, patterns("([^ab]{500}|c[^de]{499})", 4_000)), None),
    "patterns-classes": (lambda: write(CONFIG, patterns("[\\pL\\pN]{20}[\\pL]{30}", 4_000)), None),
    "patterns-refused": (lambda: write(CONFIG, patterns("(([^ab]{100}){10}){9}", 4_000)), None),
    "patterns-pack": (lambda: pack("pattern", "patterns:\n" + "".join(
        f"  - {{pattern: '([^ab]{{500}}|c[^de]{{499}})x{i}'}}\n" for i in range(4_000))), None),
    "patterns-words": (lambda: write(CONFIG, patterns("(" + "|".join(
        f"k{i}z" for i in range(600)) + ")", 60)), None),
    "phrases-nested": (lambda: pack("phrase", "phrases: ['" + "(a|b) " * 4_000 + "']"), None),
    "phrases-options": (lambda: pack("phrase", "phrases: ['" + "a? " * 8_000 + "b']"), None),
    "phrases-gaps": (lambda: pack("phrase", "phrases: [" + ", ".join(["a " + "~8 (b|c|d)? " * 40 + "e"] * 400) + "]"),
                     None),
    "phrases-deep": (lambda: pack("phrase", "phrases: ['" + "(a " * 20_000 + ")" * 20_000 + "']"), None),
    "phrases-many": (lambda: pack("phrase", "phrases: [" + ", ".join(f"p{i} q r" for i in range(18_000)) + "]"), None),
    "rules-many": (lambda: write(CONFIG, "rules:\n" + "".join(
        f" 'a{i}/*': off\n" for i in range(4_900))), None),
    "rules-all-often": (lambda: rules_changed(900), None),
    "overrides-many": (lambda: overrides(128, "rules: {'*': {message: m}}"), None),
    "overrides-patterns": (lambda: overrides(
        120, "rules: {safety/pii-in-text: {pattern: '([^ab]{500}|c[^de]{499})'}}"), None),
    "overrides-over": (lambda: overrides(3_000, "kind: note"), None),
    "globs-stars": (lambda: write(CONFIG, "overrides: [{files: '" + "*a" * 1_000 + "', kind: note}]\n"), None),
    "globs-many": (lambda: write(CONFIG, "overrides:\n" + "".join(
        " - {kind: note, files: [" + ", ".join(["'" + "*a" * 120 + f"{i}'"] * 8) + "]}\n" for i in range(120))), None),
    "policy-large": (lambda: (large("p.yaml"), write(CONFIG, "policy: ./p.yaml\n")), None),
    "policy-deep": (lambda: (write("p.yaml", "a: " + "[" * 200_000), write(CONFIG, "policy: ./p.yaml\n")), None),
    "policy-wide": (lambda: (write("p.yaml", "a: [" + "1," * 1_900_000 + "1]"), write(CONFIG, "policy: ./p.yaml\n")),
                    None),
    "policy-out": (lambda: write(CONFIG, "policy: ../../etc/passwd\n"), None),
    "policy-link": (lambda: (link("p.yaml"), write(CONFIG, "policy: ./p.yaml\n")), None),
    "policy-pipe": (lambda: (os.mkfifo("p.yaml"), write(CONFIG, "policy: ./p.yaml\n")), None),
    "baseline-large": (lambda: large(".mannerly-baseline.json"), None),
    "baseline-deep": (lambda: write(".mannerly-baseline.json", "[" * (4 << 20)), None),
    "baseline-deep-closed": (lambda: write(".mannerly-baseline.json", "[" * (4 << 20) + "]" * (4 << 20)), None),
    "baseline-wide": (lambda: write(".mannerly-baseline.json", '{"baseline": 1, "findings": [' + "1," * (6 << 20) + "1]}"),
                      None),
    "baseline-pipe": (lambda: os.mkfifo(".mannerly-baseline.json"), None),
    "baseline-link": (lambda: link(".mannerly-baseline.json"), None),
    "allow-large": (lambda: large(".mannerly-allow.yaml"), None),
    "allow-deep": (lambda: write(".mannerly-allow.yaml", "allow: " + "[" * 200_000), None),
    "allow-wide": (lambda: write(".mannerly-allow.yaml", "allow: [" + "1," * 1_900_000 + "1]\n"), None),
    "allow-many": (lambda: write(".mannerly-allow.yaml", "allow:\n" + "".join(
        f" - {{file: g{i}.md, rule: tone/urgency, fingerprint: {i:016x}}}\n" for i in range(9_000)) + " - {}\n"), None),
    "allow-pipe": (lambda: os.mkfifo(".mannerly-allow.yaml"), None),
    "allow-link": (lambda: link(".mannerly-allow.yaml"), None),
    "rule-large": (lambda: (write("rules/tone/a.yaml", ""), large("rules/tone/a.yaml")), ["rules", "test", "--rules", "rules"]),
    "rule-pipe": (lambda: (os.makedirs("rules/tone"), os.mkfifo("rules/tone/a.yaml")), ["rules", "test", "--rules", "rules"]),
    "pack-large": (lambda: (write("pack/tone/a.yaml", ""), large("pack/tone/a.yaml"),
                            write(CONFIG, "extends: [./pack]\n")), None),
    "pack-link": (lambda: (os.makedirs("pack/tone"), link("pack/tone/a.yaml"),
                           write(CONFIG, "extends: [./pack]\n")), None),
    "pack-files": (lambda: ([write(f"pack/tone/a{i}.yaml", "") for i in range(1_500)],
                            write(CONFIG, "extends: [./pack]\n")), None),
    "ignore-large": (lambda: (large(".gitignore"), write(CONFIG, "kond: note\n")), ["check", "."]),
    "ignore-stars": (lambda: (write(".gitignore", ("*a" * 1_000 + "\n") * 100), write(CONFIG, "kond: note\n")),
                     ["check", "."]),
    "ignore-pipe": (lambda: (os.mkfifo(".gitignore"), write(CONFIG, "kond: note\n")), ["check", "."]),
    "context-large": (lambda: large("c.yaml"), ["check", "d.md", "--context", "c.yaml"]),
    "rows-large": (lambda: large("r.yaml"), ["preview", "d.md", "--with", "r.yaml"]),
    "rows-csv-large": (lambda: large("r.csv"), ["preview", "d.md", "--with", "r.csv"]),
    "rows-deep": (lambda: write("r.json", "[" * (4 << 20)), ["preview", "d.md", "--with", "r.json"]),
    "rows-wide": (lambda: write("r.json", "[" + "1," * (6 << 20) + "1]"), ["preview", "d.md", "--with", "r.json"]),
    "draft-large": (lambda: large("d.md"), None),
    "words-add-large": (lambda: large(CONFIG), ["words", "add", "Northwind"]),
    "allow-add-large": (lambda: large(".mannerly-allow.yaml"), ["allow", "d.md", "tone/urgency", "--reason", "x"]),
}


def run(program, name):
    make, arguments = CASES[name]
    folder = os.path.realpath(tempfile.mkdtemp())
    try:
        os.makedirs(os.path.join(folder, "repo", ".git"))
        os.chdir(os.path.join(folder, "repo"))
        write(".git/HEAD", "ref: refs/heads/main\n")
        write("d.md", DRAFT)
        make()
        with open("../err", "wb+") as err, open("../out", "wb+") as out:
            child = subprocess.Popen(["timeout", "60", program, *(arguments or ["check", "d.md"])], stdout=out,
                                     stderr=err, stdin=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            err.seek(0)
            said = err.read().decode("utf-8", "replace")
        return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


def main():
    program = os.path.abspath(sys.argv[1])
    untimed = "--untimed" in sys.argv
    rows = []
    for name in [name for name in sys.argv[2:] if name != "--untimed"] or CASES:
        status, seconds, megabytes, said = run(program, name)
        first = said.split("\n", 1)[0]
        placed = re.match(r"^[^:]+(:\d+:\d+)?: error: ", first) is not None
        cheap = untimed or (seconds <= SECONDS and megabytes <= MEGABYTES)
        told = status == 2 and placed and len(said) < 40_000
        good = cheap and (told or (status == 0 and name in HARMLESS))
        rows.append((seconds, megabytes, name, good))
        print(f"{'ok  ' if good else 'BAD '} {name:22} {seconds:6.2f} s {megabytes:6.0f} MB  status {status}  "
              f"{said.count(chr(10))} lines: {first[:150]}", flush=True)
    print(f"slowest {max(rows)[2]} {max(rows)[0]:.2f} s, largest {max(rows, key=lambda r: r[1])[2]} "
          f"{max(rows, key=lambda r: r[1])[1]:.0f} MB")
    return 0 if all(row[3] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
