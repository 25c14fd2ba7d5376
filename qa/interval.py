"""The intervals that every number in the house uses: Wilson's of a share, Student's factor of a mean."""

from __future__ import annotations

from math import sqrt

Z = 1.96


def wilson(share: float, n: float) -> tuple[float, float]:
    """95 % Wilson interval of a share (0–1) of n cases; n must be above 0."""
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (max(0.0, centre - half) if share > 0 else 0.0), (min(1.0, centre + half) if share < 1 else 1.0)


def student(freedom: float) -> float:
    """97.5 % point of Student's t: Fisher's expansion of the normal one (Abramowitz and Stegun 26.7.5), within .01 from
    five degrees of freedom on."""
    v = max(1.0, freedom)
    return (
        Z
        + (Z**3 + Z) / (4 * v)
        + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * v**2)
        + (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / (384 * v**3)
    )
