"""Labelled text: threads people rated, chat turns with a mood, reviews, our own words; and folds that keep
near-duplicates together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import orjson

from qa.failures import NOTHING_LABELLED
from qa.language.failures import CORPUS_LINE_UNREADABLE, REVIEWS_WITHOUT_SIGN
from qa.settings import SHIPPED

FOLDS = 5
SHINGLE = 8


@dataclass(frozen=True)
class Rated:
    """A contact with a mean rating -1…1 by people; `turns` are (speaker, text)."""

    turns: list[tuple[str, str]]
    label: float
    source: str = "threads"


@dataclass(frozen=True)
class Felt:
    """A text with a label -1…1. `register`: talk inside a contact, or an opinion that stands alone. `group`: what it
    must not be parted from."""

    text: str
    label: float
    register: str
    source: str
    weight: float = 1.0
    group: str = ""


@dataclass
class Corpus:
    rated: list[Rated] = field(default_factory=list)
    felt: list[Felt] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@cache
def own_words() -> tuple[tuple[str, float], ...]:
    """(term, valence -4…4) written by hand for this project."""
    rows = (
        line.split("\t")
        for line in (SHIPPED / "lexicons" / "own_words.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return tuple((term, float(valence)) for term, valence, *_ in rows)


def read_corpora(paths: list[Path]) -> Corpus:
    """Raises QAError for a file without labels."""
    corpus = Corpus()
    for path in paths:
        before = len(corpus.rated) + len(corpus.felt)
        if path.suffix == ".txt":
            _reviews(path, corpus)
        else:
            _conversations(path, corpus)
        if len(corpus.rated) + len(corpus.felt) == before:
            raise NOTHING_LABELLED(name=path.name)
        corpus.names.append(f"{path.parent.name}/{path.name}")
    return corpus


def _reviews(path: Path, corpus: Corpus) -> None:
    label = {"pos": 1.0, "neg": -1.0}.get(path.stem)
    if label is None:
        raise REVIEWS_WITHOUT_SIGN(name=path.name)
    texts = dict.fromkeys(line.strip() for line in path.read_text("utf-8").splitlines() if line.strip())
    corpus.felt += [Felt(text, label, "opinion", "reviews") for text in texts]


def _conversations(path: Path, corpus: Corpus) -> None:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found = orjson.loads(line)
            turns = [(str(t["role"]), str(t["text"])) for t in found.get("turns", [])]
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as problem:
            raise CORPUS_LINE_UNREADABLE(name=path.name, n=number, problem=problem) from problem
        if "label" in found:
            text = str(found.get("text") or " ".join(t for _, t in turns))
            corpus.felt.append(Felt(text, 1.0 if float(found["label"]) > 0 else -1.0, "opinion", path.stem))
        if "satisfaction_mean" in found:
            mean = float(found["satisfaction_mean"])
            said = [text for role, text in turns if role == "customer"]
            corpus.rated.append(Rated(turns, mean / 2))
            ends = {said[0], said[-1]} if said else set()
            corpus.felt += [
                Felt(t, max(-1.0, min(1.0, mean)), "talk", "threads", 1.0, f"thread {len(corpus.rated)}")
                for t in sorted(ends)
            ]
        if "satisfaction" in found:
            corpus.rated.append(Rated(turns, float(found["satisfaction"]) / 2, "talks"))
        for turn in found.get("turns", []):
            if turn.get("sat") in (0, 1, 2):
                corpus.felt.append(
                    Felt(
                        str(turn["text"]),
                        float(turn["sat"] - 1),
                        "talk",
                        "chats",
                        4.0,
                        f"{path.stem} {found.get('id', number)}",
                    )
                )


def folds(texts: list[str], groups: list[str] | None = None) -> list[int]:
    """A fold 0–4 a text. Texts of one group, and near-duplicates (half of one's eight-character pieces occur in the
    other), share a fold."""
    parent = list(range(len(texts)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first_of_group: dict[str, int] = {}
    for at, group in enumerate(groups or []):
        if group:
            parent[root(at)] = root(first_of_group.setdefault(group, at))
    seen: dict[str, int] = {}
    for at in sorted(range(len(texts)), key=lambda i: -len(texts[i])):
        letters = re.sub(r"\W", "", texts[at])
        if len(letters) < SHINGLE and groups:
            continue
        pieces = [letters[i : i + SHINGLE] for i in range(max(1, len(letters) - SHINGLE + 1))]
        known = Counter(seen[p] for p in pieces if p in seen)
        if known and known.most_common(1)[0][1] * 2 >= len(pieces):
            parent[root(at)] = root(known.most_common(1)[0][0])
        for piece in pieces:
            seen.setdefault(piece, at)
    return [
        blake2b(texts[root(at)].encode("utf-8", "replace"), digest_size=4).digest()[0] % FOLDS
        for at in range(len(texts))
    ]


def whole(turns: list[tuple[str, str]]) -> str:
    """The words of a talk as one text, for telling near doubles."""
    return "\n".join(text for _, text in turns)


def fingerprints(corpus: Corpus) -> np.ndarray:
    """A short hash of every labelled text, sorted: enough to know a text again, not to read it."""
    texts = [whole(r.turns) for r in corpus.rated] + [f.text for f in corpus.felt if len(f.text) >= SHINGLE]
    return np.unique(
        [int.from_bytes(blake2b(t.encode("utf-8", "replace"), digest_size=4).digest(), "big") for t in texts]
    ).astype(np.uint32)


def seen_by(corpus: Corpus, folder: Path) -> bool:
    """Whether the lexicons of a folder were learned from some of this text."""
    path = folder / "seen.bin"
    if not path.exists():
        return False
    mine = fingerprints(corpus)
    return bool(np.isin(mine, np.frombuffer(path.read_bytes(), np.uint32)).mean() > 0.01)
