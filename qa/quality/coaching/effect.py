"""Did coaching help? One person before and after, beside what colleagues with the same beginning came to without it:
who was coached for being low comes up again by chance, and that is not counted as cure."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import t

# Fewer colleagues than this say nothing of what would have happened.
LEAST_PEERS = 8
NOTHING = 1e-6


@dataclass(frozen=True)
class Effect:
    """`value`: how much higher the rate is than expected, with its 95 % interval; None where it is not known yet;
    `expected`: the rate after, without coaching; `peers`: how many it rests on."""

    value: float | None
    low: float | None = None
    high: float | None = None
    expected: float | None = None
    peers: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves no effect out."""
        return self.value is not None and (self.low > NOTHING or self.high < -NOTHING)


def effect(before: float, after: float, peers: list[tuple[float, float]]) -> Effect:
    """The coached person's rates, 0…1, and (before, after) of colleagues who were not coached, over the same weeks.

    What would have come is read off their line of after over before; the interval is that of one more colleague on it
    (analysis of covariance with one treated unit; Crawford, Howell 1998 for one case against a small group), on the
    arcsine scale, where a low rate is no noisier than a high one.
    """
    n = len(peers)
    if n < LEAST_PEERS:
        return Effect(None, peers=n)
    x, y = np.arcsin(np.sqrt(np.array(peers))).T
    at = float(np.arcsin(sqrt(before))) - x.mean()
    spread = float(((x - x.mean()) ** 2).sum())
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / spread) if spread else 0.0
    middle = float(y.mean()) + slope * at
    rest = y - (y.mean() + slope * (x - x.mean()))
    error = sqrt(float((rest**2).sum()) / (n - 2) * (1 + 1 / n + (at**2 / spread if spread else 0.0)))
    half = float(t.ppf(0.975, n - 2)) * error
    low, expected, high = (_rate(middle + off) for off in (-half, 0.0, half))
    return Effect(after - expected, after - high, after - low, expected, n)


def _rate(angle: float) -> float:
    return float(np.sin(min(max(angle, 0.0), np.pi / 2)) ** 2)
