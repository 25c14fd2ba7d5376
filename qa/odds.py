"""Logistic regression on counted rows, and how well its chances hold on others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RIDGE, ROUNDS, STILL = 15.0, 60, 1e-8
BETTER = 0.95  # of the error of one number for everybody; more is no skill


@dataclass(frozen=True)
class Checked:
    """On contacts it did not learn from: `slope` of what happened on the log odds foretold (Cox 1958; 1 is right, less
    is boastful, more is timid), `brier` the mean squared error beside `base`, that of foretelling everybody the same;
    `n` contacts, `events` the share of them where it came."""

    slope: float
    brier: float
    base: float
    n: int
    events: float

    @property
    def is_useful(self) -> bool:
        """Clearly better than telling everybody the same, and neither boastful nor timid."""
        return self.brier < BETTER * self.base and 0.8 <= self.slope <= 1.25


def fit_odds(signs: np.ndarray, many: np.ndarray, events: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Weights of the columns and, last, the intercept, by Newton's steps; the weights held small (ridge)."""
    whole = np.column_stack([signs, np.ones(len(signs))])
    held = np.diag([*np.full(signs.shape[1], ridge), 1e-6])
    weights = np.zeros(whole.shape[1])
    for _round in range(ROUNDS):
        chance = _chance(whole @ weights)
        slope = whole.T @ (events - many * chance) - held @ weights
        step = np.linalg.solve(whole.T * (many * chance * (1 - chance)) @ whole + held, slope)
        weights = weights + step
        if np.abs(step).max() < STILL:
            break
    return weights


def check(odds: np.ndarray, many: np.ndarray, events: np.ndarray, usual: float) -> Checked:
    """`odds`: log odds foretold for each row, `usual`: the share everybody would be told."""
    slope = float(fit_odds(odds[:, None], many, events, ridge=1e-6)[0])
    n = float(many.sum())
    brier, base = _error(_chance(odds), many, events), _error(np.full(len(odds), usual), many, events)
    return Checked(slope, brier / n, base / n, int(n), float(events.sum()) / n)


def _chance(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def _error(chance: np.ndarray, many: np.ndarray, events: np.ndarray) -> float:
    return float((events * (1 - chance) ** 2 + (many - events) * chance**2).sum())
