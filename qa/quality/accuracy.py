"""How right the machine is, item by item: its "not yet" against what reviewers found, precision and recall with 95 % intervals.

Recall needs reviewed contacts whether the machine hit or not; a reviewer's whole form gives both.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.interval import wilson
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
    return (hits / n, *wilson(hits / n, n)) if n else None


def item_accuracy(store: Store) -> dict[tuple[str, str], ItemAccuracy]:
    """{(scorecard_id, item_id): accuracy} of the items reviewers have judged."""
    return {(r["scorecard_id"], r["item_id"]): ItemAccuracy(r["n"], _share(r["both"], r["found"]), _share(r["both"], r["truly"])) for r in store.rows(LATEST)}
