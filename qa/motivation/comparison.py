"""Fair comparison: adjusted for the mix of reasons and channels, shrunk by how little is known, shown as a band with
its interval; no ranks.

Empirical Bayes after Morris (1983); why small samples must not be ranked: metrics' passport of the QA score.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from qa.access.reading import Reader
from qa.metrics.measuring import conditions, fill
from qa.metrics.metric import metrics
from qa.metrics.question import Question

LEAST = 30  # contacts of one agent: below, a mean says little (metrics' least n)
LEAST_AGENTS = 5  # fewer show no spread to learn from
# of the noise: gaps that look like noise alone still count a little, or everybody would be exactly usual
LEAST_BETWEEN = 0.1
# Normal quantile of a two-sided 95 % interval.
Z95 = 1.96
BANDS = {
    "thin": ("数据还不够", "Not enough data yet"),
    "above": ("高于同类工作的常见范围", "Above the usual range for this kind of work"),
    "within": ("在同类工作的常见范围内", "Within the usual range for this kind of work"),
    "room": ("可以再近一点", "Room to come closer"),
}


@dataclass(frozen=True)
class Standing:
    """`value`: the agent's adjusted, shrunk mean in the metric's unit; `low`/`high` its 95 % interval; `usual` what
    peers with the same mix get."""

    agent_id: str
    n: int
    raw: float
    usual: float
    value: float
    low: float
    high: float
    band: str


def standings(reader: Reader, key: str, question: Question) -> dict[str, Standing]:
    """Every agent of the scope in one share or mean metric, beside all of the programme who do the same work, by reason
    and channel.

    Fewer than five known agents are not shrunk: there is nothing to learn the spread from."""
    metric = metrics()[key]
    each = f"case when {fill(metric.hit)} then 1.0 else 0.0 end" if metric.kind == "share" else fill(metric.each)
    where, values = conditions(question)
    rows = reader.peers.rows(
        f"""with cell as (select programme_id, channel, reason_id, avg({each}) as usual from {{{metric.fact}}}
            where {where} and {fill(metric.base)} group by all)
        select f.agent_id, count(*) as n, avg({each}) as raw, avg(c.usual) as usual, var_samp({each}) as spread
        from {{{metric.fact}}} f join cell c using (programme_id, channel, reason_id) where {where}
            and {fill(metric.base)} and f.agent_id is not null group by 1""",
        values * 2,
    )
    mine = reader.agents()
    found = compared(rows, metric.better, metric.scale)
    return {agent: standing for agent, standing in found.items() if mine is None or agent in mine}


def compared(rows: list[dict], better: str, scale: float = 1.0) -> dict[str, Standing]:
    """Standings from {agent_id, n, raw, usual, spread}: mean, what peers get for the same mix, variance of one contact.
    `better`: up or down.

    The gap to the usual is drawn towards none by between / (between + noise): between is the variance of the known gaps
    without their noise.
    """
    if not rows:
        return {}
    n = np.array([r["n"] for r in rows], float)
    gap = np.array([r["raw"] - r["usual"] for r in rows])
    noise = np.array([(r["spread"] or 0.0) for r in rows]) / n
    known = n >= LEAST
    enough = known.sum() >= LEAST_AGENTS
    spread = float(np.mean(noise[known])) if known.any() else 0.0
    between = max(LEAST_BETWEEN * spread, float(np.var(gap[known])) - spread) if enough else 0.0
    found = {}
    for r, g, v in zip(rows, gap, noise):
        trust = between / (between + v) if enough and between + v > 0 else 1.0
        centre, half = trust * g, Z95 * sqrt(trust * v)
        low, high = centre - half, centre + half
        up, down = (low > 0, high < 0) if better == "up" else (high < 0, low > 0)
        band = "thin" if r["n"] < LEAST else "above" if up else "room" if down else "within"
        of_usual = [(r["usual"] + part) * scale for part in (centre, low, high)]
        found[r["agent_id"]] = Standing(
            r["agent_id"], int(r["n"]), r["raw"] * scale, r["usual"] * scale, *of_usual, band
        )
    return found
