"""The verb: contacts that are due are heard in child processes; results replace the old ones in one transaction a
batch."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from qa.engines.pool import each
from qa.language.annotator import version as annotator_version
from qa.language.hearing import INFORCE, hear_table, satisfy_table
from qa.language.scorer import Scorer, in_force
from qa.language.versions import chosen
from qa.warehouse.due import BATCH_CONTACTS, finish, take, with_rows
from qa.warehouse.store import Store

SELECT = """
with touched as (select unnest(?::varchar[]) as work_id),
known as (select interaction_id, talk_ms from interaction where interaction_id in (select work_id from touched)),
theirs as (select * from message where rowid in (select rowid from message where interaction_id in (select work_id
from touched)))
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, p.taxonomy, concat_ws('、', p.name,
p.own_brands) as own_brands, i.talk_ms
from theirs m left join known i using (interaction_id) left join programme p on p.programme_id = m.programme_id
order by m.interaction_id, m.message_seq
"""


REASONED = """insert into due select distinct 'connect', customer_id from interaction
where customer_id is not null and interaction_id in (select unnest(?::varchar[]))"""


def annotate(store: Store, said: Callable[[int, int], None] = lambda *_: None) -> int:
    """Hear every contact that is due; all of them when words or annotators changed. Returns how many."""
    local = chosen()
    scorer = in_force(local)
    renew(store)
    due = take(store, "annotate")
    done = 0
    for batch, tables in each(
        hear_table, with_rows(due, lambda ids: _read(store, ids, local)), alone=len(due) <= BATCH_CONTACTS
    ):
        with store.writing() as writer:
            for name, table in tables.items():
                writer.execute(f"delete from {name} where interaction_id in (select unnest(?::varchar[]))", [batch])
                writer.insert(name, table)
            finish(writer, "annotate", batch)
            writer.execute(
                """insert into due select stage, id from (select unnest(?::varchar[]) as id) cross
                    join (select unnest(['score', 'count']) as stage)""",
                [batch],
            )
            writer.execute(REASONED, [batch])
        done += len(batch)
        said(done, len(due))
    satisfy(store, scorer, local)
    return done


def satisfy(store: Store, scorer: Scorer, local: str) -> int:
    """Predict satisfaction anew where it came from other lexicons; only contacts whose value changes are written and
    judged again."""
    old = [
        r["interaction_id"]
        for r in store.rows(
            """select interaction_id from contact_score where scorer_version <> ?
            and interaction_id not in (select interaction_id from aged) order by 1""",
            [scorer.version],
        )
    ]
    changed = 0
    for batch, table in each(
        satisfy_table, with_rows(old, lambda ids: _read(store, ids, local)), alone=len(old) <= BATCH_CONTACTS
    ):
        with store.writing() as writer:
            writer.view("fresh", table)
            moved = """select f.interaction_id from fresh f join contact_score c using (interaction_id)
                where f.satisfaction is distinct from c.satisfaction"""
            changed += len(writer.execute(f"insert into due select 'score', interaction_id from ({moved}) returning 1"))
            writer.execute(f"insert into due select 'count', interaction_id from ({moved})")
            writer.execute(
                """update contact_score set satisfaction = f.satisfaction,
                    satisfaction_low = f.satisfaction_low, satisfaction_high = f.satisfaction_high,
                satisfaction_because = f.satisfaction_because, scorer_version = f.scorer_version from fresh f
                    where f.interaction_id = contact_score.interaction_id"""
            )
    return changed


def _read(store: Store, batch: list[str], local: str) -> pa.Table:
    return store.read(SELECT, [batch]).replace_schema_metadata({INFORCE: local.encode()})


def current_version() -> str:
    """What the words and annotators of this program are known by."""
    return _version(in_force(chosen()))


def is_current(store: Store) -> bool:
    """Whether what is heard was heard with the words and annotators of this program."""
    return store.one("select version from stage_version where stage = 'annotate'") == current_version()


def _version(scorer: Scorer) -> str:
    return f"{annotator_version()} {scorer.words_version}"


def renew(store: Store) -> None:
    """Every contact is due when the words or annotators are others than those it was heard with."""
    version = current_version()
    if store.one("select version from stage_version where stage = 'annotate'") == version:
        return
    with store.writing() as writer:
        writer.execute("insert into due select 'annotate', interaction_id from contact_score")
        writer.execute("delete from stage_version where stage = 'annotate'")
        writer.execute("insert into stage_version values ('annotate', ?)", [version])
