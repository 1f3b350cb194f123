#!/usr/bin/env python3
"""Measures precision and recall on labelled messages and writes the table in README.md: measure.py BINARY [--write].

A set is NAME.messages.jsonl ({"id", "kind", "subject", "text"} a line) with NAME.labels.jsonl ({"id", "labels",
"misspelled", "score"}). A label counts as found when one of its rules in label_rules.json fires.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {"connection_note": "note", "template": "message", "unknown": "message"}
SLOT = re.compile(r"\{\{?[^{}\n]{1,60}\}?\}|\[[A-Za-z][^\[\]\n]{1,60}\]|<[A-Za-z][A-Za-z _]{1,40}>")
WRONG_WORD = ("spelling/unknown-word", "spelling/confusable")
MARK = "<!-- table -->"


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def lint(binary, messages, rules=None):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for m in messages:
            row = {"id": m["id"], "kind": KINDS.get(m["kind"], m["kind"]), "text": m["text"]}
            row.update({"subject": m["subject"]} if m.get("subject") else {})
            row.update({"template": True} if SLOT.search(m["text"]) else {})
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
        f.flush()
        run = subprocess.run([binary, "check", "--no-config", "--format", "jsonl", "--fail-on", "never", f.name] +
                             (["--rules", rules] if rules else []), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return {d["id"]: d for d in map(json.loads, run.stdout.splitlines())}


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    out = [0.0] * len(values)
    i = 0
    while i < len(order):
        j = i
        while j + 1 < len(order) and values[order[j + 1]] == values[order[i]]:
            j += 1
        for k in order[i:j + 1]:
            out[k] = (i + j) / 2
        i = j + 1
    return out


def correlation(a, b):
    x, y = ranks(a), ranks(b)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = sum((p - mx) * (q - my) for p, q in zip(x, y))
    spread = sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y)
    return top / spread ** 0.5 if spread else None


def is_good(row):
    """Whether the annotator would send the message, gave it 80 or more and named no fault but a missing thank-you."""
    faults = [n for n, v in row["labels"].items() if v and n not in ("would_send", "gratitude_missing")]
    return bool(row["labels"].get("would_send")) and (row.get("score") or 0) >= 80 and not faults


def measure(binary, path):
    labels = {r["id"]: r for r in lines(path + ".labels.jsonl")}
    messages = [m for m in lines(path + ".messages.jsonl") if m["id"] in labels]
    drafts = lint(binary, messages)
    rules = json.load(open(os.path.join(HERE, "label_rules.json"), encoding="utf-8"))
    rows, f1 = {}, []
    for label, ids in rules.items():
        hits = [(labels[m["id"]]["labels"].get(label), any(f["rule"] in ids for f in drafts[m["id"]]["findings"]))
                for m in messages]
        tp = sum(1 for want, got in hits if want and got)
        fp = sum(1 for want, got in hits if want is False and got)
        fn = sum(1 for want, got in hits if want and not got)
        rows[label] = (tp, fp, fn)
        if tp + fn >= 5:
            f1.append(2 * tp / (2 * tp + fp + fn))
    words = found = missed = false = 0
    for m in messages:
        words += len(re.findall(r"[A-Za-z']+", m["text"]))
        want = {w.lower() for w in labels[m["id"]].get("misspelled", [])}
        got = {f["match"].lower() for f in drafts[m["id"]]["findings"] if f["rule"] in WRONG_WORD}
        found, missed, false = found + len(got & want), missed + len(want - got), false + len(got - want)
    marked = [m["id"] for m in messages if labels[m["id"]].get("score") is not None]
    rho = correlation([drafts[i]["score"]["overall"] for i in marked], [labels[i]["score"] for i in marked])
    good = [drafts[m["id"]] for m in messages if is_good(labels[m["id"]])]
    clean = [d for d in good if all(f["severity"] == "advice" for f in d["findings"])]
    return {"rows": rows, "macro": f"{sum(f1) / len(f1):.3f}" if f1 else "–", "messages": len(messages),
            "rho": "–" if rho is None else f"{rho:.2f}",
            "spelling": f"{found} of {found + missed}, {1000 * false / words:.2f}",
            "clean": f"{len(clean)} of {len(good)}"}


def table(results):
    names = list(results)
    out = ["| label | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for label in next(iter(results.values()))["rows"]:
        cells = []
        for name in names:
            tp, fp, fn = results[name]["rows"][label]
            show = lambda part, whole: f"{part / whole:.2f}" if whole else "–"
            cells.append(f"{show(tp, tp + fp)} / {show(tp, tp + fn)} ({tp + fn})")
        out.append(f"| {label} | " + " | ".join(cells) + " |")
    for title, key, form in (("macro F1, labels with 5 or more", "macro", "{}"),
                             ("rank correlation of score and mark", "rho", "{}"),
                             ("good messages without a warning or an error", "clean", "{}"),
                             ("typos found, false alarms per 1,000 words", "spelling", "{}"),
                             ("messages", "messages", "{}")):
        out.append(f"| {title} | " + " | ".join(form.format(results[n][key]) for n in names) + " |")
    return "\n".join(out)


def sets():
    """Name -> path without what follows it."""
    return {os.path.basename(path).split(".")[0]: path.split(".labels.")[0]
            for path in sorted(glob.glob(os.path.join(HERE, "*.labels.jsonl")))}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    text = table({name: measure(sys.argv[1], path) for name, path in sets().items()})
    if "--write" not in sys.argv:
        print(text)
        return
    readme = os.path.join(HERE, "README.md")
    with open(readme, encoding="utf-8") as f:
        head = f.read().split(MARK)[0]
    with open(readme, "w", encoding="utf-8") as f:
        f.write(head + MARK + "\n" + text + "\n")


if __name__ == "__main__":
    main()
