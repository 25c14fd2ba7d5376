"""Learn a taxonomy's classifier from its words, its examples and what people put right: a ridge solved at once, the
same from the same input."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from qa.contact_reasons import ContactReason
from qa.language.normalising import plain
from qa.language.reasons.matters import Matters, matters
from qa.language.reasons.model import ReasonModel, Words, chances_of, features
from qa.language.reasons.opening import Opening, alone
from qa.language.reasons.strings import learn_strings

# Chosen on item_labels and on talks of two industries.
STIFF, MOST_STRINGS = 2.0, 8000
NAME_COUNTS, WORD_COUNTS = 1.0, 0.5
# A word of one character says next to nothing, every further one more.
SAYS_NOTHING = 0.8
# Steeper than on any labels held back is learned from examples the known matters were learned from too.
STEEPNESSES, STEEP, LEAST_SAID = np.arange(4.0, 17.0, 1.0), 14.0, 30


class Example(NamedTuple):
    """`is_said`: by a customer, not the name or a word of the reason."""

    opening: Opening
    reason_id: str
    counts: float = 1.0
    is_said: bool = True


def told(reasons: list[ContactReason]) -> list[Example]:
    """What a taxonomy says of its reasons: names, words, examples."""
    found = []
    for r in reasons:
        found.append(Example(alone(r.zh), r.reason_id, NAME_COUNTS, False))
        found += [Example(alone(word), r.reason_id, WORD_COUNTS, False) for word in plain(list(r.words)).texts]
        found += [Example(alone(text), r.reason_id) for text in plain(list(r.examples)).texts]
    return found


def words_of(reasons: list[ContactReason]) -> Words:
    """The words of all reasons, straightened as texts are; longer ones weigh more."""
    weights: dict[str, list[tuple[int, float]]] = {}
    for at, reason in enumerate(reasons):
        for word in plain(list(reason.words)).texts:
            weights.setdefault(word, []).append((at, len(word) - SAYS_NOTHING))
    return Words({word: [(r, w / len(found)) for r, w in found] for word, found in weights.items()})


class Solved(NamedTuple):
    """`taught`: what was learned from; `unseen`: taught × labels, what each comes to by all the others."""

    model: ReasonModel
    taught: list[Example]
    unseen: np.ndarray


def learn(
    reasons: list[ContactReason], examples: list[Example], floor: float, known: Matters | None = None
) -> ReasonModel:
    """`examples`: contacts people put under a reason, beside what the taxonomy says."""
    return solve(reasons, examples, floor, known).model


def solve(reasons: list[ContactReason], examples: list[Example], floor: float, known: Matters | None = None) -> Solved:
    """The same, with what every example comes to when it is left out: the closed form of a ridge."""
    labels = tuple(r.reason_id for r in reasons)
    place = {reason_id: at for at, reason_id in enumerate(labels)}
    known = known or matters()
    taught = [e for e in (*told(reasons), *examples) if e.reason_id in place and e.opening.customer]
    texts = [e.opening.both for e in taught]
    strings = learn_strings(texts, 2, MOST_STRINGS)
    if not strings.terms:
        strings = learn_strings(texts, 1, MOST_STRINGS)
    sparse, dense = features([e.opening for e in taught], strings, known)
    scale = np.sqrt([e.counts for e in taught])[:, None]
    wanted = np.zeros((len(taught), len(labels)))
    wanted[np.arange(len(taught)), [place[e.reason_id] for e in taught]] = 1
    middle = (scale**2 * wanted).sum(axis=0) / max(1e-9, (scale**2).sum()) if examples else np.zeros(len(labels))
    alike = scale * (np.asarray((sparse @ sparse.T).todense()) + dense @ dense.T) * scale.T
    inverse = np.linalg.inv(alike + STIFF * np.eye(len(taught)))
    solved = inverse @ (scale * (wanted - middle))
    unseen = wanted - solved / np.diag(inverse)[:, None] / scale
    steep = _steepness(unseen, wanted, np.array([e.is_said for e in taught], bool))
    solved = scale * solved
    weights = np.vstack([sparse.T @ solved, dense.T @ solved]).astype(np.float32)
    model = ReasonModel(labels, strings, weights, middle, words_of(reasons), known, steep, floor)
    return Solved(model, taught, unseen)


def _steepness(unseen: np.ndarray, wanted: np.ndarray, counted: np.ndarray) -> float:
    """The steepness under which what every example comes to by all the others is as sure as it is right; the usual one
    while examples are few."""
    if counted.sum() < LEAST_SAID:
        return STEEP
    right = wanted[counted].argmax(axis=1)
    rows = np.arange(len(right))
    losses = [-np.log(chances_of(unseen[counted], steep)[rows, right] + 1e-9).mean() for steep in STEEPNESSES]
    return float(STEEPNESSES[int(np.argmin(losses))])
