#!/usr/bin/env python3
"""What overrides cost: 5,000 templates checked without a configuration (A) and under three levels of overrides (B), in turn.
Prints user CPU seconds of each run and the ratio of the medians. Usage: overrides.py PROGRAM [DRAFTS] [ROUNDS]"""
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
DRAFTS = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
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


def user_seconds(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([PROGRAM, "check", "--format", "concise", "--threads", "1", *arguments], capture_output=True)
    if done.returncode > 1:
        sys.exit(done.stderr.decode()[:2000])
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    write_templates(folder)
    (folder / ".mannerly.yaml").write_text(CONFIG)
    runs = {"A": [], "B": []}
    for turn in range(ROUNDS):
        for label, arguments in [("A", ["--no-config"]), ("B", [])]:
            runs[label].append(user_seconds(*arguments, str(folder)))
            print(f"{label}  {runs[label][-1]:.2f} s user")
    ratio = statistics.median(runs["B"]) / statistics.median(runs["A"])
    print(f"{DRAFTS} templates: overrides / no configuration = {ratio:.3f}")
