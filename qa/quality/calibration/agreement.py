"""How far people agree who judged the same: short functions, each with its source, held to worked examples.

Tables are square counts: rows one rater, columns the other. Ratings are rows of units, a value a rater, None for a gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

import numpy as np

from qa.interval import Z, wilson

Ratings = Sequence[Sequence[Hashable | None]]
RESAMPLES, SEED = 500, 1


@dataclass(frozen=True)
class Coefficient:
    """A value with its 95 % interval; None where it cannot be known."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


def table_of(pairs: Sequence[tuple[Hashable, Hashable]], categories: Sequence[Hashable]) -> np.ndarray:
    """Counts of (one rater's, the other's) over the categories in their order."""
    place = {c: n for n, c in enumerate(categories)}
    counts = np.zeros((len(categories), len(categories)))
    for one, other in pairs:
        counts[place[one], place[other]] += 1
    return counts


def weights(size: int, kind: str = "") -> np.ndarray:
    """How far two categories agree: "" all or nothing, "linear" by distance, "quadratic" by its square."""
    distance = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) / max(1, size - 1)
    return np.where(distance == 0, 1.0, 0.0) if not kind else 1 - distance ** (1 if kind == "linear" else 2)


def exact(counts: np.ndarray, within: int = 0) -> Coefficient:
    """Share on which both say the same, or differ by at most `within` steps."""
    n = counts.sum()
    if not n:
        return Coefficient(None)
    near = np.abs(np.subtract.outer(np.arange(len(counts)), np.arange(len(counts)))) <= within
    share = float((counts * near).sum() / n)
    return Coefficient(share, *wilson(share, n), int(n))


def kappa(counts: np.ndarray, kind: str = "") -> Coefficient:
    """Cohen's kappa, weighted by `kind`; its interval by the large-sample variance (Fleiss, Cohen, Everitt 1969)."""
    n = counts.sum()
    if not n:
        return Coefficient(None)
    p, w = counts / n, weights(len(counts), kind)
    rows, columns = p.sum(1), p.sum(0)
    agreed, chance = float((w * p).sum()), float((w * np.outer(rows, columns)).sum())
    if chance >= 1:
        return Coefficient(None, n=int(n))
    value = (agreed - chance) / (1 - chance)
    means = np.add.outer(w @ columns, rows @ w)
    spread = (p * (w - means * (1 - value)) ** 2).sum() - (value - chance * (1 - value)) ** 2
    half = Z * sqrt(max(0.0, float(spread)) / n) / (1 - chance)
    return Coefficient(value, value - half, min(1.0, value + half), int(n))


def fleiss(counts: np.ndarray) -> float | None:
    """Fleiss' kappa of units × categories: how many of the same number of raters chose each (Fleiss 1971)."""
    raters = counts[0].sum()
    share = counts.sum(0) / counts.sum()
    agreed = float(((counts**2).sum(1) - raters).mean() / (raters * (raters - 1)))
    chance = float((share**2).sum())
    return None if chance >= 1 else (agreed - chance) / (1 - chance)


def ac1(ratings: Ratings, kind: str = "", categories: Sequence[Hashable] = ()) -> Coefficient:
    """Gwet's AC1, AC2 when weighted by `kind`, of any number of raters with gaps (Gwet 2014, ch. 5); the interval is
    over the units. Where nearly everything passes, kappa collapses and this does not."""
    known = [[v for v in unit if v is not None] for unit in ratings]
    categories = list(categories) or sorted({v for unit in known for v in unit}, key=str)
    w, q = weights(len(categories), kind), len(categories)
    if q < 2 or not any(len(unit) > 1 for unit in known):
        return Coefficient(1.0 if q == 1 and any(len(u) > 1 for u in known) else None, n=len(known))
    place = {c: n for n, c in enumerate(categories)}
    counts = np.zeros((len(known), q))
    for at, unit in enumerate(known):
        for value in unit:
            counts[at, place[value]] += 1
    raters = counts.sum(1)
    rated, paired = raters > 0, raters > 1
    counts, raters, paired = counts[rated], raters[rated], paired[rated]
    share = (counts / raters[:, None]).mean(0)
    chance = float(w.sum() / (q * (q - 1)) * (share * (1 - share)).sum())
    near = counts @ w
    own = np.where(paired, (counts * (near - 1)).sum(1) / np.maximum(1, raters * (raters - 1)), 0.0)
    agreed = float(own[paired].mean())
    value = (agreed - chance) / (1 - chance)
    n, many = len(counts), paired.sum()
    unit = np.where(paired, n / many * (own - chance) / (1 - chance), 0.0)
    pull = float(w.sum() / (q * (q - 1))) * ((counts / raters[:, None]) * (1 - share)).sum(1)
    unit = unit - 2 * (1 - value) * (pull - chance) / (1 - chance)
    half = Z * sqrt(float(((unit - value) ** 2).sum()) / (n * (n - 1))) if n > 1 else 0.0
    return Coefficient(value, max(-1.0, value - half), min(1.0, value + half), n)


def alpha(ratings: Ratings, kind: str = "nominal") -> Coefficient:
    """Krippendorff's alpha of any number of raters with gaps; `kind`: nominal, ordinal, interval or ratio (Krippendorff
    2011); its interval by drawing units again."""
    units = [[v for v in unit if v is not None] for unit in ratings]
    units = [unit for unit in units if len(unit) > 1]
    value = _alpha(units, kind)
    if value is None or len(units) < 3:
        return Coefficient(value, n=len(units))
    lot = Random(SEED)
    found = [_alpha([units[lot.randrange(len(units))] for _unit in units], kind) for _again in range(RESAMPLES)]
    known = sorted(v for v in found if v is not None)
    low, high = (known[int(len(known) * q)] for q in (0.025, 0.975)) if known else (None, None)
    return Coefficient(value, low, high, len(units))


def _alpha(units: list[list], kind: str) -> float | None:
    total = Counter(v for unit in units for v in unit)
    if len(total) < 2:
        return 1.0 if total else None
    far = _distances(total, kind)
    n = sum(total.values())
    seen = sum(far(a, b) / (len(unit) - 1) for unit in units for a in unit for b in unit)
    chance = sum(far(a, b) * total[a] * total[b] for a in total for b in total) / (n - 1)
    return 1 - seen / chance


def _distances(total: Counter, kind: str) -> Callable[[Hashable, Hashable], float]:
    if kind == "nominal":
        return lambda a, b: float(a != b)
    if kind == "interval":
        return lambda a, b: float((a - b) ** 2)
    if kind == "ratio":
        return lambda a, b: float(((a - b) / (a + b)) ** 2) if a + b else 0.0
    order = sorted(total)
    upto = dict(zip(order, np.cumsum([total[v] for v in order])))
    middle = {v: upto[v] - total[v] / 2 for v in order}
    return lambda a, b: float((middle[a] - middle[b]) ** 2)


def icc(scores: np.ndarray, kind: str = "2,1") -> Coefficient:
    """Intraclass correlation of targets × judges without gaps: 1,1, 2,1 (absolute agreement) or 3,1; interval of 2,1
    (Shrout, Fleiss 1979; McGraw, Wong 1996)."""
    n, k = scores.shape
    grand, targets, judges = scores.mean(), scores.mean(1), scores.mean(0)
    between = k * ((targets - grand) ** 2).sum() / (n - 1)
    of_judges = n * ((judges - grand) ** 2).sum() / (k - 1)
    rest = ((scores - targets[:, None] - judges + grand) ** 2).sum() / ((n - 1) * (k - 1))
    within = ((scores - targets[:, None]) ** 2).sum() / (n * (k - 1))
    if kind == "1,1":
        return Coefficient(float((between - within) / (between + (k - 1) * within)), n=n)
    if kind == "3,1":
        return Coefficient(float((between - rest) / (between + (k - 1) * rest)), n=n)
    value = (between - rest) / (between + (k - 1) * rest + k * (of_judges - rest) / n)
    from scipy.stats import f

    a, b = k * value / (n * (1 - value)), 1 + k * value * (n - 1) / (n * (1 - value))
    v = (a * of_judges + b * rest) ** 2 / ((a * of_judges) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1)))
    up, down = f.ppf(0.975, n - 1, v), f.ppf(0.975, v, n - 1)
    spread = k * of_judges + (k * n - k - n) * rest
    low = n * (between - up * rest) / (up * spread + n * between)
    high = n * (down * between - rest) / (spread + n * down * between)
    return Coefficient(float(value), float(low), float(high), n)
