#!/usr/bin/env python3
"""Builds the drafts that are measured, from the labelled messages of tests/accuracy: make_corpus.py FOLDER

one.txt        one draft of about 1 KB
drafts/        2,000 drafts of 0.3 to 2 KB
drafts.txt     the same, one behind the other
drafts.jsonl   the same as records
batch.jsonl    100,000 records of about 1 KB, put together from the paragraphs of all messages
large.txt      one text of 10 MB, put together in the same way
"""
import glob
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DRAFTS = 2000
LEAST, MOST = 300, 2000
RECORDS, RECORD_BYTES = 100_000, 900
LARGE_BYTES = 10_000_000


def messages():
    """The texts of the open sets (b and f are held out), in a fixed order."""
    for path in sorted(glob.glob(os.path.join(HERE, "..", "accuracy", "[acdegh].messages.jsonl"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if len(text.encode()) <= MOST:
                    yield text


def drafts():
    """Messages, short ones joined with the next, and again from the start until there are enough."""
    texts = list(messages())
    out, at, joined = [], 0, ""
    while len(out) < DRAFTS:
        joined = joined + "\n\n" + texts[at % len(texts)] if joined else texts[at % len(texts)]
        at += 1
        if len(joined.encode()) >= LEAST:
            out.append(joined[:MOST] + "\n")
            joined = ""
    return out


def mixed(paragraphs, size, dice):
    """Paragraphs as the dice choose them, until there are `size` bytes."""
    out, have = [], 0
    while have < size:
        out.append(dice.choice(paragraphs))
        have += len(out[-1].encode()) + 2
    return "\n\n".join(out)


def main():
    folder = sys.argv[1]
    os.makedirs(os.path.join(folder, "drafts"), exist_ok=True)
    out = drafts()
    one = min(out, key=lambda text: abs(len(text.encode()) - 1000))

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    write("one.txt", one)
    write("drafts.txt", "".join(out))
    write("drafts.jsonl", "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(out)))
    dice = random.Random(7)
    paragraphs = sorted({part.strip() for text in messages() for part in text.split("\n\n") if part.strip()})
    with open(os.path.join(folder, "batch.jsonl"), "w", encoding="utf-8") as file:
        for i in range(RECORDS):
            record = {"id": str(i), "text": mixed(paragraphs, RECORD_BYTES, dice)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    write("large.txt", mixed(paragraphs, LARGE_BYTES, dice) + "\n")
    for i, text in enumerate(out):
        write(os.path.join("drafts", f"{i:04}.txt"), text)


if __name__ == "__main__":
    main()
