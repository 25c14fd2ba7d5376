"""What of two times beside each other is more than chance: a ratio of counts, a difference of shares or of means, and
which of many looked at together are clear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log, sqrt
from statistics import NormalDist

from qa.interval import Z

# All differences looked at share this chance of a false one (Holm 1979).
ERROR = 0.05


@dataclass(frozen=True)
class Change:
    """One number of a topic beside another: `kind` more (contacts, as a ratio), back, complaint (shares) or feeling
    (points); `low`, `high`: 95 % interval of `by`; `is_clear`: more than chance, all looked at together; `is_worse`
    for customers."""

    kind: str
    before: float
    now: float
    by: float
    low: float
    high: float
    p: float
    is_clear: bool = False

    @property
    def is_worse(self) -> bool:
        return self.by < 0 if self.kind == "feeling" else self.by > (1 if self.kind == "more" else 0)


def more(now: float, expected: float, n: int, n_before: int) -> Change:
    """The ratio of two counts with the interval of its logarithm."""
    off, half = log(now / expected), Z * sqrt(1 / n + 1 / n_before)
    return Change("more", expected, now, exp(off), exp(off - half), exp(off + half), _p(off, half / Z))


def share(kind: str, one: int, of: int, was: int, was_of: int) -> Change:
    """The difference of two shares, Agresti and Caffo's interval (2000)."""
    a, b = (one + 1) / (of + 2), (was + 1) / (was_of + 2)
    by, noise = a - b, sqrt(a * (1 - a) / (of + 2) + b * (1 - b) / (was_of + 2))
    return Change(kind, was / was_of, one / of, one / of - was / was_of, by - Z * noise, by + Z * noise, _p(by, noise))


def _p(by: float, noise: float) -> float:
    return 1.0 if noise <= 0 else 2 * (1 - NormalDist().cdf(abs(by) / noise))


def mean(before: float, now: float, spread: float) -> Change:
    """The difference of two means; `spread`: the sum of their variances."""
    by, half = now - before, Z * sqrt(spread)
    return Change("feeling", before, now, by, by - half, by + half, _p(by, half / Z))


def marked(told: list[list[Change]]) -> list[list[Change]]:
    """The same with those that are clear, all of them looked at together."""
    chances = sorted(one.p for mine in told for one in mine)
    least = -1.0
    for place, p in enumerate(chances):
        if p > ERROR / (len(chances) - place):
            break
        least = p
    return [[replace(one, is_clear=one.p <= least) for one in mine] for mine in told]
