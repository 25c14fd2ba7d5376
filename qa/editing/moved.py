"""What a dry run came to: how many scores move, between which bands, of whom, and some contacts to read."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from qa.editing.dry_run import Tried

# Bands of a score: the lowest of each, the best first.
BANDS = (90, 80, 60, 0)
# A score that moves less is the same to a person.
LEAST = 0.05
EXAMPLES = 5


class Person(NamedTuple):
    """One agent's mean over `n` contacts that have a score before and after."""

    agent_id: str
    team_id: str
    n: int
    before: float
    after: float


class Moved(NamedTuple):
    """`looked_at` contacts, `scored` of them with a score now; `moved` get another score, `lost` no longer have one and
    `gained` now do; means of
    those with both; `bands`: contacts per band before and after, no score last; `examples`: (contact, before, after),
    the largest change of either sign first."""

    looked_at: int
    scored: int
    moved: int
    lost: int
    gained: int
    before: float | None
    after: float | None
    bands: list[tuple[int | None, int, int]]
    people: list[Person]
    examples: list[tuple[str, float | None, float | None]]


def moved(tried: Tried) -> Moved:
    """Sums of a dry run."""
    table = tried.scores
    before, after = (_numbers(table, name) for name in ("before", "after"))
    both = ~np.isnan(before) & ~np.isnan(after)
    change = np.where(both, after - before, 0.0)
    is_moved = np.abs(change) >= LEAST
    lost, gained = ~np.isnan(before) & np.isnan(after), np.isnan(before) & ~np.isnan(after)
    return Moved(
        len(before),
        int((~np.isnan(before)).sum()),
        int(is_moved.sum()),
        int(lost.sum()),
        int(gained.sum()),
        float(before[both].mean()) if both.any() else None,
        float(after[both].mean()) if both.any() else None,
        [*_bands(before, after), (None, int(np.isnan(before).sum()), int(np.isnan(after).sum()))],
        _people(table, before, after, both),
        _examples(table["interaction_id"].to_pylist(), before, after, change, is_moved | lost | gained),
    )


def _numbers(table: pa.Table, name: str) -> np.ndarray:
    return table[name].cast(pa.float64()).to_numpy(zero_copy_only=False).astype(float)


def _bands(before: np.ndarray, after: np.ndarray) -> list[tuple[int, int, int]]:
    found, high = [], np.inf
    for low in BANDS:
        inside = [int(((scores >= low) & (scores < high)).sum()) for scores in (before, after)]
        found.append((low, *inside))
        high = low
    return found


def _people(table: pa.Table, before: np.ndarray, after: np.ndarray, both: np.ndarray) -> list[Person]:
    """Those whose mean moves, the furthest first."""
    mine = table.select(["agent_id", "team_id"]).append_column("before", pa.array(before))
    mine = mine.append_column("after", pa.array(after)).filter(pa.array(both))
    grouped = mine.group_by("agent_id").aggregate(
        [("team_id", "min"), ("before", "count"), ("before", "mean"), ("after", "mean")]
    )
    found = [
        Person(r["agent_id"], r["team_id_min"] or "", r["before_count"], r["before_mean"], r["after_mean"])
        for r in grouped.to_pylist()
        if r["agent_id"] and abs(r["after_mean"] - r["before_mean"]) >= LEAST
    ]
    return sorted(found, key=lambda p: (-abs(p.after - p.before), p.agent_id))


def _examples(ids: list[str], before, after, change, touched) -> list[tuple[str, float | None, float | None]]:
    order = np.argsort(-np.abs(change), kind="stable")
    chosen = [at for at in order.tolist() if touched[at]]
    down, up = ([at for at in chosen if (change[at] > 0) == is_up] for is_up in (False, True))
    mixed = sorted([*down[: EXAMPLES - 2], *up[: EXAMPLES - min(len(down), EXAMPLES - 2)]])[:EXAMPLES]
    return [(ids[at], _or_none(before[at]), _or_none(after[at])) for at in mixed]


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
