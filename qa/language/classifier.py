"""What a message does, by its strings of one to four characters, the message before it and the patterns that match: a
weight a string and label, learned from lines people labelled. Every chance is a sum of weights, so that what made it so
can be shown character by character."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from qa.language.failures import CLASSIFIER_NOT_READ
from qa.language.terms import LONGEST, TermIndex, encode

BEGIN, END = "\ue000", "\ue001"
HERE, BEFORE, MATCH = "t", "b", "m"
LONGEST_BEFORE = 2
# Added to a text's length, so that short texts are less sure; chosen by cross-validation.
DOUBT, BEFORE_COUNTS = 40.0, 0.5


def edged(texts: list[str]) -> list[str]:
    """Texts with a mark at either end, so that a string knows where it stands."""
    return [f"{BEGIN}{text}{END}" for text in texts]


@dataclass(frozen=True)
class Block:
    """Strings of one place (the message, the message before it): how rare each is, and its weight a label (terms ×
    labels)."""

    terms: list[str]
    rarity: np.ndarray
    weights: np.ndarray
    longest: int
    counts: float

    @cached_property
    def index(self) -> TermIndex:
        return TermIndex.of(self.terms)

    def features(self, texts: list[str]):
        """Texts × terms, a sparse matrix, each text of length `counts` at most."""
        from scipy.sparse import csr_matrix  # takes a sixth of a second to load; most commands never hear a contact

        codes = encode(texts)
        found = [self.index.found(codes, length) for length in range(1, self.longest + 1)]
        text, row = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
        norm = np.sqrt(DOUBT + np.bincount(text, self.rarity[row] ** 2, len(texts)))
        return csr_matrix(
            (self.counts * self.rarity[row] / norm[text], (text, row)), shape=(len(texts), len(self.terms))
        )

    def sums(self, texts: list[str]) -> np.ndarray:
        """Texts × labels; what is said again and again is looked at once."""
        once = list(dict.fromkeys(texts))
        place = {text: at for at, text in enumerate(once)}
        return (self.features(once) @ self.weights)[[place[text] for text in texts]]


@dataclass(frozen=True)
class Classifier:
    """`least`: the chance from which a label is taken to hold. `signs`: patterns looked for; `match`: what each adds to
    every label (signs × labels)."""

    licence: str
    labels: tuple[str, ...]
    intercept: np.ndarray
    least: np.ndarray
    here: Block
    before: Block
    signs: tuple[str, ...]
    match: np.ndarray

    def chances(self, texts: list[str], before: list[str], matches: np.ndarray) -> np.ndarray:
        """Texts × labels, 0…1. `before`: what the other side said last, "" for nothing; `matches`: texts × signs,
        whether each matches."""
        if not texts:
            return np.zeros((0, len(self.labels)))
        total = (
            self.intercept
            + self.here.sums(edged(texts))
            + self.before.sums(before)
            + matches.astype(np.float64) @ self.match
        )
        return 1 / (1 + np.exp(-np.clip(total, -30, 30)))

    def shares(self, texts: list[str], label: str) -> list[np.ndarray]:
        """For every text the share of each of its characters in the sum for one label; a string's share is spread
        evenly over where it stands."""
        codes = encode(edged(texts))
        weight = self.here.rarity * self.here.weights[:, self.labels.index(label)]
        norm, parts = np.full(len(texts), DOUBT), []
        for length in range(1, LONGEST + 1):
            rows = self.here.index.rows(codes, length)
            at = np.nonzero(rows >= 0)[0]
            once, number, often = np.unique(
                codes.text_of[at] * len(weight) + rows[at], return_inverse=True, return_counts=True
            )
            norm += np.bincount(once // len(weight), self.here.rarity[once % len(weight)] ** 2, len(texts))
            parts.append((at, weight[rows[at]] / often[number] / length, length))
        found = np.zeros(len(codes.points) + LONGEST)
        for at, worth, length in parts:
            for step in range(length):
                found[: len(codes.points)] += np.bincount(at + step, worth, len(found))[: len(codes.points)]
        return [
            found[start + 1 : start + 1 + len(text)] / np.sqrt(size)
            for start, text, size in zip(codes.starts.tolist(), texts, norm)
        ]

    def because(self, texts: list[str], label: str) -> list[tuple[int, int]]:
        """(begin, end) of the stretch of each text that speaks most for a label."""
        return [_stretch(text, shares.tolist()) for text, shares in zip(texts, self.shares(texts, label))]


def _stretch(text: str, shares: list[float]) -> tuple[int, int]:
    """Where the sum of shares is largest, without the blanks and marks around it."""
    best, span, total, begin = 0.0, (0, len(text)), 0.0, 0
    for at, share in enumerate(shares):
        if total <= 0:
            total, begin = 0.0, at
        total += share
        if total > best:
            best, span = total, (begin, at + 1)
    begin, end = span
    while begin < end - 1 and not text[begin].isalnum():
        begin += 1
    while end - 1 > begin and not text[end - 1].isalnum():
        end -= 1
    return begin, end


def write_classifier(path: Path, model: Classifier) -> None:
    """A tab-separated text: licence, labels, and a line a term with a weight a label."""
    lines = [
        f"# {model.licence}",
        "\t".join(("labels", "term", *model.labels)),
        _line("intercept", "", model.intercept),
        _line("least", "", model.least),
    ]
    lines += [_line(MATCH, sign, row) for sign, row in zip(model.signs, model.match)]
    for mark, block in ((HERE, model.here), (BEFORE, model.before)):
        lines += [
            _line(f"{mark}{rarity:.2f}", term, row)
            for term, rarity, row in zip(block.terms, block.rarity, block.weights)
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _line(kind: str, term: str, values: np.ndarray) -> str:
    return "\t".join((kind, term, *(f"{value:.2f}" if abs(value) >= 0.005 else "" for value in values)))


def read_classifier(path: Path) -> Classifier:
    """Raises QAError when the file is no classifier of ours."""
    try:
        head = path.open(encoding="utf-8").readline().removeprefix("# ").rstrip("\n")
        rows = csv.read_csv(
            path,
            csv.ReadOptions(skip_rows=1),
            csv.ParseOptions(delimiter="\t", quote_char=False),
            csv.ConvertOptions(column_types={"labels": pa.string(), "term": pa.string()}, strings_can_be_null=False),
        )
        names = tuple(rows.column_names[2:])
        kinds, terms = rows["labels"].to_pylist(), rows["term"].to_pylist()
        values = np.stack([pc.fill_null(rows[name].cast(pa.float64()), 0.0).to_numpy() for name in names], axis=1)
        match = [at for at, kind in enumerate(kinds) if kind == MATCH]
        blocks = []
        for mark, longest, counts in ((HERE, LONGEST, 1.0), (BEFORE, LONGEST_BEFORE, BEFORE_COUNTS)):
            mine = [at for at, kind in enumerate(kinds) if kind[0] == mark and kind[1:2].isdigit()]
            blocks.append(
                Block(
                    [terms[at] for at in mine],
                    np.array([float(kinds[at][1:]) for at in mine]),
                    values[mine],
                    longest,
                    counts,
                )
            )
        return Classifier(
            head,
            names,
            values[kinds.index("intercept")],
            values[kinds.index("least")],
            *blocks,
            tuple(terms[at] for at in match),
            values[match],
        )
    except (OSError, ValueError, KeyError, pa.ArrowException) as problem:
        raise CLASSIFIER_NOT_READ(path=path, problem=problem) from problem
