"""Learn what matters are like each other from labelled talks and from what the taxonomies say of their reasons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import orjson

from qa.contact_reasons import ContactReason
from qa.language.columns import ROLES
from qa.language.normalising import plain
from qa.language.reasons.matters import Matters
from qa.language.reasons.opening import opening_of
from qa.language.reasons.strings import Strings, learn_strings
from qa.settings import SHIPPED

# How many strings are kept, and how stiff the ridge is: chosen on talks of an industry left out and on item_labels.
KEPT, STIFF = 6000, 8.0
TALKS = SHIPPED / "lexicons" / "talks"


def talk_openings(file: Path) -> list[tuple[str, str, str]]:
    """(what the customer said first, that with the answers, reason) of labelled talks."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        talk = orjson.loads(line)
        texts = plain([turn["text"] for turn in talk["turns"]]).texts
        opened = opening_of([(ROLES[turn["role"]], text) for turn, text in zip(talk["turns"], texts)])
        if opened.customer:
            found.append((*opened, f"{file.stem} {talk['reason']}"))
    return found


def learn_matters(files: list[Path], reasons: list[ContactReason]) -> Matters:
    """From files of labelled talks and from reasons with words and examples."""
    texts, labels = [], []
    for file in files:
        for customer, both, reason in talk_openings(file):
            texts += [customer, both]
            labels += [reason] * 2
    for reason in reasons:
        said = [*reason.examples, *reason.words, " ".join((reason.zh, *reason.words))]
        texts += said
        labels += [reason.reason_id] * len(said)
    strings = learn_strings(texts)
    names = {label: at for at, label in enumerate(sorted(set(labels)))}
    wanted = np.zeros((len(texts), len(names)), np.float32)
    wanted[np.arange(len(texts)), [names[label] for label in labels]] = 1
    wanted /= np.sqrt(wanted.sum(axis=0))
    rows = strings.rows(texts)
    alike = np.asarray((rows @ rows.T).todense()) + STIFF * np.eye(len(texts), dtype=np.float32)
    weights = rows.T @ np.linalg.solve(alike, wanted - wanted.mean(axis=0))
    spread = np.asarray((rows > 0).sum(axis=0)).ravel()
    worth = np.linalg.norm(weights, axis=1) * strings.rarity * np.sqrt(spread)
    kept = np.sort(np.argsort(-worth, kind="stable")[:KEPT])
    return Matters(Strings([strings.terms[at] for at in kept], strings.rarity[kept]), weights[kept])
