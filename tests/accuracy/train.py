#!/usr/bin/env python3
"""Learns rules/model/sentences.tsv and messages.tsv: train.py FEATURES_TOOL [--rules DIR] [--hold SET] [--out DIR]

FEATURES_TOOL is the built target `sentence_features`. Data: sentences.*.tsv (labels, sentence) and the labelled message
sets of this folder except the held-out ones (HELD_OUT, and the one of --hold, to measure the whole program on it).

The sentence model is one logistic regression a label. A labelled sentence is one example. A labelled message is a bag:
"sales_pitch: true" says that at least one of its sentences is a pitch, "false" that none is, and
p(bag) = 1 - prod(1 - p(sentence)) (noisy-or). Both terms are minimised together with a ridge penalty by L-BFGS.

The message model is one logistic regression a message label over what the sentence model thinks of the sentences, as a
stack: for each set the sentence model is learned without that set, so that its opinion is what it will be on messages
it has not seen. Everything is deterministic; weights are rounded, small ones dropped. Needs python3-scipy and
python3-sklearn; takes about five minutes.
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
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

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
MESSAGE_LABELS = ["purpose_missing", "purpose_late", "personalization_none", "sales_pitch", "hype", "price_offer",
                  "casual_tone", "pressure", "guilt", "flattery_generic", "ask_missing", "asks_several",
                  "gratitude_missing", "self_intro_missing", "filler_opener", "followup_no_value", "overformal",
                  "sensitive_request"]
OF_PLACE = ("pos:", "of:", "kind:", "len:")
KINDS = {"connection_note": "note", "template": "message", "unknown": "message"}
SEEN_TWICE = 2
SMALL = 0.15
PENALTY = 1.0
STEPS = 60
# Of the message model: inverse strength of its ridge, and how rare a phrase list may be.
STRENGTH = 0.005
HITS = 5


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f if line.strip()]


def describe(tool, rules, messages):
    """Feature lists of the sentences of each message."""
    rows = "".join(json.dumps({"id": str(i), "kind": KINDS.get(m.get("kind"), m.get("kind", "message")),
                               "text": m["text"], "template": True}) + "\n" for i, m in enumerate(messages))
    run = subprocess.run([tool] + ([rules] if rules else []), input=rows, capture_output=True, text=True, check=True)
    out = [None for _ in messages]
    for row in map(json.loads, run.stdout.splitlines()):
        out[int(row["id"])] = row
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
        self.rows = []
        features = []
        self.single = []
        for (labels, _), row in zip(single, describe(tool, rules, [{"text": s} for _, s in single])):
            if row and row["sentences"]:
                names = {f for s in row["sentences"] for f in s["features"]}
                features.append({f: 1.0 for f in names if not f.startswith(OF_PLACE)})
                self.single.append(set(labels.split(",")))
        self.bags = []
        for (name, message, labels), row in zip(self.sets, describe(tool, rules, [m for _, m, _ in self.sets])):
            start = len(features)
            features += [{f: 1.0 for f in s["features"]} for s in row["sentences"]]
            self.bags.append((name, message, labels, start, len(features)))
            self.rows.append(row)
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


def learn(data, label, hold, near=None):
    """Weights of one label of the sentence model, bias last; `hold`: the sets left out, `near`: where to start."""
    matrix = data.matrix
    count = len(data.single)
    truth = np.array([label in labels for labels in data.single], float)
    uses_single = truth.sum() > 0
    single_weight = np.where(truth > 0, min(3.0, (1 / max(truth.mean(), 1e-9)) ** 0.5), 1.0) * uses_single
    ranges, says = [], []
    for name, _, labels, start, end in data.bags:
        if name in hold or start == end:
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
        total += 0.5 * PENALTY * (w[:-1] ** 2).sum()
        return total, np.append(matrix.T @ slope + PENALTY * w[:-1], slope.sum())

    if near is None:
        near = np.zeros(matrix.shape[1] + 1)
        near[-1] = -2
    return minimize(loss, near, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def likelihoods(data, weights, start, end):
    """Sentences x labels."""
    columns = [expit(data.matrix[start:end] @ weights[label][:-1] + weights[label][-1]) for label in LABELS]
    return np.array(columns).T


def log_odds(p):
    kept = min(max(float(p), 0.001), 0.999)
    return float(np.log(kept / (1 - kept)))


def message_features(row, kind, likely):
    """The numbers of lint/checks/message_model.cc."""
    out = {}
    for i, label in enumerate(LABELS):
        of = list(likely[:, i])
        ranked = sorted(of, reverse=True)
        out["max:" + label] = log_odds(ranked[0])
        out["next:" + label] = log_odds(ranked[1] if len(of) > 1 else 0)
        out["first:" + label] = log_odds(of[0])
        out["second:" + label] = log_odds(of[1] if len(of) > 1 else 0)
        out["rest:" + label] = log_odds(max(of[2:], default=0))
        out["sum:" + label] = float(sum(of))
    for feature in {f for s in row["sentences"] for f in s["features"] if f.startswith("k:")}:
        out["hit:" + feature[2:]] = 1.0
    out["kind:" + KINDS.get(kind, kind)] = 1.0
    out.update(sentences=float(len(of)), words=float(row["words"]), questions=float(row["questions"]),
               slots=float(row["slots"]))
    return out


def learn_messages(data, hold, folds):
    """Names, label -> (weights, bias) of the message model."""
    rows, truths = [], []
    for (name, message, labels, start, end), row in zip(data.bags, data.rows):
        if name not in hold and end > start:
            rows.append(message_features(row, message.get("kind"), likelihoods(data, folds[name], start, end)))
            truths.append(labels)
    counts = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    rows = [{k: v for k, v in row.items() if not k.startswith("hit:") or counts[k] >= HITS} for row in rows]
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(rows)
    out = {}
    for label in MESSAGE_LABELS:
        known = [i for i, labels in enumerate(truths) if labels.get(label) is not None]
        scaler = StandardScaler().fit(matrix[known])
        fit = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
        fit.fit(scaler.transform(matrix[known]), [truths[i][label] for i in known])
        weights = fit.coef_[0] / scaler.scale_
        out[label] = (weights, float(fit.intercept_[0] - (weights * scaler.mean_).sum()))
    return vectorizer.get_feature_names_out(), out


def write_sentences(data, weights, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Weights of the sentence model, made by tests/accuracy/train.py. A feature, then label:weight.\nbias")
        f.write("".join("\t%s:%.2f" % (label, weights[label][-1]) for label in LABELS) + "\n")
        for i, name in enumerate(data.names):
            cells = ["%d:%.2f" % (j, weights[label][i]) for j, label in enumerate(LABELS)
                     if abs(weights[label][i]) >= SMALL]
            if cells and "\t" not in name and "\n" not in name:
                f.write("\t".join([name] + cells) + "\n")


def write_messages(names, weights, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Weights of the message model, made by tests/accuracy/train.py. A feature, then label:weight.\nbias")
        f.write("".join("\t%s:%.4f" % (label, weights[label][1]) for label in MESSAGE_LABELS) + "\n")
        for i, name in enumerate(names):
            f.write(name + "".join("\t%d:%.4f" % (j, weights[label][0][i]) for j, label in enumerate(MESSAGE_LABELS)))
            f.write("\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--rules", default=os.path.join(HERE, "..", "..", "rules"))
    parser.add_argument("--hold", default="")
    parser.add_argument("--out", default=os.path.join(HERE, "..", "..", "rules", "model"))
    args = parser.parse_args()
    data = Data(args.tool, args.rules)
    hold = HELD_OUT | ({args.hold} if args.hold else set())
    sets = sorted({name for name, *_ in data.bags} - hold)
    weights = {label: learn(data, label, hold) for label in LABELS}
    write_sentences(data, weights, os.path.join(args.out, "sentences.tsv"))
    folds = {name: {label: learn(data, label, hold | {name}, weights[label]) for label in LABELS} for name in sets}
    write_messages(*learn_messages(data, hold, folds), os.path.join(args.out, "messages.tsv"))


main()
