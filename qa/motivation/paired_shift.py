"""Two numbers of a person that moved together in a way that helps the first and harms the customer: told from a changed
mix of work, from what moved for everybody, and from chance over many people and patterns."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

NORMAL = NormalDist()
# Of what is told so many may be false (Benjamini, Hochberg 1995, J. R. Stat. Soc. B 57: 289–300).
FALSE_SHARE = 0.1
# Where so large a part of people moved the same way, what they are measured by is suspected, and nobody is.
COMMON, COMMON_LEAST = 0.3, 5
LEAST_ROWS = 30
# The first leg is looked at alone; of those where it clearly moved the second decides.
SCREEN = 0.05


@dataclass(frozen=True)
class Leg:
    """One number before and now, a row a person and kind of work: `who` in 0 … people − 1; n, s, q: rows, their sum and
    squares. `way`: +1 where a rise is suspicious, −1 a fall; `least`: how much matters, in its unit."""

    who: np.ndarray
    before: tuple[np.ndarray, np.ndarray, np.ndarray]
    now: tuple[np.ndarray, np.ndarray, np.ndarray]
    way: int
    least: float


@dataclass(frozen=True)
class Shift:
    """Of one leg, an entry a person: how far it moved in the suspicious direction, within kinds of work, and its error;
    nan where too little is known. `all`: how far it moved for everybody together."""

    value: np.ndarray
    error: np.ndarray
    all: float
    is_all: bool


@dataclass(frozen=True)
class Paired:
    """`p`: the chance of the second leg for each person whose first leg clearly moved, nan for everybody else;
    `is_common`: it moved like that for everybody, so its measures are suspected first."""

    p: np.ndarray
    first: Shift
    second: Shift
    is_common: bool


def paired(first: Leg, second: Leg, people: int) -> Paired:
    """Both legs of one pattern: how unlikely it is that each moved so much beyond what it moved for all others."""
    shifts = [_shift(leg, people) for leg in (first, second)]
    chances = []
    for shift, leg in zip(shifts, (first, second)):
        beyond = shift.value - _others(shift)
        z = np.where(shift.error > 0, beyond / np.where(shift.error > 0, shift.error, 1.0), 0.0)
        p = np.array([1 - NORMAL.cdf(float(one)) if np.isfinite(one) else 1.0 for one in z])
        chances.append(np.where((beyond >= leg.least) & np.isfinite(beyond), p, 1.0))
    clear = [np.nan_to_num(s.value - 1.6449 * s.error, nan=-1.0) > 0 for s in shifts]
    known = np.isfinite(shifts[0].value) & np.isfinite(shifts[1].value)
    both = (clear[0] & clear[1] & known).sum()
    is_common = bool(known.sum() >= COMMON_LEAST and (both >= COMMON * known.sum() or all(s.is_all for s in shifts)))
    return Paired(np.where(chances[0] <= SCREEN, chances[1], np.nan), shifts[0], shifts[1], is_common)


def told(chances: np.ndarray, share: float = FALSE_SHARE) -> np.ndarray:
    """Which of many chances are told, so that no more than a share of them is false; nan is none."""
    flat = chances.ravel()
    order = np.argsort(flat)[: np.isfinite(flat).sum()]
    within = flat[order] <= share * (np.arange(len(order)) + 1) / max(1, len(order))
    found = np.zeros(len(flat), bool)
    if within.any():
        found[order[: np.nonzero(within)[0].max() + 1]] = True
    return found.reshape(chances.shape)


def _shift(leg: Leg, people: int) -> Shift:
    """Within each kind of work, weighted by how well it is known on both sides (Mantel and Haenszel's weights)."""
    (nb, sb, qb), (nn, sn, qn) = leg.before, leg.now
    both = (nb > 0) & (nn > 0)
    weight = np.where(both, nb * nn / np.where(both, nb + nn, 1), 0.0)
    mean_b, mean_n = sb / np.where(nb > 0, nb, 1), sn / np.where(nn > 0, nn, 1)
    spread_b = _spread(nb, qb, mean_b, qb.sum(), nb.sum(), sb.sum())
    spread_n = _spread(nn, qn, mean_n, qn.sum(), nn.sum(), sn.sum())
    noise = np.where(both, weight**2 * (spread_b / np.where(both, nb, 1) + spread_n / np.where(both, nn, 1)), 0.0)
    add = lambda values: np.bincount(leg.who, values, people)  # noqa: E731
    total = add(weight)
    rows = np.minimum(add(np.where(both, nb, 0.0)), add(np.where(both, nn, 0.0)))
    is_known = (total > 0) & (rows >= LEAST_ROWS)
    safe = np.where(is_known, total, 1.0)
    value = np.where(is_known, leg.way * add(weight * (mean_n - mean_b)) / safe, np.nan)
    error = np.where(is_known, np.sqrt(add(noise)) / safe, np.nan)
    known_weight = np.where(is_known, total, 0.0)
    whole = float(np.nansum(known_weight * value) / max(known_weight.sum(), 1e-9))
    whole_error = float(np.sqrt(np.nansum((known_weight * error) ** 2)) / max(known_weight.sum(), 1e-9))
    return Shift(value, error, whole, whole >= leg.least and whole > 1.6449 * whole_error)


def _spread(n: np.ndarray, q: np.ndarray, mean: np.ndarray, q_all: float, n_all: float, s_all: float) -> np.ndarray:
    """Variance of one row, drawn to everybody's by a few rows: three alike are no proof that there is none."""
    pooled = max(1e-9, q_all / max(n_all, 1) - (s_all / max(n_all, 1)) ** 2)
    own = np.maximum(0.0, q / np.where(n > 0, n, 1) - mean**2)
    return (own * n + pooled * 10) / (n + 10)


def _others(shift: Shift) -> np.ndarray:
    """What it moved for everybody but oneself, in the middle: a few who did the same do not hide each other."""
    known = shift.value[np.isfinite(shift.value)]
    return np.full(len(shift.value), float(np.median(known)) if len(known) else 0.0)
