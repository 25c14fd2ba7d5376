"""How right the machine is, item by item: its "not yet" against what reviewers found, precision and recall with 95 % intervals.

Recall needs reviewed contacts whether the machine hit or not; a reviewer's whole form gives both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from qa.warehouse.store import Store

LATEST = """
with said as (select *, row_number() over (partition by interaction_id, item_id order by review_id desc) as newest from review)
select s.scorecard_id, s.item_id, count(*) as n, count(*) filter (m.verdict = 'not_met') as found, count(*) filter (s.verdict = 'not_met') as truly,
    count(*) filter (m.verdict = 'not_met' and s.verdict = 'not_met') as both
from said s join evaluation_item m using (interaction_id, item_id) where newest = 1 and m.verdict <> 'na' and s.verdict <> 'na' group by 1, 2
"""


@dataclass(frozen=True)
class ItemAccuracy:
    """`precision` and `recall` are (value, low, high), or None while nobody has looked."""

    n: int
    precision: tuple[float, float, float] | None
    recall: tuple[float, float, float] | None


def _share(hits: int, n: int) -> tuple[float, float, float] | None:
    """Wilson's 95 % interval of hits out of n."""
    if not n:
        return None
    p, z = hits / n, 1.96
    centre, half = (p + z * z / (2 * n)) / (1 + z * z / n), z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return p, max(0.0, centre - half), min(1.0, centre + half)


def item_accuracy(store: Store) -> dict[tuple[str, str], ItemAccuracy]:
    """{(scorecard_id, item_id): accuracy} of the items reviewers have judged."""
    return {(r["scorecard_id"], r["item_id"]): ItemAccuracy(r["n"], _share(r["both"], r["found"]), _share(r["both"], r["truly"])) for r in store.rows(LATEST)}
