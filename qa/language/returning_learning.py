"""From sentences that tell a cause, sentences that tell none and labelled pairs of contacts to the model of why people
come back, and how right it is on pairs it has not seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from random import Random

import numpy as np
import orjson
from sklearn.linear_model import LogisticRegression

from qa.interval import wilson
from qa.language.classifier import Block, edged
from qa.language.learning import common_terms
from qa.language.returning import CAUSES, FIRST, LAST, TELLING, UNKNOWN, Returns, Said
from qa.language.terms import LONGEST
from qa.settings import SHIPPED

PAIRS, LINES = SHIPPED / "lexicons" / "returns.jsonl", SHIPPED / "lexicons" / "returning.jsonl"
WHO = ("agent", "customer")  # of TELLING
C, LEAST = 20.0, 2
PLAIN = 12_000  # lines of ordinary talk a voice that stand for telling nothing
# In a pair one sentence a voice tells the cause: the surest, if it is at least this sure; those below the other bound
# tell nothing.
TELLS, SILENT = 0.15, 0.05


@dataclass
class Sentences:
    """Texts of one voice, each with its place in CAUSES; the last, unknown, is one that tells none."""

    texts: list[str] = field(default_factory=list)
    causes: list[int] = field(default_factory=list)

    def add(self, text: str, cause: int) -> None:
        self.texts.append(text)
        self.causes.append(cause)


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


def read_sentences() -> list[Sentences]:
    """What is shipped, for each of TELLING: sentences of many hands, and ordinary talk."""
    found = [Sentences() for _voice in TELLING]
    for line in LINES.read_bytes().splitlines():
        told = orjson.loads(line)
        cause = UNKNOWN if told["cause"] == "nothing" else CAUSES.index(told["cause"])
        found[WHO.index(told["who"])].add(told["text"], cause)
    for who, mine in zip(WHO, found):
        lines = (SHIPPED / "lexicons" / "lines" / f"{who}.jsonl").read_bytes().splitlines()
        for line in Random(1).sample(lines, min(PLAIN, len(lines))):
            mine.add(orjson.loads(line)["text"], UNKNOWN)
    return found


def learn(sentences: list[Sentences], pairs: list[tuple[list[Said], str]]) -> Returns:
    """Logistic regression over the strings of a sentence, the causes weighed alike; then once more with the sentences
    of `pairs` that the first takes for telling."""
    found = _fitted([_with(mine, more) for mine, more in zip(sentences, _told(_fitted(sentences), pairs))])
    return replace(found, source=source_of(sentences, pairs))


def source_of(sentences: list[Sentences], pairs: list[tuple[list[Said], str]]) -> str:
    """What a model is learned from, as a sum: another sentence, another sum."""
    told = [[mine.texts, mine.causes] for mine in sentences]
    told.append([[[one.text for one in said], cause] for said, cause in pairs])
    return blake2b(orjson.dumps([told, C, LEAST, TELLS, SILENT]), digest_size=8).hexdigest()


def _with(one: Sentences, other: Sentences) -> Sentences:
    return Sentences([*one.texts, *other.texts], [*one.causes, *other.causes])


def _told(model: Returns, pairs: list[tuple[list[Said], str]]) -> list[Sentences]:
    found = [Sentences() for _voice in TELLING]
    for said, cause in pairs:
        for place, voice in enumerate(TELLING):
            texts = [one.text for one in said if one.voice == voice]
            if not texts:
                continue
            if cause == "unknown":
                for text in texts:
                    found[place].add(text, UNKNOWN)
                continue
            sure = model.chances(place, texts)[:, CAUSES.index(cause)]
            for n, text in enumerate(texts):
                if n == sure.argmax() and sure[n] > TELLS:
                    found[place].add(text, CAUSES.index(cause))
                elif sure[n] < SILENT:
                    found[place].add(text, UNKNOWN)
    return found


def _fitted(sentences: list[Sentences]) -> Returns:
    blocks, intercepts = [], []
    for mine in sentences:
        texts = edged(mine.texts)
        terms, seen = common_terms(texts, LEAST)
        block = Block(terms, np.log(len(texts) / seen) + 1, np.zeros((len(terms), len(CAUSES))), LONGEST, 1.0)
        model = LogisticRegression(C=C, class_weight="balanced", max_iter=400)
        model.fit(block.features(texts), mine.causes)
        blocks.append(replace(block, weights=model.coef_.T))
        intercepts.append(model.intercept_)
    return Returns(tuple(blocks), tuple(intercepts))


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
