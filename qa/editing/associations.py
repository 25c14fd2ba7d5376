"""Does missing an item go with what customers do next? Items together, beside agent and kind of contact, with errors by
agent. Association, not cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

# The share of wrong ones among those said to go with something (Benjamini & Hochberg 1995).
FALSE_SHARE = 0.05
# Fewer contacts, agents or misses say nothing.
LEAST_CONTACTS, LEAST_AGENTS, LEAST_MISSES = 300, 8, 30
# A difference smaller than this is none to a customer.
NONE_BELOW = 0.02
ROUNDS = 30


class Association(NamedTuple):
    """By how much an outcome's share is higher where the item was missed, with its 95 % interval, over `n` contacts it
    applied to; `says`: more, less, none (surely smaller than NONE_BELOW), maybe (alone it would be, among so many it
    may be chance), unknown, too_few."""

    item_id: str
    outcome: str
    n: int
    missed: int
    estimate: float | None
    low: float | None
    high: float | None
    says: str


def associations(
    verdicts: Mapping[str, np.ndarray], outcomes: Mapping[str, np.ndarray], agents: np.ndarray, kinds: np.ndarray
) -> list[Association]:
    """`verdicts`: item → 1 missed, 0 met, NaN where it does not apply, a value a contact; `outcomes`: 1, 0, NaN when
    unknown; `agents` and `kinds` (reason, channel …): codes. Both sets of fixed effects are swept out; then ordinary
    least squares with errors clustered by agent."""
    found = []
    for outcome, happened in outcomes.items():
        some = ~np.isnan(happened)
        told = {item: values[some] for item, values in verdicts.items()}
        found += _of_outcome(outcome, told, happened[some], agents[some], kinds[some])
    return found


def _of_outcome(outcome: str, verdicts: dict, happened: np.ndarray, agents: np.ndarray, kinds: np.ndarray):
    counts = {item: (int((~np.isnan(v)).sum()), int(np.nansum(v))) for item, v in verdicts.items()}
    asked = [
        item
        for item, (n, missed) in counts.items()
        if n >= LEAST_CONTACTS and min(missed, n - missed) >= LEAST_MISSES and len(np.unique(agents)) >= LEAST_AGENTS
    ]
    fitted = _fit({item: verdicts[item] for item in asked}, happened, agents, kinds) if asked else {}
    surely = _discovered({item: p for item, (_e, _l, _h, p) in fitted.items()})
    found = []
    for item, (n, missed) in counts.items():
        if item not in fitted:
            found.append(Association(item, outcome, n, missed, None, None, None, "too_few"))
            continue
        estimate, low, high, _p = fitted[item]
        says = "more" if estimate > 0 else "less"
        if item not in surely:
            is_small = -NONE_BELOW < low and high < NONE_BELOW
            says = "none" if is_small else "unknown" if low <= 0 <= high else "maybe"
        found.append(Association(item, outcome, n, missed, estimate, low, high, says))
    return found


def _fit(verdicts: dict, happened: np.ndarray, agents: np.ndarray, kinds: np.ndarray) -> dict[str, tuple]:
    """{item: (estimate, low, high, p)}."""
    from statsmodels.regression.linear_model import OLS  # a second to load, and only this asks for it

    columns, names = [], []
    for item, values in verdicts.items():
        applies = ~np.isnan(values)
        columns += [np.where(applies, values, 0.0)] + ([] if applies.all() else [applies.astype(float)])
        names += [item] + ([] if applies.all() else [""])
    swept = _swept(np.column_stack([happened, *columns]), agents, kinds)
    varies = [at for at in range(len(names)) if swept[:, at + 1].std() > 1e-9]
    kept, asked = [names[at] for at in varies], swept[:, [at + 1 for at in varies]]
    model = OLS(swept[:, 0], asked).fit(cov_type="cluster", cov_kwds={"groups": agents}, use_t=True)
    intervals = model.conf_int()
    return {
        name: (float(model.params[at]), float(intervals[at][0]), float(intervals[at][1]), float(model.pvalues[at]))
        for at, name in enumerate(kept)
        if name
    }


def _swept(columns: np.ndarray, *groups: np.ndarray) -> np.ndarray:
    """Columns without the means of either grouping, by turns until they stay."""
    table = columns.astype(float).copy()
    for _ in range(ROUNDS):
        before = table.copy()
        for codes in groups:
            sizes = np.bincount(codes)
            for at in range(table.shape[1]):
                table[:, at] -= (np.bincount(codes, table[:, at]) / np.maximum(sizes, 1))[codes]
        if np.abs(table - before).max() < 1e-10:
            break
    return table


def _discovered(chances: dict[str, float]) -> set[str]:
    """Those below Benjamini and Hochberg's line."""
    order = sorted(chances, key=chances.get)
    under = [at for at, item in enumerate(order, 1) if chances[item] <= FALSE_SHARE * at / len(order)]
    return set(order[: max(under, default=0)])


def proposed(points: Mapping[str, float], found: list[Association], fixed: set[str]) -> dict[str, float]:
    """Points that follow the evidence halfway: items that surely go with nothing give half of theirs to those where
    what nobody wants comes more often when they are missed, by how much, shrunk by its doubt. What is not known, and
    those in `fixed`, stay; so does the sum."""
    says, gain = {item: set() for item in points}, dict.fromkeys(points, 0.0)
    for one in found:
        if one.item_id in says and one.item_id not in fixed:
            says[one.item_id].add(one.says)
            if one.says == "more":
                error = (one.high - one.low) / 3.92
                gain[one.item_id] += one.estimate * max(0.0, 1 - (error / one.estimate) ** 2)
    idle = [item for item, told in says.items() if "none" in told and told <= {"none", "unknown", "too_few"}]
    given = {item: round(points[item]) / 2 for item in idle}
    whole, spare = sum(gain.values()), sum(given.values())
    if not whole or not spare:
        return dict(points)
    return {item: points[item] - given.get(item, 0.0) + round(2 * spare * gain[item] / whole) / 2 for item in points}
