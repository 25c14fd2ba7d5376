"""What a number is made of: sums that add up, so that days, teams and cubes give the whole again.

Adding two estimates is measuring both at once. Shares, means, ratios and counts come out exactly; a quantile comes out
of a sketch whose buckets grow by a fixed ratio, so that it is off by at most 1 % (Masson, Rim and Lee 2019, DDSketch).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, sqrt
from types import MappingProxyType
from typing import NamedTuple

from qa.interval import student, wilson
from qa.metrics.metric import Metric

SKETCH_ERROR = 0.01
SMALLEST = 0.001  # a millisecond, where the unit is seconds
GROWTH = (1 + SKETCH_ERROR) / (1 - SKETCH_ERROR)
PARTS = ("share", "per_10k")  # units of so many of so many
NOTHING: Mapping = MappingProxyType({})


class Estimate(NamedTuple):
    """Sums over rows. `n`: rows of the base; `top` and `bottom`: both parts of a ratio, None where nothing is known;
    `squares`: Σx² of a mean or of a quotient's upper part, `cross` and `lower`: Σxy and Σy² of a quotient; `excluded`:
    rows left out; `sketch`: {bucket: rows} of a quantile; `exact`: the quantile itself while nothing was added."""

    n: int = 0
    top: float | None = None
    bottom: float | None = None
    squares: float | None = None
    excluded: int = 0
    sketch: Mapping[int, int] = NOTHING
    exact: float | None = None
    cross: float | None = None
    lower: float | None = None

    def __add__(self, other: Estimate) -> Estimate:
        sketch = {b: self.sketch.get(b, 0) + other.sketch.get(b, 0) for b in {*self.sketch, *other.sketch}}
        return Estimate(
            self.n + other.n,
            _both(self.top, other.top),
            _both(self.bottom, other.bottom),
            _both(self.squares, other.squares),
            self.excluded + other.excluded,
            sketch,
            None,
            _both(self.cross, other.cross),
            _both(self.lower, other.lower),
        )

    def size(self, metric: Metric) -> int:
        """How many cases the number rests on: contacts offered for a ratio of queue visits, rows otherwise."""
        is_of_queues = metric.kind == "ratio" and metric.unit == "share" and metric.fact == "visit_fact"
        return int(self.bottom or 0) if is_of_queues else self.n

    def figures(self, metric: Metric, least: int | None = None) -> tuple[float | None, float | None, float | None]:
        """(value, low, high) in the metric's unit; None below the least n and where nothing is known, never a zero for
        unknown. `least`: the least n where the caller knows it. Shares have Wilson's interval, means Student's,
        quotients that of the linearised ratio (Cochran 1977, 6.4); it stays within what is possible."""
        least = metric.least if least is None else least
        if metric.kind == "count":
            return (None, None, None) if 0 < self.n < least else (float(self.n), None, None)
        if metric.kind == "quantile":
            found = self.exact if self.exact is not None else _quantile(self.sketch, metric.quantile)
            return (None, None, None) if found is None or self.n < least else (found * metric.scale, None, None)
        if self.top is None or not self.bottom or self.size(metric) < least:
            return None, None, None
        value, low, high = self.top / self.bottom, None, None
        if metric.kind in ("share", "ratio") and metric.is_of_contacts and metric.is_additive and metric.unit in PARTS:
            low, high = wilson(value, self.bottom)
        elif metric.kind == "quotient" and self.n > 1:
            spread = max(0.0, self.squares - 2 * value * self.cross + value * value * self.lower) / (self.n - 1)
            half = student(self.n - 1) * sqrt(spread * self.n) / self.bottom
            low, high = value - half, value + half
        elif self.squares is not None and self.bottom > 1:
            spread = max(0.0, self.squares - self.top * value) / (self.bottom - 1)
            half = student(self.bottom - 1) * sqrt(spread / self.bottom)
            low, high = value - half, value + half
        return metric.scaled(value), metric.scaled(low), metric.scaled(high)


def together(parts: Iterable[Estimate]) -> Estimate:
    """All of them as one; nothing known of nothing."""
    whole = Estimate()
    for part in parts:
        whole = part if whole == Estimate() else whole + part
    return whole


def bucket(each: str) -> str:
    """SQL: the bucket of a sketch that a value falls into; the smallest share the first."""
    return f"case when {each} is not null then ceil(ln(greatest({each}, {SMALLEST})) / ln({GROWTH!r}))::integer end"


def _both(one: float | None, other: float | None) -> float | None:
    return other if one is None else one if other is None else one + other


def _quantile(sketch: Mapping[int, int], share: float) -> float | None:
    """The middle of the bucket where the share of rows is reached."""
    total, reached = sum(sketch.values()), 0
    for number in sorted(sketch):
        reached += sketch[number]
        if reached > ceil(share * (total - 1)):
            return 2 * GROWTH**number / (GROWTH + 1)
    return None
