"""Empirical Bayes: a few contacts say little, so what they say is drawn towards what everybody's say by how little that
is. Morris, C. N. (1983): Parametric Empirical Bayes Inference, JASA 78, 47–55, with the mean estimated (r = 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# The mean is estimated from the same people.
ESTIMATED = 1
# Fewer people show no spread to learn from.
LEAST_PEOPLE = 5
ROUNDS, CLOSE = 200, 1e-10


@dataclass(frozen=True)
class Shrunk:
    """Arrays in the order of the people: `value` and its `error` (standard deviation); `reliability`: the share of what
    is seen of a person that is the person, 0…1. `between`: the variance between people without noise; `mean`: of
    all."""

    value: np.ndarray
    error: np.ndarray
    reliability: np.ndarray
    between: float
    mean: float


def shrunk(seen: np.ndarray, noise: np.ndarray) -> Shrunk:
    """`seen`: one number a person; `noise`: its variance, above zero. Raises ValueError for fewer than LEAST_PEOPLE."""
    k = len(seen)
    if k < LEAST_PEOPLE:
        raise ValueError(f"{k} people show no spread")
    between = max(0.0, float(np.var(seen, ddof=ESTIMATED) - noise.mean()))
    for _round in range(ROUNDS):
        weight = 1 / (noise + between)
        mean = float((weight * seen).sum() / weight.sum())
        off = k / (k - ESTIMATED) * (seen - mean) ** 2 - noise
        moved = max(0.0, float((weight * off).sum() / weight.sum()))
        is_close, between = abs(moved - between) <= CLOSE * (between + noise.mean()), moved
        if is_close:
            break
    weight = 1 / (noise + between)
    mean = float((weight * seen).sum() / weight.sum())
    drawn = (k - ESTIMATED - 2) / (k - ESTIMATED) * noise * weight
    usual_noise = float((weight * noise).sum() / weight.sum())
    unsure = 2 / (k - ESTIMATED - 2) * drawn**2 * (usual_noise + between) * weight
    variance = noise * (1 - (k - ESTIMATED) / k * drawn) + unsure * (seen - mean) ** 2
    value = (1 - drawn) * seen + drawn * mean
    return Shrunk(value, np.sqrt(variance), between * weight, between, mean)
