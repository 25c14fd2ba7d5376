"""From labelled pairs of contacts to the model of why people come back, and how right it is on pairs it has not
seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import orjson
from scipy.sparse import hstack
from sklearn.linear_model import LogisticRegression

from qa.interval import wilson
from qa.language.classifier import Block
from qa.language.learning import common_terms
from qa.language.returning import CAUSES, FIRST, LAST, VOICES, Returns, Said
from qa.language.terms import LONGEST
from qa.settings import SHIPPED

LINES = SHIPPED / "lexicons" / "returns.jsonl"
C = 30.0
LEAST = 2


def read_pairs(file: Path) -> list[tuple[list[Said], str]]:
    """(what was said, cause) of every line {"earlier": [[who, text]], "later": …, "cause"}; who is agent or
    customer. Nothing is known of when it was said."""
    found = []
    for line in file.read_bytes().splitlines():
        told = orjson.loads(line)
        spoken = [(0, who, text) for who, text in told["earlier"][-LAST:]]
        spoken += [(2, who, text) for who, text in told["later"][:FIRST]]
        found.append(([Said(side + (who == "customer"), text) for side, who, text in spoken], told["cause"]))
    return found


def learn(pairs: list[tuple[list[Said], str]]) -> Returns:
    """Logistic regression over the strings of every voice, the causes weighed alike."""
    texts = [
        ["。".join(s.text for s in said if s.voice == voice) for said, _cause in pairs] for voice in range(len(VOICES))
    ]
    blocks = []
    for mine in texts:
        terms, seen = common_terms(mine, LEAST)
        rarity = np.log(len(mine) / seen) + 1
        blocks.append(Block(terms, rarity, np.zeros((len(terms), len(CAUSES))), LONGEST, 1.0))
    features = hstack([block.features(mine) for block, mine in zip(blocks, texts)]).tocsr()
    model = LogisticRegression(C=C, class_weight="balanced", max_iter=2000)
    model.fit(features, [CAUSES.index(cause) for _said, cause in pairs])
    weights, edges = model.coef_.T, np.cumsum([0, *(len(block.terms) for block in blocks)])
    learned = tuple(replace(block, weights=weights[a:b]) for block, a, b in zip(blocks, edges, edges[1:]))
    return Returns(learned, model.intercept_)


def measure(model: Returns, pairs: list[tuple[list[Said], str]]) -> list[dict]:
    """Precision, recall and F1 of every cause, and all together with an interval of the share that is right."""
    heard = [one.cause for one in model.why([said for said, _cause in pairs])]
    true = [cause for _said, cause in pairs]
    rows = []
    for cause in CAUSES:
        both = sum(h == t == cause for h, t in zip(heard, true))
        named, there = heard.count(cause), true.count(cause)
        row = dict(cause=cause, precision=both / named if named else None, recall=both / there if there else None)
        rows.append(row | dict(f1=2 * both / max(1, named + there), n=there))
    right = sum(h == t for h, t in zip(heard, true)) / len(true)
    told = [row for row in rows if row["n"]]
    named = [h == t for h, t in zip(heard, true) if h != "unknown"]
    whole = dict(cause="all", macro_f1=sum(row["f1"] for row in told) / len(told), right=right, n=len(true))
    whole |= dict(told=len(named) / len(true), right_when_told=sum(named) / len(named) if named else None)
    return [*rows, whole | dict(zip(("low", "high"), wilson(right, len(true))))]
