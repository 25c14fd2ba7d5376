"""What a draft would do to the past before it counts: every contact it touches judged by it, put in the place of its
machine's verdict, and counted by the very views that count in earnest. Nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from qa.access.reading import Reader
from qa.editing.asking import ask
from qa.editing.segments import Segment, segments
from qa.quality.scorecards import Timelines
from qa.quality.scoring import APPEND
from qa.quality.standing import standings
from qa.warehouse.model import contracts
from qa.warehouse.store import Writer

SHADOWED = ("evaluation", "evaluation_item")
TOUCHED = """select interaction_id from {contact_fact} where coalesce(day, ?) between ? and ?
and list_contains(?::varchar[], channel) and (customer_message_count > 0 or agent_message_count > 0)"""
STANDING_BY = """create or replace temp table standing_by as select e.evaluation_id, e.interaction_id from evaluation e
where e.occasion = 'machine' and e.scorecard_id = ? and e.interaction_id in (select work_id from looked_at)
qualify e.number = max(e.number) over (partition by e.interaction_id) and not e.is_withdrawn"""
REUSED = """insert into fresh_item by name
select i.interaction_id, i.scorecard_id, i.item_id, i.verdict, i.na_reason, i.message_seq, i.span_begin, i.span_end,
    i.because, p.critical, if(i.verdict = 'met', p.points, 0.0) as points,
    if(i.verdict = 'na', 0.0, p.points) as points_possible
from evaluation_item i join standing_by s using (evaluation_id) join kept p on p.item_id = i.item_id"""
FRESH = """insert into fresh by name select interaction_id, scorecard_id, ? as scorecard_version, 'machine' as occasion,
'machine' as evaluator, false as is_withdrawn, sum(points) as points, sum(points_possible) as points_possible,
round(100 * sum(points) / nullif(sum(points_possible), 0), 2) as score, 'tried' as result_hash
from fresh_item where scorecard_id = ? and interaction_id in (select work_id from looked_at) group by 1, 2"""
WAS = """create temp table was_item as select i.interaction_id, i.scorecard_id, i.item_id, i.verdict
from evaluation_item i join evaluation e using (evaluation_id)
join newest n on n.interaction_id = e.interaction_id and n.scorecard_id = e.scorecard_id and n.number = e.number
where e.occasion = 'machine' and not n.is_withdrawn"""
MOVED = """select coalesce(b.scorecard_id, w.scorecard_id) as scorecard_id, coalesce(b.item_id, w.item_id) as item_id,
coalesce(w.verdict, '') as was, coalesce(b.verdict, '') as becomes, count(*) as n, min(interaction_id) as example
from was_item w full join fresh_item b using (interaction_id, scorecard_id, item_id)
where w.verdict is distinct from b.verdict group by 1, 2, 3, 4 order by n desc, 1, 2, 3, 4"""
COUNTS = "select item_id, verdict, count(*) as n from fresh_item group by 1, 2 order by 1, 2"
SCORES = """select t.work_id as interaction_id, f.agent_id, f.team_id, f.day, f.score as before, a.score as after
from touched t join {db}.main.contact_fact f on f.interaction_id = t.work_id
left join score_in_force a on a.interaction_id = t.work_id order by 1"""


class Tried(NamedTuple):
    """`scores`: interaction_id, agent_id, team_id, day, before, after of every contact that is touched; `items`:
    scorecard_id, item_id, was, becomes, n, example of every verdict that changes; `counts`: item_id, verdict, n as
    every item comes out."""

    scores: pa.Table
    items: list[dict]
    counts: list[dict]


def dry_run(
    reader: Reader, after: Timelines, since: date, until: date, said: Callable[[str], None] = lambda _: None
) -> Tried:
    """The contacts of some days, inclusive, as the cards are and as they would be by `after`."""
    parts = segments(after, since, until)
    gone = {row["interaction_id"] for row in reader.store.rows("select interaction_id from aged")}
    ids = [sorted(set(_contacts(reader, part)) - gone) for part in parts]
    tried = tuple({part.becomes.version: part.becomes for part in parts if part.becomes}.values())
    standing_now = contracts()["item_standing"].arrow(list(standings(reader.store, tried).values()))
    with reader.store.trying() as writer:
        db = writer.execute("select current_database()")[0][0]
        writer.ids("touched", sorted({one for some in ids for one in some}))
        _shadow(writer, db, standing_now)
        for part, some in zip(parts, ids):
            said(part.name)
            _judge(writer, db, part, some)
        writer.execute(APPEND[0])
        writer.execute("delete from newest where (interaction_id, scorecard_id) not in (from judged_by)")
        writer.execute(WAS)
        for step in APPEND[1:]:
            writer.execute(step)
        scores = writer.table(SCORES.format(db=db))
        return Tried(scores, writer.table(MOVED).to_pylist(), writer.table(COUNTS).to_pylist())


def _contacts(reader: Reader, part: Segment) -> list[str]:
    channels = sorted({channel for card in (part.was, part.becomes) if card for channel in card.channels})
    found = reader.tuples(TOUCHED, [part.since, part.since, part.until, channels])
    return [interaction_id for (interaction_id,) in found]


def _shadow(writer: Writer, db: str, standing_now: pa.Table) -> None:
    """Tables of the same names that hold the touched contacts alone, and what every version may deduct."""
    for name in SHADOWED:
        writer.execute(
            f"create temp table {name} as from {db}.main.{name} where interaction_id in (select work_id from touched)"
        )
    writer.view("standing_now", standing_now)
    for name, of in (
        ("item_standing", "from standing_now"),
        ("due", "select '' as stage, '' as work_id where false"),
        ("fresh", "from evaluation where false"),
        ("fresh_item", "from evaluation_item where false"),
        ("judged", "select work_id as interaction_id from touched"),
        ("judged_by", "select work_id as interaction_id, '' as scorecard_id from touched where false"),
    ):
        writer.execute(f"create temp table {name} as {of}")


def _judge(writer: Writer, db: str, part: Segment, ids: list[str]) -> None:
    """The rows of `fresh` and `fresh_item` of one segment: what the same rule said stays, the rest is judged."""
    writer.ids("looked_at", ids)
    if part.is_same_scope:
        writer.execute(STANDING_BY, [part.name])
        writer.execute("create or replace temp table looked_at as select interaction_id as work_id from standing_by")
    writer.execute("insert into judged_by select work_id, ? from looked_at", [part.name])
    if part.becomes is None:
        return
    if part.is_same_scope and part.kept:
        kept = [dict(item_id=item.item_id, points=item.points, critical=item.critical) for item in part.kept]
        writer.view("kept", pa.Table.from_pylist(kept))
        writer.execute(REUSED)
    for table in ask(writer, db, part, part.anew if part.is_same_scope else list(part.becomes.items)):
        writer.view("asked", table)
        writer.execute("insert into fresh_item by name select * from asked")
    writer.execute(FRESH, [part.becomes.version, part.name])
