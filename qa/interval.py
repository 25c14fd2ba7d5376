"""The one interval of a share that every number in the house uses."""

from __future__ import annotations

from math import sqrt

Z = 1.96


def wilson(share: float, n: float) -> tuple[float, float]:
    """95 % Wilson interval of a share (0–1) of n cases; n must be above 0."""
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (max(0.0, centre - half) if share > 0 else 0.0), (min(1.0, centre + half) if share < 1 else 1.0)
