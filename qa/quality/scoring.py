"""The verb: contacts that are due are judged in child processes; what comes out differently is one more evaluation, and
the earlier ones stay."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import pyarrow as pa

from qa.engines.pool import each
from qa.quality.cases import cases, pack, unpack
from qa.quality.judging import ItemResult, Judgement, judge
from qa.quality.rules import rule_of
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecards import judging, on, timelines, version, versions
from qa.warehouse.due import finish, take
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

BATCH_CONTACTS = 1500
APPEND = (
    """create or replace temp table newest as
    select interaction_id, scorecard_id, max(number) as number, arg_max(scorecard_version, number) as scorecard_version,
    arg_max(result_hash, number) as result_hash,
        arg_max(is_withdrawn, number) as is_withdrawn
    from evaluation where occasion = 'machine' and interaction_id in (select interaction_id from judged) group by 1,
        2""",
    """create or replace temp table added as
    select f.* replace (coalesce(n.number, 0) + 1 as number)
    from fresh f left join newest n using (interaction_id, scorecard_id)
    where n.number is null or n.is_withdrawn or n.scorecard_version <> f.scorecard_version
    or n.result_hash <> f.result_hash
    union all by name
    select n.interaction_id, n.scorecard_id, n.scorecard_version, 'machine' as occasion, 'machine' as evaluator,
    n.number + 1 as number, true as is_withdrawn
    from newest n anti join fresh f using (interaction_id, scorecard_id) where not n.is_withdrawn""",
    """update added set evaluation_id = md5(concat_ws('|', interaction_id, scorecard_id, scorecard_version,
        occasion, number))[:16]""",
    "insert into evaluation by name select * from added",
    """insert into evaluation_item by name
    select i.* replace (a.evaluation_id as evaluation_id) from fresh_item i join added a using (interaction_id,
        scorecard_id) where not a.is_withdrawn""",
    "insert into due select distinct 'count', interaction_id from added",
)

DUE = """with reached as (
    select interaction_id from contact_score join interaction i using (interaction_id)
    where list_contains($1::varchar[], i.channel) and coalesce(i.started_on >= $2::date, true)
    union select e.interaction_id from evaluation e join interaction i using (interaction_id)
    where e.occasion = 'machine' and e.scorecard_id = $3 and coalesce(i.started_on >= $2::date, true)
) insert into due select distinct 'score', interaction_id from reached"""


def evaluation_rows(interaction_id: str, card: Scorecard, found: Judgement) -> tuple[dict, list[dict]]:
    """A machine's judgement as a row of `evaluation` and rows of `evaluation_item`; number and id are given when it is
    written."""
    evaluation = dict(
        interaction_id=interaction_id,
        scorecard_id=card.scorecard_id,
        scorecard_version=found.version,
        occasion="machine",
        evaluator="machine",
        is_withdrawn=False,
        points=found.points,
        points_possible=found.points_possible,
        score=found.score,
        result_hash=found.result_hash,
    )
    parts = zip(card.items, found.items, strict=True)
    return evaluation, [item_row(interaction_id, card, item, result) for item, result in parts]


def item_row(interaction_id: str, card: Scorecard, item: Item, result: ItemResult) -> dict:
    """A machine's result of one item as a row of `evaluation_item`."""
    return dict(
        interaction_id=interaction_id,
        scorecard_id=card.scorecard_id,
        item_id=result.item_id,
        verdict=result.verdict,
        points=result.points,
        points_possible=result.points_possible,
        critical=item.critical,
        na_reason=result.na_reason or None,
        message_seq=result.seq,
        span_begin=result.begin,
        span_end=result.end,
        because=result.because or None,
    )


def judge_table(packed: pa.Table) -> dict[str, pa.Table]:
    """Arrow in, Arrow out: a batch as `pack` makes it, to rows of `fresh` (evaluation) and `fresh_item`
    (evaluation_item)."""
    evaluations, items, known, of_day = [], [], timelines(), {}
    for interaction_id, case in cases(*unpack(packed)).items():
        day = case.facts["day"]
        if day not in of_day:
            of_day[day] = on(known, day)
        for card in judging(of_day[day], case) if case.lines else ():
            row, parts = evaluation_rows(interaction_id, card, judge(card, case))
            evaluations.append(row)
            items += parts
    return {
        "fresh": contracts()["evaluation"].arrow(evaluations),
        "fresh_item": contracts()["evaluation_item"].arrow(items),
    }


def score(store: Store, said: Callable[[int, int], None] = lambda *_: None) -> int:
    """Judge every contact that is due; returns how many."""
    renew(store)
    due = take(store, "score")
    batches = [due[i : i + BATCH_CONTACTS] for i in range(0, len(due), BATCH_CONTACTS)]
    done = 0
    for batch, tables in each(judge_table, ((b, pack(store, b)) for b in batches), alone=len(batches) <= 1):
        with store.writing() as writer:
            _append(writer, batch, tables)
            finish(writer, "score", batch)
        done += len(batch)
        said(done, len(due))
    return done


def score_now(store: Store, interaction_ids: list[str]) -> None:
    """Judge some contacts at once, beside whatever else is at work; what is due stays due. Those
    whose words are gone keep their verdicts."""
    gone = store.rows("select * from aged where interaction_id in (select unnest(?::varchar[]))", [interaction_ids])
    interaction_ids = sorted({*interaction_ids} - {row["interaction_id"] for row in gone})
    tables = judge_table(pack(store, interaction_ids))
    with store.writing() as writer:
        _append(writer, interaction_ids, tables)


def _append(writer: Writer, batch: list[str], tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        writer.view(name, table)
    writer.ids("judged", batch, "interaction_id")
    for step in APPEND:
        writer.execute(step)


def renew(store: Store) -> bool:
    """Contacts that a changed scorecard judged, or may judge now, are due, from the day on that it changed; those of
    other cards are left alone. Whether anything changed."""
    before = str(store.one("select version from stage_version where stage = 'score'") or "")
    if before == version():
        return False
    known = timelines()
    then, now = dict(part.split(":", 1) for part in before.split("|") if ":" in part), versions(known)
    changed: dict[str, str] = {}
    for key in sorted(k for k in {*then, *now} if then.get(k) != now.get(k)):
        name, _at, since = key.partition("@")
        changed[name] = min(changed.get(name, since), since)
    with store.writing() as writer:
        for name, since in changed.items():
            channels = sorted({channel for one in known.get(name, ()) for channel in one.card.channels})
            writer.execute(DUE, [channels, since or "0001-01-01", name])
        writer.execute("delete from stage_version where stage = 'score'")
        writer.execute("insert into stage_version values ('score', ?)", [version()])
        _keep_versions(writer, [one.card for told in known.values() for one in told])
    return True


def _keep_versions(writer: Writer, cards: list[Scorecard]) -> None:
    for card in cards:
        if not writer.execute(
            "select 1 from scorecard_version where scorecard_id = ? and version = ?", [card.scorecard_id, card.version]
        ):
            rules = orjson.dumps({item.item_id: rule_of(item) for item in card.items}).decode()
            writer.execute(
                "insert into scorecard_version (scorecard_id, version, content, rules) values (?, ?, ?, ?)",
                [card.scorecard_id, card.version, card.content, rules],
            )
