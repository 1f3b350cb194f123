#!/usr/bin/env python3
"""Learns rules/model/sentences.tsv: train.py FEATURES_TOOL [--rules DIR] [--hold SET] [--out FILE] [--penalty X]

FEATURES_TOOL is the built target `sentence_features`. Data: sentences.*.tsv (labels, sentence) and the labelled message
sets of this folder except the held-out ones (HELD_OUT, and the one of --hold, whose figures are printed then).

One logistic regression a label. A labelled sentence is one example. A labelled message is a bag: "sales_pitch: true"
says that at least one of its sentences is a pitch, "false" that none is, and p(bag) = 1 - prod(1 - p(sentence))
(noisy-or). Both terms are minimised together with a ridge penalty by L-BFGS, which is deterministic. Weights are
rounded to two decimals, small ones dropped. Needs python3-scipy and python3-sklearn.
"""
import argparse
import glob
import json
import os
import subprocess

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.feature_extraction import DictVectorizer

HERE = os.path.dirname(os.path.abspath(__file__))
HELD_OUT = {"b", "f"}
LABELS = ["pitch", "price", "hype", "ask", "purpose", "reference", "intro", "flattery", "pleasantry", "thanks",
          "nudge", "guilt", "pressure", "formal", "casual", "sensitive"]
# Message label -> the sentence label it speaks of, and whether it says "some" or "none".
SPEAKS_OF = {"sales_pitch": ("pitch", True), "price_offer": ("price", True), "hype": ("hype", True),
             "guilt": ("guilt", True), "pressure": ("pressure", True), "flattery_generic": ("flattery", True),
             "casual_tone": ("casual", True), "overformal": ("formal", True), "sensitive_request": ("sensitive", True),
             "ask_missing": ("ask", False), "personalization_none": ("reference", False),
             "self_intro_missing": ("intro", False), "gratitude_missing": ("thanks", False),
             "purpose_missing": ("purpose", False)}
OF_PLACE = ("pos:", "of:", "kind:", "len:")
KINDS = {"connection_note": "note", "template": "message", "unknown": "message"}
SEEN_TWICE = 2
SMALL = 0.1


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f if line.strip()]


def describe(tool, rules, messages):
    """Feature lists of the sentences of each message."""
    rows = "".join(json.dumps({"id": str(i), "kind": KINDS.get(m.get("kind"), m.get("kind", "message")),
                               "text": m["text"], "template": True}) + "\n" for i, m in enumerate(messages))
    run = subprocess.run([tool] + ([rules] if rules else []), input=rows, capture_output=True, text=True, check=True)
    out = [[] for _ in messages]
    for row in map(json.loads, run.stdout.splitlines()):
        out[int(row["id"])] = [s["features"] for s in row["sentences"]]
    return out


def message_sets():
    for path in sorted(glob.glob(os.path.join(HERE, "*.messages.jsonl"))):
        name = os.path.basename(path).split(".")[0]
        labels = {row["id"]: row["labels"] for row in map(json.loads, lines(path.replace(".messages.", ".labels.")))}
        for message in map(json.loads, lines(path)):
            if message["id"] in labels:
                yield name, message, labels[message["id"]]


class Data:
    """All sentences as rows of one matrix; single sentences first, then the messages as ranges of rows."""

    def __init__(self, tool, rules):
        single = [row.split("\t") for path in sorted(glob.glob(os.path.join(HERE, "sentences.*.tsv")))
                  for row in lines(path)[1:]]
        single = [row for row in single if len(row) == 2]
        self.sets = list(message_sets())
        features = []
        self.single = []
        for (labels, _), sentences in zip(single, describe(tool, rules, [{"text": s} for _, s in single])):
            if sentences:
                features.append({f: 1.0 for s in sentences for f in s if not f.startswith(OF_PLACE)})
                self.single.append(set(labels.split(",")))
        self.bags = []
        for (name, message, labels), sentences in zip(self.sets, describe(tool, rules, [m for _, m, _ in self.sets])):
            start = len(features)
            features += [{f: 1.0 for f in s} for s in sentences]
            self.bags.append((name, message, labels, start, len(features)))
        counts = {}
        for f in features:
            for key in f:
                counts[key] = counts.get(key, 0) + 1
        features = [{k: v for k, v in f.items() if counts[k] >= SEEN_TWICE} for f in features]
        vectorizer = DictVectorizer()
        self.matrix = vectorizer.fit_transform(features).tocsr()
        self.names = vectorizer.get_feature_names_out()


def statements(label, labels, start, end):
    """What a message's labels say of its sentences: (rows, some?) pairs."""
    for message_label, (about, some) in SPEAKS_OF.items():
        value = labels.get(message_label)
        if about == label and value is not None:
            yield (start, end), value == some
    early = min(start + 2, end)
    if label == "purpose" and labels.get("purpose_late") is not None and labels.get("purpose_missing") is False:
        yield (start, early), not labels["purpose_late"]
    if label == "pleasantry" and labels.get("filler_opener") is not None:
        yield (start, min(start + 1, end)), labels["filler_opener"]
    if label == "nudge" and labels.get("followup_no_value") is True:
        yield (start, end), True


def learn(data, label, hold, penalty):
    matrix = data.matrix
    count = len(data.single)
    truth = np.array([label in labels for labels in data.single], float)
    uses_single = truth.sum() > 0
    single_weight = np.where(truth > 0, min(3.0, (1 / max(truth.mean(), 1e-9)) ** 0.5), 1.0) * uses_single
    ranges, says = [], []
    for name, _, labels, start, end in data.bags:
        if name == hold or name in HELD_OUT or start == end:
            continue
        for rows, some in statements(label, labels, start, end):
            ranges.append(rows)
            says.append(float(some))
    says = np.array(says)
    indices = np.concatenate([np.arange(*r) for r in ranges]) if ranges else np.array([], int)
    ends = np.cumsum([0] + [b - a for a, b in ranges])
    bags = sp.csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(ranges), matrix.shape[0]))
    bag_weight = 1.5 * np.where(says > 0, min(3.0, (1 / max(says.mean(), 1e-9)) ** 0.5), 1.0)

    def loss(w):
        score = matrix @ w[:-1] + w[-1]
        single = score[:count]
        total = (single_weight * (np.logaddexp(0, single) - truth * single)).sum()
        slope = np.zeros_like(score)
        slope[:count] = single_weight * (expit(single) - truth)
        none = np.minimum(-(bags @ np.logaddexp(0, score)), -1e-6)  # log of the probability that no sentence is it
        likely = np.exp(none)
        total += (bag_weight * np.where(says > 0, -np.log1p(-likely), -none)).sum()
        slope += (bags.T @ (bag_weight * np.where(says > 0, likely / (1 - likely), -1.0))) * -expit(score)
        total += 0.5 * penalty * (w[:-1] ** 2).sum()
        return total, np.append(matrix.T @ slope + penalty * w[:-1], slope.sum())

    start = np.zeros(matrix.shape[1] + 1)
    start[-1] = -2
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def report(data, weights, hold):
    for message_label, (label, some) in SPEAKS_OF.items():
        w = weights[label]
        p = expit(data.matrix @ w[:-1] + w[-1])
        pairs = []
        for name, _, labels, start, end in data.bags:
            if name == hold and labels.get(message_label) is not None:
                some_p = 1 - np.prod(1 - p[start:end])
                pairs.append((some_p if some else 1 - some_p, labels[message_label]))
        best = max((f1(pairs, t), t) for t in np.arange(0.05, 0.96, 0.05))
        print("%-22s F1 at 0.5 %.2f, best %.2f at %.2f" % (message_label, f1(pairs, 0.5), *best))


def f1(pairs, threshold):
    tp = sum(p > threshold and v for p, v in pairs)
    wrong = sum((p > threshold) != v for p, v in pairs)
    return 2 * tp / max(1, 2 * tp + wrong)


def write(data, weights, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Weights of the sentence model, made by tests/accuracy/train.py. A feature, then label:weight.\nbias")
        f.write("".join("\t%s:%.2f" % (label, weights[label][-1]) for label in LABELS) + "\n")
        for i, name in enumerate(data.names):
            cells = ["%d:%.2f" % (j, weights[label][i]) for j, label in enumerate(LABELS)
                     if abs(weights[label][i]) >= SMALL]
            if cells and "\t" not in name and "\n" not in name:
                f.write("\t".join([name] + cells) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--rules", default=os.path.join(HERE, "..", "..", "rules"))
    parser.add_argument("--hold", default="")
    parser.add_argument("--out", default=os.path.join(HERE, "..", "..", "rules", "model", "sentences.tsv"))
    parser.add_argument("--penalty", type=float, default=1.0)
    args = parser.parse_args()
    data = Data(args.tool, args.rules)
    weights = {label: learn(data, label, args.hold, args.penalty) for label in LABELS}
    if args.hold:
        report(data, weights, args.hold)
    write(data, weights, args.out)


main()
