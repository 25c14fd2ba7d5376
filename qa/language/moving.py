"""Classifiers that know this centre: the shipped weights, moved as little as what people put right asks for; a label
moves only where that hears better on messages held out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson
from scipy.optimize import minimize

from qa.language.classifier import Classifier, edged
from qa.language.corpora import FOLDS, folds
from qa.settings import SHIPPED

# Eight messages are the fewest of which a fifth can be held out more than once.
LEAST_TAUGHT, MOST_TAUGHT = 8, 2000
HELD_BACK = (0.3, 1.0, 3.0, 10.0)  # how strongly a weight is held to the shipped one
LARGEST = 30.0
# How much what is said elsewhere holds a sum where it is; chosen on invented local words beside the probes.
ANCHORED, ANCHORS = 0.3, 1500


@dataclass(frozen=True)
class Taught:
    """What people said of messages for one label: `texts` as classifiers read them, `total` the shipped sum of each
    less what the label needs to hold, `holds` whether it does, `messages` its (contact, message)."""

    side: str
    label: str
    texts: list[str]
    total: np.ndarray
    holds: np.ndarray


@dataclass(frozen=True)
class Move:
    """What one label's sum gains: `level` always, `weights` (term → gain) where a string is found. `n` messages it was
    learned from; `before` and `after`: how many of them, held out, were heard wrongly."""

    side: str
    label: str
    level: float
    weights: dict[str, float]
    n: int
    before: int
    after: int


def learn(taught: Taught, classifier: Classifier) -> Move:
    """The move of one label; without weights when it hears no better on folds it has not seen."""
    features = classifier.here.features(edged(taught.texts))
    elsewhere = classifier.here.features(edged(_elsewhere(taught.side)))
    alike, beside = (each.toarray() + 1.0 for each in (features @ features.T, elsewhere @ features.T))  # 1: the level
    sign = np.where(taught.holds, 1.0, -1.0)
    fold = np.array(folds(taught.texts))
    held = {strength: _held_out(alike, beside, taught.total, sign, fold, strength) for strength in HELD_BACK}
    best = min(held, key=lambda s: float(np.logaddexp(0, -sign * held[s]).sum()))
    before, after = (int(((total >= 0) != taught.holds).sum()) for total in (taught.total, held[best]))
    if after >= before:
        return Move(taught.side, taught.label, 0.0, {}, len(sign), before, after)
    share = _fit(alike, beside, taught.total, sign, best)
    gained = features.T @ share
    at = np.nonzero(np.abs(gained) >= 0.005)[0].tolist()
    weights = {classifier.here.terms[column]: float(gained[column]) for column in at}
    return Move(taught.side, taught.label, float(share.sum()), weights, len(sign), before, after)


def _elsewhere(side: str) -> list[str]:
    """Shipped lines of a side, spread evenly: what must sound as before."""
    path = SHIPPED / "lexicons" / "lines" / f"{'customer' if side == 'customer' else 'agent'}.jsonl"
    texts = [orjson.loads(line)["text"] for line in path.read_bytes().splitlines()]
    return texts[:: max(1, len(texts) // ANCHORS)]


def _held_out(
    alike: np.ndarray, beside: np.ndarray, total: np.ndarray, sign: np.ndarray, fold: np.ndarray, strength: float
) -> np.ndarray:
    found = total.copy()
    for out in range(FOLDS):
        kept, held = np.nonzero(fold != out)[0], np.nonzero(fold == out)[0]
        if len(kept) and len(held):
            share = _fit(alike[np.ix_(kept, kept)], beside[:, kept], total[kept], sign[kept], strength)
            found[held] += alike[np.ix_(held, kept)] @ share
    return found


def _fit(alike: np.ndarray, beside: np.ndarray, total: np.ndarray, sign: np.ndarray, strength: float) -> np.ndarray:
    """The share of every message in the move: logistic loss around the shipped sums; the square of the move is held
    back, and that of what it does to lines said elsewhere."""
    kept = strength * alike + ANCHORED * beside.T @ beside

    def loss(share: np.ndarray) -> tuple[float, np.ndarray]:
        margin, pulled = np.clip(sign * (total + alike @ share), -LARGEST, LARGEST), kept @ share
        slope = pulled - alike @ (sign / (1 + np.exp(margin)))
        return float(np.logaddexp(0, -margin).sum() + share @ pulled / 2), slope

    return minimize(loss, np.zeros(len(sign)), jac=True, method="L-BFGS-B").x


def moved(classifier: Classifier, moves: list[Move]) -> Classifier:
    """The classifier with what its labels gain."""
    row = {term: at for at, term in enumerate(classifier.here.terms)}
    weights, intercept = classifier.here.weights.copy(), classifier.intercept.copy()
    for move in moves:
        column = classifier.labels.index(move.label)
        intercept[column] += move.level
        for term, gain in move.weights.items():
            if term in row:
                weights[row[term], column] += gain
    return replace(classifier, intercept=intercept, here=replace(classifier.here, weights=weights))


def write_moves(path: Path, moves: list[Move]) -> None:
    """A tab-separated text: label, string ("" for the level), gain."""
    lines = [
        f"{move.label}\t{term}\t{gain:.4f}"
        for move in moves
        for term, gain in (("", move.level), *move.weights.items())
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_moves(side: str, path: Path) -> list[Move]:
    """What write_moves wrote; the counts are not kept."""
    found: dict[str, tuple[float, dict[str, float]]] = {}
    for line in path.read_text("utf-8").splitlines():
        label, term, gain = line.split("\t")
        level, weights = found.get(label, (0.0, {}))
        if term:
            weights[term] = float(gain)
        else:
            level = float(gain)
        found[label] = (level, weights)
    return [Move(side, label, level, weights, 0, 0, 0) for label, (level, weights) in found.items()]
