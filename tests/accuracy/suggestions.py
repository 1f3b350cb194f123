#!/usr/bin/env python3
"""Measures how often the right word is the first suggestion, ours and Hunspell's own: suggestions.py BINARY [--write].

2,000 slips are made from words of common.txt and frequent.txt by a seeded model of how people err: under the fingers
(a neighbouring key, a letter dropped, doubled or swapped) and in the head (a wrong vowel, single for double letters,
a sound spelt another way). A slip that is a word of either dictionary is made again.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
WORDS = HERE.parent.parent / "dictionaries"
MARK, END = "<!-- suggestions -->", "<!-- end of suggestions -->"
ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
VOWELS = "aeiou"
SOUNDS = [("ie", "ei"), ("ei", "ie"), ("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("able", "ible"),
          ("ible", "able"), ("tion", "sion"), ("sion", "tion"), ("ph", "f"), ("ou", "u"), ("sc", "s"), ("c", "s"), ("s", "c"),
          ("er", "or"), ("or", "er"), ("ea", "ee"), ("ee", "ea"), ("ai", "ay"), ("y", "i"), ("i", "y"), ("gh", "g"), ("kn", "n"),
          ("ely", "ly"), ("ally", "aly"), ("que", "k"), ("ck", "k"), ("wh", "w"), ("f", "ph"), ("z", "s"), ("qu", "kw")]


def near_keys(letter):
    """Keys that touch a key of a staggered keyboard."""
    for r, row in enumerate(ROWS):
        i = row.find(letter)
        if i < 0:
            continue
        at = [(r, i - 1), (r, i + 1), (r - 1, i), (r - 1, i + 1), (r + 1, i - 1), (r + 1, i)]
        return [ROWS[a][b] for a, b in at if 0 <= a < 3 and 0 <= b < len(ROWS[a])]
    return []


def wrong_key(word, rng):
    i = rng.randrange(len(word))
    return word[:i] + rng.choice(near_keys(word[i])) + word[i + 1:]


def drop(word, rng):
    i = rng.randrange(1, len(word))
    return word[:i] + word[i + 1:]


def swap(word, rng):
    i = rng.randrange(len(word) - 1)
    return word[:i] + word[i + 1] + word[i] + word[i + 2:]


def double(word, rng):
    i = rng.randrange(len(word))
    return word[:i + 1] + word[i:]


def extra_key(word, rng):
    i = rng.randrange(len(word))
    return word[:i] + rng.choice(near_keys(word[i])) + word[i:]


def undouble(word, rng):
    at = [i for i in range(1, len(word)) if word[i] == word[i - 1]]
    if at:
        i = rng.choice(at)
        return word[:i] + word[i + 1:]
    at = [i for i in range(1, len(word) - 1) if word[i] not in VOWELS and word[i - 1] in VOWELS]
    return double_at(word, rng.choice(at)) if at else word


def double_at(word, i):
    return word[:i] + word[i] + word[i:]


def vowel(word, rng):
    at = [i for i in range(1, len(word)) if word[i] in VOWELS]
    if not at:
        return word
    i = rng.choice(at)
    return word[:i] + rng.choice([v for v in VOWELS if v != word[i]]) + word[i + 1:]


def sound(word, rng):
    hits = [(h.start(), old, new) for old, new in SOUNDS for h in re.finditer(old, word) if h.start() > 0]
    if not hits:
        return vowel(word, rng)
    at, old, new = rng.choice(hits)
    return word[:at] + new + word[at + len(old):]


MODEL = [(wrong_key, 16), (drop, 20), (swap, 14), (double, 6), (extra_key, 5), (undouble, 14), (vowel, 13), (sound, 12)]
TWICE = 0.06  # share of words with two slips


def read(name):
    return [w for w in (WORDS / name).read_text(encoding="utf-8").split("\n") if re.fullmatch("[a-z]{4,}", w)]


def rejected(words):
    for name in ("en_US", "en_GB"):
        for form in (str, str.capitalize):
            run = subprocess.run(["hunspell", "-i", "utf-8", "-d", name, "-l"], input="\n".join(form(w) for w in words), text=True,
                                 capture_output=True, check=True)
            words = sorted(set(words) & {w.lower() for w in run.stdout.split()})
    return set(words)


def slips(source, count, rng):
    made = []
    while len(made) < count:
        word = rng.choice(source)
        makers = rng.choices(*zip(*MODEL), k=2 if len(word) > 6 and rng.random() < TWICE else 1)
        typo = word
        for make in makers:
            typo = make(typo, rng)
        if typo != word and re.fullmatch("[a-z]{4,}", typo):
            made.append((typo, word))
    fine = rejected([typo for typo, _ in made])
    made = [row for row in made if row[0] in fine]
    return made + slips(source, count - len(made), rng) if len(made) < count else made


def ours(binary, made):
    """Suggestions of each slip; an empty list where nothing was reported."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for i, (typo, _) in enumerate(made):
            f.write(json.dumps({"id": str(i), "text": f"Hi Ana,\n\nThe page had {typo} in it when we last met.\n"}) + "\n")
        f.flush()
        run = subprocess.run([binary, "check", "--no-config", "--format", "jsonl", "--fail-on", "never", f.name],
                             capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    out = [[] for _ in made]
    for draft in map(json.loads, run.stdout.splitlines()):
        for finding in draft["findings"]:
            if finding["rule"] == "spelling/unknown-word":
                out[int(draft["id"])] = [fix["edits"][0]["text"] for fix in finding["fixes"]]
    return out


def hunspells(made, name):
    run = subprocess.run(["hunspell", "-i", "utf-8", "-d", name, "-a"], input="\n".join("^" + t for t, _ in made) + "\n",
                         text=True, capture_output=True, check=True)
    out = []
    for line in run.stdout.splitlines()[1:]:
        if line and line[0] in "&#":
            out.append(line.split(": ", 1)[1].split(", ") if line[0] == "&" else [])
    return out


def figures(made, answers):
    first = sum(1 for (_, word), found in zip(made, answers) if found[:1] == [word])
    three = sum(1 for (_, word), found in zip(made, answers) if word in found[:3])
    told = sum(1 for found in answers if found)
    return " | ".join(f"{100 * n / len(made):.1f} %" for n in (told, first, three)) + f" | {100 * first / max(told, 1):.1f} %"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rng = random.Random(20270131)
    common, frequent = read("common.txt"), read("frequent.txt")
    out = ["| slips of | suggestions by | with a suggestion | right one first | right one in three | first, where there is one |",
           "|---|---|---|---|---|---|"]
    for title, source, count in (("common words", common, 1400), ("other everyday words", frequent, 600)):
        made = slips(source, count, rng)
        out.append(f"| {count:,} {title} | mannerly | {figures(made, ours(sys.argv[1], made))} |")
        out.append(f"| | Hunspell, en_US | {figures(made, hunspells(made, 'en_US'))} |")
        if "--show" in sys.argv:
            for (typo, word), found in zip(made, ours(sys.argv[1], made)):
                if found[:1] != [word]:
                    print(typo, word, found)
    if "--write" not in sys.argv:
        print("\n".join(out))
        return
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    head, tail = text.split(MARK)[0], text.split(END)[1]
    readme.write_text(head + MARK + "\n" + "\n".join(out) + "\n" + END + tail, encoding="utf-8")


main()
