#!/usr/bin/env python3
"""The published JSON Schemas, judged by a validator of their own: every bundled rule, policy and preset fits, real output
fits, and files with a fault do not. Arguments: the program, the top of the sources."""
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

PROGRAM, TOP = sys.argv[1], pathlib.Path(sys.argv[2])


class Loader(yaml.SafeLoader):
    """YAML as Mannerly reads it: only true, false, numbers and null are more than text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]*\.[0-9]+$", "-+.0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def load(text):
    value = yaml.load(text, Loader)
    return {} if value is None else value


def run(*arguments, stdin=""):
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, text=True)


def validator(name):
    schema = json.loads(run("config", "schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


failures = []


def expect(good, what, errors):
    if good == (not errors):
        return
    shown = "; ".join(f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in errors[:3])
    failures.append(f"{what}: {'should fit' if good else 'should not fit'} {shown}")


def check(schema, value, good, what):
    expect(good, what, list(schema.iter_errors(value)))


def bundled():
    rule, policy, configuration = validator("rule"), validator("policy"), validator("configuration")
    counts = {"rule": 0, "policy": 0, "preset": 0}
    for path in sorted((TOP / "rules").glob("*/*.yaml")):
        folder = path.parent.name
        value = load(path.read_text())
        if folder == "classes":
            continue
        sort = {"policies": "policy", "presets": "preset"}.get(folder, "rule")
        check({"policy": policy, "preset": configuration, "rule": rule}[sort], value, True, path)
        counts[sort] += 1
    if counts["rule"] < 100 or counts["policy"] < 4 or counts["preset"] < 4:
        failures.append(f"too few bundled files were seen: {counts}")


def broken_rules():
    rule = validator("rule")
    good = load((TOP / "rules/tone/urgency.yaml").read_text())
    check(rule, good, True, "a good rule")
    for change in [{"kind": "phrases"}, {"severity": "eror"}, {"phrses": ["x"]}, {"phrases": []}, {"title": None},
                   {"applies": {"kinds": ["memo"]}}, {"scope": ["head"]}, {"severity": {"memo": "error"}}]:
        check(rule, {**good, **change}, False, change)
    for key in ["kind", "title", "message", "why", "source", "examples"]:
        check(rule, {k: v for k, v in good.items() if k != key}, False, f"a rule without {key}")


GOOD = """
extends: [recommended, ./team.yaml]
kind: inmail
policy: documented
language: en-GB
fields: {first_name: Priya, company: , role: [Lead, Head]}
rules:
  tone/urgency: error
  sales/*: off
  length/long: {severity: {default: warning, note: error}, bands: {inmail: {warn: 600}}}
  tone/profanity: {except: {add: [dash it], remove: [skin prick]}}
words: {add: [Northwind], remove: [Acme]}
score: {weights: {tone: 20}, costs: {error: 10}, repeat: 0.5, ceilings: {safety: 20}, send_from: 85}
gate: {fail_on: never, fail_under: 70}
overrides:
  - files: ["templates/**", "!templates/old/**"]
    template: true
    fields: [first_name]
    rules: {tone/urgency: off}
  - kinds: note
    gate: {fail_under: 0}
"""
BAD = ["kind: memo", "rulse: {}", "gate: {fail_under: 101}", "gate: {fail_on: eror}", "rules: {tone/urgency: eror}",
       "rules: {tone/urgency: {phrses: [x]}}", "overrides: [{fils: a}]", "overrides: {files: a}", "words: {ad: [x]}",
       "score: {weights: {tome: 3}}", "score: {repeat: 2}", "template: maybe", "language: fr", "extends: []"]
FRONT = """
kind: inmail
subject: Your talk
template: true
fields: [first_name]
to: {name: Priya, degree: 2nd, facts: [a talk], open_profile: true}
from: {name: Tomasz, tier: premium-career, credits: 3, used: {notes_month: 2}}
thread: {messages: 2, last_sent: 2027-01-31}
groups: []
relation: cold
allow: [tone/urgency, {rule: sales/*, reason: agreed, until: 2027-01-31}]
"""
BAD_FRONT = ["kind: memo", "knd: note", "to: {nme: x}", "from: {credits: many}", "thread: {last_sent: yesterday}",
             "template: perhaps", "allow: [{reason: x}]", "relation: friend", "language: de"]


def program_agrees(option, text, good, folder):
    """What the schema takes the program takes, and the other way round."""
    if option == "configuration":
        (folder / ".mannerly.yaml").write_text(text + "\n")
        (folder / "draft.md").write_text("Hi Dana,\n\nThank you for your talk.\n")
    else:
        (folder / ".mannerly.yaml").write_text("{}\n")
        (folder / "draft.md").write_text("---\n" + text.strip() + "\n---\nHi Priya,\n\nThank you for your talk.\n")
    (folder / "team.yaml").write_text("{}\n")
    done = run("check", "--format", "concise", str(folder / "draft.md"))
    # A language whose dictionary this machine lacks is a good value all the same.
    refused = done.returncode == 2 and "install the package" not in done.stderr
    if refused == good:
        failures.append(f"the program {'refuses' if refused else 'takes'} {option}: {text.strip()}\n{done.stderr[:300]}")


def configurations(folder):
    for option, good, bad in [("configuration", GOOD, BAD), ("front-matter", FRONT, BAD_FRONT)]:
        schema = validator(option)
        check(schema, load(good), True, option)
        program_agrees(option, good, True, folder)
        for text in bad:
            check(schema, load(text), False, text)
            program_agrees(option, text, False, folder)


def every_allowed_value(folder):
    """Every name that the schema of front matter and configuration allows at the top is one that the program reads."""
    for option in ["configuration", "front-matter"]:
        schema = json.loads(run("config", "schema", option).stdout)
        for key, value in schema["properties"].items():
            shapes = value.get("anyOf", [value])
            for name in [n for shape in shapes for n in shape.get("enum", [])]:
                program_agrees(option, f"{key}: {name}", True, folder)


def output():
    schema = validator("output")
    seen = 0
    for path in sorted((TOP / "tests/golden").glob("*/*.md")) + [TOP / "tests/golden/check-batch/batch.jsonl"]:
        if not path.exists():
            continue
        done = run("check", "--no-config", "--now", "2027-03-01", "--format", "json", str(path))
        value = json.loads(done.stdout)
        check(schema, value, True, path)
        seen += len(value["drafts"])
        for draft in value["drafts"][:1]:
            draft["extra"] = 1
            check(schema, value, False, f"{path} with a key more")
            del draft["extra"], draft["score"]
            check(schema, value, False, f"{path} with a key less")
    if seen < 10:
        failures.append(f"only {seen} drafts of output were seen")


def main():
    import tempfile

    bundled()
    broken_rules()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        configurations(folder)
        every_allowed_value(folder)
    output()
    print("\n".join(map(str, failures)) or "all as expected")
    return 1 if failures else 0


sys.exit(main())
