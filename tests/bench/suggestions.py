#!/usr/bin/env python3
"""How often the right word comes first: suggestions.py PROGRAM [--words N] [--misses]

Takes typos with one correction from the list of codespell (the Debian package; the list is read where it is installed),
a sample that is the same every time, and asks mannerly and Hunspell for each what was meant. Only typos that Hunspell's
American dictionary does not have, and only corrections that it has. --misses prints those where Hunspell is right first
and mannerly is not.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
import tempfile

LIST = "/usr/lib/python3/dist-packages/codespell_lib/data/dictionary.txt"
FRAME = """Hi Ana,

Thank you for the notes from the workshop in spring. We looked at how they had {} it again on Tuesday, and then went
through the rest of the plan together. Could you send me the slides that you showed at the end?

Best,
Bo
"""


def typos():
    """(typo, correction) with one correction of letters, in an order that says nothing about them."""
    rows = []
    with open(LIST, encoding="utf-8") as source:
        for line in source:
            typo, _, fix = line.strip().partition("->")
            if re.fullmatch("[a-z]{4,}", typo) and re.fullmatch("[a-z]{4,}", fix):
                rows.append((typo, fix))
    return sorted(rows, key=lambda row: hashlib.sha256(row[0].encode()).digest())


def by_hunspell(words):
    """Word → list of suggestions; None for a word that the dictionary has."""
    run = subprocess.run(["hunspell", "-a", "-d", "en_US"], input="".join(f"^{word}\n" for word in words),
                         capture_output=True, text=True, check=True)
    answers = [line for line in run.stdout.splitlines()[1:] if line]
    out = {}
    for word, line in zip(words, answers, strict=True):
        if line[0] in "*+-":
            out[word] = None
        else:
            out[word] = line.partition(": ")[2].split(", ") if line[0] == "&" else []
    return out


def by_mannerly(program, words):
    """Word → list of suggestions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for word in words:
            file.write(json.dumps({"id": word, "text": FRAME.format(word)}) + "\n")
        file.flush()
        run = subprocess.run([program, "check", "--no-config", "--fail-on", "never", "--format", "jsonl", file.name],
                             capture_output=True, text=True, check=True)
    out = {}
    for line in run.stdout.splitlines():
        draft = json.loads(line)
        found = [f for f in draft["findings"] if f["match"] == draft["id"] and f["category"] == "spelling"]
        out[draft["id"]] = [fix["edits"][0]["text"] for finding in found for fix in finding["fixes"]]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--misses", action="store_true")
    wishes = parser.parse_args()
    rows = typos()[:3 * wishes.words]
    fixes = by_hunspell(sorted({fix for _, fix in rows}))
    theirs = by_hunspell([typo for typo, _ in rows])
    rows = [(typo, fix) for typo, fix in rows if theirs[typo] is not None and fixes[fix] is None][:wishes.words]
    own = by_mannerly(os.path.abspath(wishes.program), [typo for typo, _ in rows])
    print(f"{len(rows)} typos\n\n| program | right word first | among three | says nothing |\n|---|---|---|---|")
    for name, answers in (("mannerly", own), ("hunspell", theirs)):
        first = sum(answers[typo][:1] == [fix] for typo, fix in rows)
        three = sum(fix in answers[typo][:3] for typo, fix in rows)
        silent = sum(not answers[typo] for typo, _ in rows)
        print(f"| {name} | {100 * first / len(rows):.1f} % | {100 * three / len(rows):.1f} % "
              f"| {100 * silent / len(rows):.1f} % |")
    if wishes.misses:
        for typo, fix in rows:
            if theirs[typo][:1] == [fix] and own[typo][:1] != [fix]:
                print(f"{typo} -> {fix}: {', '.join(own[typo]) or 'nothing'}")


if __name__ == "__main__":
    main()
