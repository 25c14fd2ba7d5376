"""What a stepped rollout did: teams begin one after another in an order drawn by lot, and the lot itself is the test.
Hussey, Hughes 2007, Contemp. Clin. Trials 28: 182–191, for the model; Ji, Fink, Robyn, Small 2017, Biostatistics 18:
431–444, for inference by permuting the order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np

# Orders that are tried: all of them where there are no more than so many, else so many by lot.
MOST_ORDERS = 5000
# Fewer orders than that cannot tell chance from an effect at one in twenty.
LEAST_ORDERS = 40
HALVINGS = 40


@dataclass(frozen=True)
class Effect:
    """What beginning changed, in the measure's unit, with the interval of all effects that the lot does not contradict
    and the share of orders that show as much or more; None for a bound that nothing contradicts."""

    value: float
    low: float | None
    high: float | None
    p: float
    orders: int

    @property
    def is_known(self) -> bool:
        """Whether it can be told from nothing."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def effect(seen: np.ndarray, begins: list[int], level: float = 0.95, seed: int = 0) -> Effect | None:
    """`seen`: teams × periods, nan where nothing is known; `begins`: the period in which each team began, after its
    last one for a team that has not. Everybody counts as assigned, joined or not. None for orders too few to tell."""
    orders = _orders(begins, seed)
    if len(orders) < LEAST_ORDERS:
        return None
    known = ~np.isnan(seen)
    treated = np.stack([_treated(order, seen.shape[1]) for order in orders])
    slopes = np.stack([_residual(each, known) for each in treated])
    flat, rest = np.where(known, seen, 0.0), _residual(np.where(known, seen, 0.0), known)
    power = (slopes**2).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        estimates = np.where(power > 1e-9, (slopes * flat).sum(axis=(1, 2)) / power, 0.0)
    own = estimates[0]
    if power[0] <= 1e-9:
        return None
    with np.errstate(invalid="ignore", divide="ignore"):
        shared = np.where(power > 1e-9, (slopes * slopes[0]).sum(axis=(1, 2)) / power, 0.0)

    def extreme(value: float) -> float:
        """Were `value` the effect: the share of orders whose estimate lies as far from it as the one that was drawn."""
        told = estimates - value * shared
        return float((np.abs(told) >= abs(told[0]) - 1e-12).mean())

    scale = float(np.sqrt((rest**2).sum() / max(1, known.sum() - 1)) * 20 + abs(own) + 1e-9)
    bounds = [_edge(extreme, own, own + sign * scale, 1 - level) for sign in (-1, 1)]
    return Effect(float(own), bounds[0], bounds[1], extreme(0.0), len(orders))


def _edge(extreme, inside: float, outside: float, alpha: float) -> float | None:
    """Where effects begin to be contradicted, between the estimate and a far value."""
    if extreme(outside) > alpha:
        return None
    for _halving in range(HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if extreme(middle) > alpha else (inside, middle)
    return float(outside)


def _orders(begins: list[int], seed: int) -> list[tuple[int, ...]]:
    """The order that was drawn first, then others that could have been."""
    drawn = tuple(begins)
    total = factorial(len(begins))
    for same in {begin: begins.count(begin) for begin in begins}.values():
        total //= factorial(same)
    if total <= MOST_ORDERS and len(begins) <= 8:
        return [drawn, *sorted(set(permutations(begins)) - {drawn})]
    chance = np.random.default_rng(seed)
    return [drawn, *(tuple(chance.permutation(begins)) for _order in range(MOST_ORDERS - 1))]


def _treated(begins: tuple[int, ...], periods: int) -> np.ndarray:
    return (np.arange(periods)[None, :] >= np.array(begins)[:, None]).astype(float)


def _residual(told: np.ndarray, known: np.ndarray) -> np.ndarray:
    """What teams and periods do not explain, where something is known."""
    teams, periods = told.shape
    rows, columns = np.nonzero(known)
    design = np.zeros((len(rows), teams + periods))
    design[np.arange(len(rows)), rows] = 1
    design[np.arange(len(rows)), teams + columns] = 1
    values = told[rows, columns]
    fitted = design @ np.linalg.lstsq(design, values, rcond=None)[0]
    left = np.zeros_like(told)
    left[rows, columns] = values - fitted
    return left
