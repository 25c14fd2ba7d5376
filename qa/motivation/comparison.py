"""Fair comparison: adjusted for the mix of contacts, shrunk by how little is known, shown as a band with its intervals;
no ranks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import NormalDist

import numpy as np

from qa.access.reading import Reader
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.motivation.mix import mixed
from qa.motivation.shrinking import LEAST_PEOPLE, shrunk

LEAST_DAYS = 56
LEAST = 30  # contacts of one agent: below, a mean says little (metrics' least n)
RELIABLE = 0.7  # of what is seen must be the person: below, nobody is set apart
# What one person's contacts vary by is drawn to what everybody's do by so many contacts: ten of ten met are no proof
# that the eleventh is.
BORROWED = 30
NORMAL = NormalDist()
Z95, Z80 = NORMAL.inv_cdf(0.975), NORMAL.inv_cdf(0.9)
BANDS = {
    "thin": ("数据还不够", "Not enough data yet"),
    "above": ("高于同类工作的常见范围", "Above the usual range for this kind of work"),
    "within": ("在同类工作的常见范围内", "Within the usual range for this kind of work"),
    "room": ("可以再近一点", "Room to come closer"),
}


@dataclass(frozen=True)
class Standing:
    """`value`: the agent's adjusted, shrunk mean in the metric's unit; `low`/`high` its 95 % interval, `low80`/`high80`
    the 80 % one; `usual` what colleagues get for the same mix; `reliability`: 0…1, how much of what is seen is the
    person; `on_target`: the probability that, with everybody's mix, the target is reached, None without a target or a
    spread."""

    agent_id: str
    n: int
    raw: float
    usual: float
    value: float
    low: float
    high: float
    band: str
    low80: float
    high80: float
    reliability: float
    on_target: float | None


def long_enough(question: Question) -> Question:
    """The same question over eight weeks at least: two people are not told apart by two weeks."""
    if question.since is None or question.until is None:
        return question
    return replace(question, since=min(question.since, question.until - timedelta(days=LEAST_DAYS - 1)))


def standings(reader: Reader, key: str, question: Question) -> dict[str, Standing]:
    """Every agent of the scope in one share or mean metric, beside colleagues of the programme who do the same work,
    over eight weeks at least."""
    metric = metrics()[key]
    mine = reader.agents()
    found = compared(mixed(reader, metric, long_enough(question)), metric.better, metric.scale, metric.target)
    return {agent: standing for agent, standing in found.items() if mine is None or agent in mine}


def compared(rows: list[dict], better: str, scale: float = 1.0, target: float | None = None) -> dict[str, Standing]:
    """Standings from {agent_id, n, raw, usual, spread}: mean, what colleagues get for the same mix, variance of one
    contact. `better`: up or down; `target`: in the metric's unit.

    Who has fewer than LEAST contacts is told from nobody and tells of nobody; fewer than five known people are not
    shrunk and stand in no band: there is nothing to learn the spread from."""
    rows = [r for r in rows if r["n"] > 1]
    if not rows:
        return {}
    n = np.array([r["n"] for r in rows], float)
    gap = np.array([float(r["raw"] - r["usual"]) for r in rows])
    one = np.array([float(r["spread"] or 0.0) for r in rows])
    pooled = float((one * n).sum() / n.sum())
    noise = (one * n + pooled * BORROWED) / (n + BORROWED) / n
    known = (n >= LEAST) & (noise > 0)
    if known.sum() < LEAST_PEOPLE:
        return {r["agent_id"]: _apart(r, g, float(v) ** 0.5, scale) for r, g, v in zip(rows, gap, noise)}
    fit = shrunk(gap[known], noise[known])
    places = iter(range(int(known.sum())))
    level = float((n * np.array([r["raw"] for r in rows])).sum() / n.sum())
    found = {}
    for r, g, v, is_known in zip(rows, gap, noise, known):
        if not is_known:
            found[r["agent_id"]] = _apart(r, g, float(v) ** 0.5, scale)
            continue
        at = next(places)
        middle, error, trust = float(fit.value[at]), float(fit.error[at]), float(fit.reliability[at])
        up, down = middle - Z95 * error > 0, middle + Z95 * error < 0
        good, poor = (up, down) if better == "up" else (down, up)
        band = "thin" if trust < RELIABLE else "above" if good else "room" if poor else "within"
        reach = None
        if target is not None and error > 0:
            over = 1 - NORMAL.cdf((target / scale - level - middle) / error)
            reach = over if better == "up" else 1 - over
        found[r["agent_id"]] = _standing(r, middle, error, band, trust, reach, scale)
    return found


def _apart(row: dict, gap: float, error: float, scale: float) -> Standing:
    return _standing(row, gap, error, "thin", 0.0, None, scale)


def _standing(
    row: dict, middle: float, error: float, band: str, trust: float, reach: float | None, scale: float
) -> Standing:
    at = lambda off: (row["usual"] + middle + off * error) * scale  # noqa: E731
    told = (at(0), at(-Z95), at(Z95), band, at(-Z80), at(Z80), trust, reach)
    return Standing(row["agent_id"], int(row["n"]), row["raw"] * scale, row["usual"] * scale, *told)
