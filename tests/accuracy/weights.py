#!/usr/bin/env python3
"""Fits the `weight:` of the bundled rules to the human marks: weights.py BINARY [--rules DIR] [--write]

A finding costs what its severity costs times the weight of its rule; the weights are chosen so that the points a message
loses come near the points its editor took off. Squared error over all marked messages of this folder but the held-out
sets, one free offset a set (editors differ in how strict they are), a ridge towards weight 1, weights between LEAST and
MOST, rounded to STEP; a rule that fires on fewer than ENOUGH messages keeps weight 1. The score is computed as
lint/engine/scoring.cc does (caps a category, repeats of a rule x 0.6), which is checked against the program's own
scores first. Prints for each set what weights learned without it give there, then the weights; --write puts them into
the rule files. Deterministic; needs python3-scipy; about two minutes.
"""
import argparse
import json
import os
import re
import sys

import numpy as np
from scipy.optimize import minimize

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
HELD_OUT = {"b", "f"}
COST = {"advice": 2, "warning": 6, "error": 12}
CAPS = {"purpose": 18, "personalization": 20, "structure": 15, "length": 12, "tone": 12, "sales": 10, "spelling": 8,
        "etiquette": 3, "emoji": 2}
GROUPS = list(CAPS)
SHARE_A_CAP = {"followup": "etiquette", "intro": "etiquette"}
NOT_FOR_REPLIES = {"purpose", "personalization"}
REPEAT = 0.6
RIDGE = 300
LEAST, MOST, STEP = 0.25, 5, 0.25
ENOUGH = 8
LINE = re.compile(r"^weight: ([0-9.]+)\n", re.M)


def caps_for(kind):
    kept = [g for g in GROUPS if kind != "reply" or g not in NOT_FOR_REPLIES]
    whole = sum(CAPS[g] for g in kept)
    return [CAPS[g] * 100 / whole if g in kept else 1e-9 for g in GROUPS]


class Marked:
    """The marked messages of one set: costs by rule before caps, caps, ceilings and marks, a row a message."""

    def __init__(self, path, binary, rules_dir, index):
        labels = {row["id"]: row for row in measure.lines(path + ".labels.jsonl")}
        messages = [m for m in measure.lines(path + ".messages.jsonl") if labels.get(m["id"], {}).get("score") is not None]
        drafts = measure.lint(binary, messages, rules_dir)
        self.marks = np.array([labels[m["id"]]["score"] for m in messages], float)
        self.caps = np.array([caps_for(measure.KINDS.get(m["kind"], m["kind"])) for m in messages])
        self.costs = np.zeros((len(messages), len(index)))
        self.ceilings = np.full(len(messages), 100.0)
        self.scores = np.array([drafts[m["id"]]["score"]["overall"] for m in messages])
        for i, message in enumerate(messages):
            factors = {}
            findings = drafts[message["id"]]["findings"]
            for finding in sorted(findings, key=lambda f: -COST[f["severity"]]):
                rule, factor = finding["rule"], factors.get(finding["rule"], 1.0)
                self.costs[i, index[rule]] += COST[finding["severity"]] * factor
                factors[rule] = factor * REPEAT
                if finding["severity"] == "error":
                    self.ceilings[i] = min(self.ceilings[i], 30 if finding["category"] == "safety" else 59)

    def lost(self, weights, group_of):
        """Points before ceilings, and what each group loses before its cap."""
        sums = (self.costs * weights) @ group_of
        return np.minimum(sums, self.caps).sum(axis=1), sums

    def score(self, weights, group_of):
        lost = np.floor(self.lost(weights, group_of)[0] + 0.5)
        return np.minimum(100 - lost, self.ceilings)


def fit(sets, group_of):
    """Weights of the rules, rounded."""
    count = group_of.shape[0]
    fires = sum((s.costs > 0).sum(axis=0) for s in sets)

    def loss(v):
        weights, slope, total = v[:count], np.zeros_like(v), 0.0
        for k, s in enumerate(sets):
            lost, sums = s.lost(weights, group_of)
            off = v[count + k] - lost - s.marks
            total += 0.5 * (off ** 2).sum()
            slope[count + k] += off.sum()
            # Above a cap the true slope is nothing; a little keeps a rule from being stuck there.
            open_groups = np.where(sums < s.caps, 1.0, 0.02)
            slope[:count] -= (s.costs * ((off[:, None] * open_groups) @ group_of.T)).sum(axis=0)
        far = weights - 1
        slope[:count] += RIDGE * far
        return total + 0.5 * RIDGE * (far ** 2).sum(), slope

    start = np.concatenate([np.ones(count), np.full(len(sets), 90.0)])
    bounds = [(LEAST, MOST) if n >= ENOUGH else (1, 1) for n in fires] + [(60, 120)] * len(sets)
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 500}).x[:count]
    return np.round(found / STEP) * STEP


def rule_files(rules_dir):
    for category in sorted(os.listdir(rules_dir)):
        for name in sorted(os.listdir(os.path.join(rules_dir, category))
                           if os.path.isdir(os.path.join(rules_dir, category)) else []):
            if name.endswith(".yaml") and category not in ("classes", "presets", "policies", "model"):
                yield category + "/" + name[:-5], os.path.join(rules_dir, category, name)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, weight):
    text = LINE.sub("", read(path))
    if weight != 1:
        text = re.sub(r"^(kind: .*\n)", lambda m: m.group(1) + "weight: %g\n" % weight, text, count=1, flags=re.M)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rules", default=os.path.join(HERE, "..", "..", "rules"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    files = dict(rule_files(args.rules))
    names = sorted(files)
    index = {name: i for i, name in enumerate(names)}
    group_of = np.array([[float(SHARE_A_CAP.get(n.split("/")[0], n.split("/")[0]) == g) for g in GROUPS] for n in names])
    sets = {name: Marked(path, args.binary, args.rules, index)
            for name, path in measure.sets().items() if name not in HELD_OUT}
    sets = {name: s for name, s in sets.items() if s.marks.std() > 0}

    now = np.array([float((LINE.search(read(files[n])) or [None, 1])[1]) for n in names])
    for name, s in sets.items():
        if np.abs(s.score(now, group_of) - s.scores).max() > 1:
            sys.exit(f"{name}: this script and the program score differently; is scoring.cc as described here?")
    rho = lambda s, weights: measure.correlation(list(s.score(weights, group_of)), list(s.marks))
    print("set        weight 1  without the set  now")
    for name, s in sets.items():
        others = fit([o for o in sets.values() if o is not s], group_of)
        print(f"{name:9}  {rho(s, np.ones(len(names))):8.3f}  {rho(s, others):15.3f}  {rho(s, now):.3f}", flush=True)
    weights = fit(list(sets.values()), group_of)
    for name, weight, before in zip(names, weights, now):
        if weight != 1 or before != 1:
            print(f"{name:40} {before:.4g} -> {weight:.4g}")
        if args.write:
            write(files[name], weight)


main()
