"""How right the machine is, item by item: its "not yet" against what reviewers found, precision and recall with 95 %
intervals.

Recall needs reviewed contacts whether the machine hit or not; a reviewer's whole form gives both.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.access.reading import Reader
from qa.interval import wilson

LATEST = """
with people as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict
    from {evaluation} e join {evaluation_item} i using (evaluation_id) where e.occasion in ('review', 'blind',
    'dispute') and e.number not in (select number from {release} where not is_released)
    qualify row_number() over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id
    order by e.occasion, e.number desc) = 1
), machine as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from {evaluation} e
    join {evaluation_item} i using (evaluation_id)
    where e.occasion = 'machine' and e.interaction_id in (select interaction_id from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version)
)
select p.scorecard_id, p.item_id, count(*) as n, count(*) filter (m.verdict = 'not_met') as found,
count(*) filter (p.verdict = 'not_met') as truly,
    count(*) filter (m.verdict = 'not_met' and p.verdict = 'not_met') as both
from people p join machine m using (interaction_id, scorecard_id, scorecard_version, item_id) where m.verdict <> 'na'
and p.verdict <> 'na' group by 1, 2
"""


@dataclass(frozen=True)
class ItemAccuracy:
    """`precision` and `recall` are (value, low, high), or None while nobody has looked."""

    n: int
    precision: tuple[float, float, float] | None
    recall: tuple[float, float, float] | None


def _share(hits: int, n: int) -> tuple[float, float, float] | None:
    return (hits / n, *wilson(hits / n, n)) if n else None


def item_accuracy(reader: Reader) -> dict[tuple[str, str], ItemAccuracy]:
    """{(scorecard_id, item_id): accuracy} of the items reviewers have judged."""
    return {
        (r["scorecard_id"], r["item_id"]): ItemAccuracy(
            r["n"], _share(r["both"], r["found"]), _share(r["both"], r["truly"])
        )
        for r in reader.rows(LATEST)
    }


def item_standings(reader: Reader, scorecard_id: str, version: str) -> list[dict]:
    """Rows of item_standing of a card's version, of the scope's programmes."""
    return _of_scope(
        reader,
        reader.rows(
            "select * from item_standing where scorecard_id = ? and scorecard_version = ? order by programme_id",
            [scorecard_id, version],
        ),
    )


def standing_changes(reader: Reader, scorecard_id: str, most: int = 12) -> list[dict]:
    """What changed an item's state, the newest first, of the scope's programmes."""
    asked = (
        "select * from standing_change where scorecard_id = ? and was <> '' order by changed_at desc, item_id limit ?"
    )
    return _of_scope(reader, reader.rows(asked, [scorecard_id, most]))


def _of_scope(reader: Reader, rows: list[dict]) -> list[dict]:
    mine = reader.scope.programmes
    return [row for row in rows if mine is None or row["programme_id"] in mine]
