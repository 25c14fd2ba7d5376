"""How often a customer will buy again: the beta-geometric model of counts and dropping out (Fader, Hardie and Lee 2005,
"Counting your customers the easy way"), fitted to when customers first and last bought and how often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1

LEAST = 200  # customers to fit to
STEP = 1e-4


@dataclass(frozen=True)
class Buying:
    """`r`, `alpha`: the rate of buying a week is gamma distributed; `a`, `b`: the chance to leave after an order is
    beta distributed. `spread`: covariance of their logarithms; `likelihood`: its logarithm."""

    r: float
    alpha: float
    a: float
    b: float
    likelihood: float
    spread: np.ndarray

    def expected(self, orders: np.ndarray, last: np.ndarray, seen: np.ndarray, ahead: float) -> np.ndarray:
        """Orders in the next `ahead` weeks of customers with so many repeat orders, the last that many weeks after the
        first, seen so many weeks (their equation 10)."""
        return _expected(np.log([self.r, self.alpha, self.a, self.b]), orders, last, seen, ahead)

    def together(
        self, orders: np.ndarray, last: np.ndarray, seen: np.ndarray, ahead: float, worth: np.ndarray
    ) -> tuple:
        """(value, low, high) of all of them: expected orders × `worth`, within what the fit leaves open (delta method,
        95 %)."""
        at = np.log([self.r, self.alpha, self.a, self.b])
        total = lambda theta: float((_expected(theta, orders, last, seen, ahead) * worth).sum())  # noqa: E731
        value = total(at)
        steps = np.eye(4) * STEP
        slope = np.array([(total(at + step) - total(at - step)) / (2 * STEP) for step in steps])
        half = 1.96 * float(np.sqrt(max(0.0, slope @ self.spread @ slope)))
        return value, max(0.0, value - half), value + half


def fit(orders: np.ndarray, last: np.ndarray, seen: np.ndarray, many: np.ndarray | None = None) -> Buying | None:
    """By maximum likelihood; `many`: how many customers each row stands for. None with too few customers, or where
    nothing fits."""
    weight = np.ones(len(orders)) if many is None else many
    if weight.sum() < LEAST:
        return None
    loss = lambda theta: -float((_log_likelihood(theta, orders, last, seen) * weight).sum())  # noqa: E731
    scale = max(1.0, float(np.average(seen, weights=weight)) / 10)
    begin = np.array([0.0, np.log(scale), 0.0, 0.0])
    found = minimize(loss, begin, method="Nelder-Mead", options=dict(maxiter=4000, xatol=1e-7, fatol=1e-7))
    if not np.isfinite(found.fun):
        return None
    try:
        spread = np.linalg.inv(_curvature(loss, found.x))
    except np.linalg.LinAlgError:
        return None
    r, alpha, a, b = np.exp(found.x)
    return Buying(float(r), float(alpha), float(a), float(b), -float(found.fun), spread)


def _log_likelihood(theta: np.ndarray, x: np.ndarray, t: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Their equation 6, for every customer."""
    r, alpha, a, b = np.exp(np.clip(theta, -20, 20))
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    common += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stays = -(r + x) * np.log(alpha + seen)
    left = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t)
    return common + np.where(x > 0, np.logaddexp(stays, left), stays)


def _expected(theta: np.ndarray, x: np.ndarray, t: np.ndarray, seen: np.ndarray, ahead: float) -> np.ndarray:
    r, alpha, a, b = np.exp(theta)
    a = a + 1e-9 if abs(a - 1) < 1e-9 else a
    whole = hyp2f1(r + x, b + x, a + b + x - 1, ahead / (alpha + seen + ahead))
    gone = ((alpha + seen) / (alpha + seen + ahead)) ** (r + x) * whole
    is_there = 1 + np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + seen) / (alpha + t)) ** (r + x), 0.0)
    return (a + b + x - 1) / (a - 1) * (1 - gone) / is_there


def _curvature(loss, at: np.ndarray, step: float = 1e-3) -> np.ndarray:
    """Second derivatives by differences."""
    found, steps = np.zeros((4, 4)), np.eye(4) * step
    for i in range(4):
        for j in range(4):
            found[i, j] = loss(at + steps[i] + steps[j]) - loss(at + steps[i] - steps[j])
            found[i, j] += loss(at - steps[i] - steps[j]) - loss(at - steps[i] + steps[j])
    return found / (4 * step * step)
