"""Where people and the machine say different things of the same item: the place to begin when a rule is mended."""

from __future__ import annotations

from typing import NamedTuple

from qa.access.reading import Reader

SHOWN = 6
DIFFER = """with people as (
    select e.interaction_id, i.item_id, i.verdict from {evaluation} e join {evaluation_item} i using (evaluation_id)
    where e.scorecard_id = ? and e.occasion in ('review', 'blind', 'dispute')
    and e.number not in (select number from {release} where not is_released)
    qualify row_number() over (partition by e.interaction_id, i.item_id order by e.number desc) = 1
), machine as (
    select e.interaction_id, i.item_id, i.verdict from {evaluation} e join {evaluation_item} i using (evaluation_id)
    where e.scorecard_id = ? and e.occasion = 'machine' and e.interaction_id in (select interaction_id from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id)
)
select item_id, count(*) as n, count(*) filter (p.verdict <> m.verdict) as differ,
    count(*) filter (m.verdict = 'not_met' and p.verdict <> 'not_met') as too_strict,
    count(*) filter (m.verdict <> 'not_met' and p.verdict = 'not_met') as overlooked,
    list(interaction_id order by interaction_id) filter (p.verdict <> m.verdict) as contacts
from people p join machine m using (interaction_id, item_id) group by item_id having differ > 0
order by differ desc, item_id"""


class Differs(NamedTuple):
    """Of `n` contacts people judged, the machine's newest word differs on `differ`: it called `too_strict` missed that
    were not, and `overlooked` some that were; `contacts`: a few of them."""

    item_id: str
    n: int
    differ: int
    too_strict: int
    overlooked: int
    contacts: tuple[str, ...]


def disagreeing(reader: Reader, scorecard_id: str) -> list[Differs]:
    """Items of a card, the most disputed first."""
    rows = reader.rows(DIFFER, [scorecard_id, scorecard_id])
    return [Differs(**{**row, "contacts": tuple(row["contacts"][:SHOWN])}) for row in rows]
