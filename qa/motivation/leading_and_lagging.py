"""Which of two weekly numbers of the same teams moves first: what is peculiar to a team, what happened to everybody in
a week and what follows from the week before are taken out (prewhitening, Haugh 1976), then one is set beside the other
some weeks later. Teams' series are turned by a random number of weeks to see what chance alone gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

LAGS = (1, 2, 3)
LEAST_TEAMS, LEAST_WEEKS, TURNS = 3, 10, 1999
ERROR = 0.05  # shared by all pairs that are looked at
Cells = dict[tuple[str, date], float]


@dataclass(frozen=True)
class Lead:
    """`first` moved `lag` weeks before `then`, in the same direction where `size` (a correlation) is above 0; `chance`:
    how often turned series go together as closely."""

    first: str
    then: str
    lag: int
    size: float
    chance: float
    weeks: int
    teams: int


def leads(pairs: list[tuple[str, Cells, str, Cells]], seed: int = 0) -> tuple[list[Lead], int]:
    """(pairs of which one clearly moved first, how many could be looked at), the closest first."""
    looked = [(first, x, then, y) for first, a, then, b in pairs if (told := panel(a, b)) for x, y in [told]]
    rng, found = np.random.default_rng(seed), []
    for first, x, then, y in looked:
        lag, size, chance = strongest(x, y, rng)
        if chance <= ERROR / len(looked):
            found.append(Lead(first, then, lag, size, chance, x.shape[1], x.shape[0]))
    return sorted(found, key=lambda one: -abs(one.size)), len(looked)


def panel(a: Cells, b: Cells) -> tuple[np.ndarray, np.ndarray] | None:
    """Both as teams × weeks they share, NaN where a cell is missing; None with too few of either, or when one never
    moves."""
    teams = sorted({t for t, _w in a} & {t for t, _w in b})
    weeks = sorted({w for _t, w in a} & {w for _t, w in b})
    if len(teams) < LEAST_TEAMS or len(weeks) < LEAST_WEEKS:
        return None
    made = [np.array([[cells.get((t, w), np.nan) for w in weeks] for t in teams]) for cells in (a, b)]
    if any(np.isfinite(one).mean() < 0.8 or np.nanstd(one) == 0 for one in made):
        return None
    return made[0], made[1]


def strongest(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> tuple[int, float, float]:
    """(lag, correlation, chance) of the lag at which they go together most closely; the chance is of the best lag."""
    x, y = own(x), own(y)
    real = [together(x[None], y, lag)[0] for lag in LAGS]
    best = int(np.argmax(np.abs(real)))
    teams, weeks = x.shape
    by = rng.integers(0, weeks, (TURNS, teams))
    places = (np.arange(weeks)[None, None] + by[..., None]) % weeks
    turned = np.take_along_axis(np.broadcast_to(x, (TURNS, teams, weeks)), places, axis=2)
    most = np.max([np.abs(together(turned, y, lag)) for lag in LAGS], axis=0)
    return LAGS[best], float(real[best]), float((1 + (most >= abs(real[best])).sum()) / (1 + TURNS))


def own(table: np.ndarray) -> np.ndarray:
    """Without each team's mean, each week's and what the week before foretells; what is missing becomes the usual."""
    table = _centred(table)
    before, now = np.nan_to_num(table[:, :-1]), np.nan_to_num(table[:, 1:])
    memory = (before * now).sum() / max((before**2).sum(), 1e-12)
    fresh = table.copy()
    fresh[:, 1:] -= memory * before
    return np.nan_to_num(_centred(fresh))


def _centred(table: np.ndarray) -> np.ndarray:
    for _again in range(5):
        table = table - np.nanmean(table, axis=1, keepdims=True)
        table = table - np.nanmean(table, axis=0, keepdims=True)
    return table


def together(x: np.ndarray, y: np.ndarray, lag: int) -> np.ndarray:
    """Correlations of every x (… × teams × weeks) with y so many weeks later."""
    early, late = x[..., :-lag], y[:, lag:]
    scale = np.sqrt((early**2).sum((-1, -2)) * (late**2).sum())
    return (early * late).sum((-1, -2)) / np.where(scale > 0, scale, np.inf)
