"""How far a predicted satisfaction may lie from the truth: an interval that holds in every third of the scale.

Predictions are drawn to the middle, so one width for all would miss most of those who leave happy. For each third of
the truth the errors that nine of ten such contacts stay within are kept; the interval of a value is every truth that
value could come from (label-conditional conformal prediction, Vovk et al. 2005, chapter 4).
"""

from __future__ import annotations

import numpy as np

THIRDS = ((-1.0, -1 / 3), (-1 / 3, 1 / 3), (1 / 3, 1.0))
LEAST_IN_A_THIRD = 20
NINE_OF_TEN = 0.9
Errors = tuple[tuple[float, float], ...]


def third_of(label: np.ndarray) -> np.ndarray:
    """0, 1 or 2 a label -1…1: its third of the scale."""
    return np.digitize(label, [THIRDS[1][0], THIRDS[2][0]])


def errors_of(predicted: np.ndarray, label: np.ndarray, within: float = NINE_OF_TEN) -> Errors:
    """For each third of the labels (low, high): all but 1 − `within` of label − predicted lie between. A third with
    fewer than LEAST_IN_A_THIRD labels takes the errors of all."""
    off, third = label - predicted, third_of(label)
    ends = [(1 - within) / 2, (1 + within) / 2]
    found = []
    for number in range(len(THIRDS)):
        mine = off[third == number] if (third == number).sum() >= LEAST_IN_A_THIRD else off
        low, high = np.quantile(mine, ends)
        found.append((min(0.0, float(low)), max(0.0, float(high))))
    return tuple(found)


def widest(*several: Errors) -> Errors:
    """Errors that hold in each of several kinds of text."""
    return tuple((min(low for low, _ in each), max(high for _, high in each)) for each in zip(*several))


def interval(value: np.ndarray, errors: Errors) -> tuple[np.ndarray, np.ndarray]:
    """(low, high) of every value -1…1, each within the scale and around its value."""
    low, high = value.copy(), value.copy()
    for (begin, end), (down, up) in zip(THIRDS, errors):
        first, last = np.maximum(value + down, begin), np.minimum(value + up, end)
        reached = first <= last
        low, high = (np.where(reached, np.minimum(low, first), low), np.where(reached, np.maximum(high, last), high))
    return low, high


def coverage(low: np.ndarray, high: np.ndarray, label: np.ndarray) -> dict[str, float]:
    """Share of labels inside, of all and in each third of the scale that has any: {all, low, middle, high}."""
    inside, third = (low <= label) & (label <= high), third_of(label)
    return {"all": float(inside.mean())} | {
        name: float(inside[third == number].mean())
        for number, name in enumerate(("low", "middle", "high"))
        if (third == number).any()
    }
