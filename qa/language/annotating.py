"""The verb: contacts that are due are heard in child processes; results replace the old ones in one transaction a batch."""

from __future__ import annotations

from collections.abc import Callable

from qa.engines.pool import each
from qa.language.hearing import hear_table, version
from qa.warehouse.due import take
from qa.warehouse.store import Store

BATCH_CONTACTS = 1500
READ = """
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, p.taxonomy
from message m left join programme p on p.programme_id = m.programme_id
where m.interaction_id in (select unnest(?::varchar[])) order by m.interaction_id, m.message_seq
"""


def annotate(store: Store, said: Callable[[int, int], None] = lambda *_: None) -> int:
    """Hear every contact that is due; all of them when the words, models or annotators changed. Returns how many."""
    _renew(store)
    due = take(store, "annotate")
    batches = [due[i : i + BATCH_CONTACTS] for i in range(0, len(due), BATCH_CONTACTS)]
    done = 0
    for batch, tables in each(hear_table, ((b, store.read(READ, [b])) for b in batches), alone=len(batches) <= 1):
        with store.writing() as writer:
            for name, table in tables.items():
                writer.execute(f"delete from {name} where interaction_id in (select unnest(?::varchar[]))", [batch])
                writer.insert(name, table)
            writer.execute("delete from due where stage = 'annotate, taken' and work_id in (select unnest(?::varchar[]))", [batch])
            writer.execute("insert into due select 'score', unnest(?::varchar[])", [batch])
        done += len(batch)
        said(done, len(due))
    return done


def _renew(store: Store) -> None:
    if store.one("select version from stage_version where stage = 'annotate'") == version():
        return
    with store.writing() as writer:
        writer.execute("insert into due select 'annotate', interaction_id from contact_score")
        writer.execute("delete from stage_version where stage = 'annotate'")
        writer.execute("insert into stage_version values ('annotate', ?)", [version()])
