#!/usr/bin/env python3
"""What overrides cost: 5,000 templates checked without a configuration (A) and under three levels of overrides (B), in turn.
Prints user and system CPU seconds of each run and the ratio of the medians. Usage: overrides.py PROGRAM [DRAFTS] [ROUNDS]
With --instructions as the second argument callgrind counts instead, over 100 and 300 templates: what a draft and what the
start cost, without the noise of the machine."""
import pathlib
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
COUNTS = sys.argv[2:3] == ["--instructions"]
DRAFTS = int(sys.argv[2]) if len(sys.argv) > 2 and not COUNTS else 5000
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 3

CONFIG = """overrides:
  - files: "team-*/**"
    rules:
      tone/hedge-stack: advice
      sales/*: error
      length/long: {bands: {default: {warn: 900}}}
  - files: ["team-a/**", "!team-a/kept/**"]
    words: [Northwind]
    rules:
      tone/urgency: {severity: error, phrases: {add: [before noon]}}
    gate: {fail_under: 40}
  - files: "**/notes/**"
    kinds: [note]
    rules:
      structure/*: off
      tone/urgency: {except: {add: [no hurry]}}
"""
OPENINGS = ["your talk on {{topic}} answered a question my team had argued over",
            "I read your article about {{topic}} and tried the second idea",
            "a colleague at {{company}} showed me how you test {{topic}}"]
BODIES = ["We run the same service with nine people, and retries were our weak place. Your order of steps cut the errors.",
          "At {{company}} you moved the queue first. We moved the workers first and had to go back.",
          "The chapter on limits was new to me. I had only seen it done with a lock, which did not scale for us."]
ASKS = ["Would you tell me which part came first?", "May I ask how you chose the limit?",
        "Could you point me to what you read before you started?"]


def write_templates(folder):
    random.seed(7)
    for i in range(DRAFTS):
        team = folder / f"team-{'abc'[i % 3]}" / ["mail", "notes", "kept"][i // 3 % 3]
        team.mkdir(parents=True, exist_ok=True)
        kind = "note" if team.name == "notes" else "inmail"
        body = " ".join(random.sample(BODIES, 1 if kind == "note" else 3))
        text = (f"---\nkind: {kind}\ntemplate: true\nfields: [first_name, topic, company]\n---\nHi {{{{first_name}}}},\n\n"
                f"{random.choice(OPENINGS)}, number {i}. {body}\n\n{random.choice(ASKS)} Thank you.\n\nBest,\nTomasz\n")
        (team / f"{i:05}.md").write_text(text)


ARGUMENTS = ["check", "--format", "concise", "--threads", "1"]
SORTS = [("A", ["--no-config"]), ("B", [])]


def cpu_seconds(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([PROGRAM, *ARGUMENTS, *arguments], capture_output=True)
    if done.returncode > 1:
        sys.exit(done.stderr.decode()[:2000])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def instructions(*arguments):
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run([*tool, PROGRAM, *ARGUMENTS, *arguments], capture_output=True)
    return int(re.search(rb"Collected : (\d+)", done.stderr).group(1))


def measure_seconds(folder):
    runs = {"A": [], "B": []}
    for turn in range(ROUNDS):
        for label, arguments in SORTS:
            runs[label].append(cpu_seconds(*arguments, str(folder)))
            print(f"{label}  {runs[label][-1]:.2f} s", flush=True)
    ratio = statistics.median(runs["B"]) / statistics.median(runs["A"])
    print(f"{DRAFTS} templates: overrides / no configuration = {ratio:.3f}")


def count_instructions(folder):
    files = sorted(str(path) for path in folder.rglob("*.md"))
    many = random.sample(files, 300)
    few = many[:100]
    draft, start = {}, {}
    for label, arguments in SORTS:
        first, second = instructions(*arguments, *few), instructions(*arguments, *many)
        draft[label] = (second - first) / (len(many) - len(few))
        start[label] = first - len(few) * draft[label]
        print(f"{label}  {draft[label] / 1e6:.3f} million a draft, {start[label] / 1e6:.1f} million to start", flush=True)
    whole = {label: start[label] + 5000 * draft[label] for label in draft}
    print(f"a draft: {draft['B'] / draft['A']:.3f}; 5000 templates: {whole['B'] / whole['A']:.3f}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    write_templates(folder)
    (folder / ".mannerly.yaml").write_text(CONFIG)
    count_instructions(folder) if COUNTS else measure_seconds(folder)
