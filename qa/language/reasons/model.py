"""A taxonomy's learned classifier: sums over strings of the opening and over its likeness to known matters; words of a
reason come on top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.language.reasons.matters import Matters
from qa.language.reasons.opening import Opening
from qa.language.reasons.strings import Strings
from qa.language.terms import encode

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

UNKNOWN = "unknown"
# What a reason's own words add beside sums that reach 1: chosen on labelled contacts.
WORDS_ADD = 0.35
# The sum at which a contact is as likely of none of the reasons; how many reasons contend; nothing is surer than that.
NONE, CONTEND, SUREST = 0.18, 20, 0.99
# A pattern that is nowhere: a taxonomy may have examples alone.
NOTHING = "(?!)"
SHOWN = 3


class Told(NamedTuple):
    """`reason_id`: or unknown; `confidence`: the chance that it is right; `because`: what decided it."""

    reason_id: str
    confidence: float
    because: str


@dataclass(frozen=True)
class Words:
    """`weights`: {word: [(reason, weight)]}, a word of several reasons shared among them."""

    weights: dict[str, list[tuple[int, float]]]

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile("|".join(re.escape(w) for w in sorted(self.weights, key=len, reverse=True)) or NOTHING)

    def heard(self, text: str, count: int) -> tuple[np.ndarray, dict[int, list[str]]]:
        """(points a reason, the words heard of each)."""
        points, words = np.zeros(count, np.float32), {}
        for word in dict.fromkeys(self.pattern.findall(text)):
            for reason, weight in self.weights[word]:
                points[reason] += weight
                words.setdefault(reason, []).append(word)
        return points / (points.sum() + 1), words


@dataclass(frozen=True)
class ReasonModel:
    """`labels`: reason ids. `weights`: features × labels, as `features` stacks them."""

    labels: tuple[str, ...]
    strings: Strings
    weights: np.ndarray
    intercept: np.ndarray
    words: Words
    known: Matters
    steep: float
    floor: float

    def chances(self, openings: list[Opening]) -> np.ndarray:
        """Openings × labels, 0…1."""
        return self._heard(openings)[0]

    def _heard(self, openings: list[Opening]) -> tuple[np.ndarray, list[dict[int, list[str]]], csr_matrix]:
        """(openings × labels, 0…1; the words heard of every opening; openings × strings)."""
        sparse, dense = features(openings, self.strings, self.known)
        terms = len(self.strings.terms)
        heard = [self.words.heard(o.customer, len(self.labels)) for o in openings]
        sums = sparse @ self.weights[: 2 * terms] + dense @ self.weights[2 * terms :] + self.intercept
        sums += WORDS_ADD * np.array([points for points, _ in heard])
        return chances_of(sums, self.steep), [words for _, words in heard], sparse[:, :terms]

    def classify(self, openings: list[Opening]) -> list[Told]:
        """One of each; unknown where the likeliest stays under the floor or nothing was said."""
        if not openings or not self.labels:
            return [Told(UNKNOWN, 0.0, "")] * len(openings)
        chances, words, rows = self._heard(openings)
        best = chances.argmax(axis=1)
        found = []
        for at, (opening, reason) in enumerate(zip(openings, best.tolist())):
            chance = round(float(chances[at, reason]), 3)
            if not opening.customer:
                found.append(Told(UNKNOWN, 0.0, ""))
            elif chance < self.floor:
                found.append(Told(UNKNOWN, chance, ""))
            else:
                because = "、".join(words[at].get(reason, [])[:SHOWN])
                found.append(Told(self.labels[reason], chance, because or self._because(rows, at, reason)))
        return found

    def _because(self, rows: csr_matrix, at: int, reason: int) -> str:
        """The strings that speak most for a reason nobody named in its own words."""
        mine = slice(rows.indptr[at], rows.indptr[at + 1])
        said = rows.indices[mine]
        worth = rows.data[mine] * self.weights[said, reason]
        chosen: list[str] = []
        for at in np.argsort(-worth, kind="stable"):
            term = self.strings.terms[said[at]]
            if worth[at] > 0 and len(term) > 1 and not any(term in c or c in term for c in chosen):
                chosen.append(term)
            if len(chosen) == SHOWN:
                break
        return "≈ " + "、".join(chosen) if chosen else ""


def chances_of(sums: np.ndarray, steep: float) -> np.ndarray:
    """Rows of sums as rows of chances; `steep`: how much a difference of 1 means. What is none of the reasons, at
    NONE, takes its share; of thousands of reasons only the likeliest contend."""
    top = sums.max(axis=1, keepdims=True)
    odds = np.exp(steep * (sums - top))
    contending = odds if sums.shape[1] <= CONTEND else np.sort(odds, axis=1)[:, -CONTEND:]
    return np.minimum(odds / (contending.sum(axis=1, keepdims=True) + np.exp(steep * (NONE - top))), SUREST)


def features(openings: list[Opening], strings: Strings, known: Matters):
    """(openings × strings twice: sparse; openings × known matters twice: dense): of what the customer said, and of that
    with the answers."""
    from scipy.sparse import hstack

    texts = [[o.customer for o in openings], [o.both for o in openings]]
    codes = [encode(side) for side in texts]
    rows = [strings.rows(*side) for side in zip(texts, codes)]
    return hstack(rows, format="csr"), np.hstack([known.likeness(*side) for side in zip(texts, codes)])
