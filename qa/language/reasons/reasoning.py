"""The stage: contacts whose taxonomy was edited, or learned more, are given their reason anew; what a contact was
called under an earlier edition is kept."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from qa.clock import now
from qa.contact_reasons import names
from qa.engines.pool import each
from qa.language.hearing import as_read, columns, reasons_of
from qa.language.reasons.editions import settle_editions, taken_in
from qa.language.reasons.keeping import version
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.opening import HEARD_OF
from qa.language.reasons.properties import describe_reasons
from qa.warehouse.due import BATCH_CONTACTS, with_rows
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

BEHIND = """
select c.interaction_id from contact_score c join interaction i using (interaction_id)
join programme p using (programme_id) where p.taxonomy = ? and {differs}
and c.interaction_id not in (select interaction_id from aged) order by 1
"""
GIST = ("gist_seq", "gist_begin", "gist_end")
EDITION = "split_part(coalesce(c.reason_version, ''), '.', 1) <> split_part(?, '.', 1)"
EXAMPLES = "c.reason_version is distinct from ?"
SELECT = f"""
with theirs as (select * from message where message_seq <= {HEARD_OF} and rowid in (select rowid from message
where interaction_id in (select unnest(?::varchar[]))))
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, p.taxonomy, concat_ws('、', p.name,
p.own_brands) as own_brands from theirs m left join programme p using (programme_id)
order by m.interaction_id, m.message_seq
"""


def reason(store: Store, said: Callable[[int, int], None] = lambda *_: None, is_thorough: bool = False) -> int:
    """Tell reasons anew where the taxonomy's edition is another one; `is_thorough`: also where only more examples were
    learned. Returns how many contacts were given another reason."""
    settle_editions()
    moved = _follow(store)
    describe_reasons(store)
    for row in store.rows("select distinct taxonomy from programme where coalesce(taxonomy, '') <> '' order by 1"):
        known = version(row["taxonomy"])
        asked = BEHIND.format(differs=EXAMPLES if is_thorough else EDITION)
        behind = [r["interaction_id"] for r in store.rows(asked, [row["taxonomy"], known])]
        read = with_rows(behind, lambda ids: store.read(SELECT, [ids]))
        done = 0
        for batch, table in each(reason_table, read, alone=len(behind) <= BATCH_CONTACTS):
            moved += _write(store, table)
            done += len(batch)
            said(done, len(behind))
    return moved


def _follow(store: Store) -> int:
    """What people called by a reason that is no more follows it into the one that took it in, or is unknown."""
    here = set(names())
    said = {r["value"] for r in store.rows("select distinct value from correction where kind = 'reason'")}
    gone = {value for value in said if "." in value and value not in here}
    taken = {old: new for name in {value.split(".")[0] for value in gone} for old, new in taken_in(name).items()}
    wanted = {old: taken.get(old, UNKNOWN) for old in gone}
    if {r["old_id"]: r["reason_id"] for r in store.rows("select * from reason_follow")} == wanted:
        return 0
    rows = [{"old_id": old, "reason_id": new} for old, new in sorted(wanted.items())]
    with store.writing() as writer:
        writer.execute("delete from reason_follow")
        writer.insert("reason_follow", contracts()["reason_follow"].arrow(rows))
        return len(
            writer.execute(
                """insert into due select distinct stage, interaction_id from correction
                cross join (select unnest(['score', 'count']) as stage)
                where kind = 'reason' returning 1"""
            )
        )


def reason_table(messages: pa.Table) -> pa.Table:
    """Rows as SELECT gives them, to (interaction_id, and what reasons_of gives)."""
    said, ids, first = columns(messages)
    told = reasons_of(
        said,
        as_read(said),
        [name or "" for name in messages.column("taxonomy").take(first).to_pylist()],
        messages.column("message_seq").to_pylist(),
    )
    told["other_reason_id"] = pa.array(told["other_reason_id"], pa.string())
    told |= {name: pa.array(told[name], pa.int64()) for name in GIST}
    return pa.table({"interaction_id": ids} | told)


def _write(store: Store, table: pa.Table) -> int:
    with store.writing() as writer:
        writer.view("fresh", table)
        moved = writer.execute(
            """select c.interaction_id, coalesce(split_part(c.reason_version, '.', 1), ''), c.reason_id
            from contact_score c join fresh f using (interaction_id)
            where c.reason_id is distinct from f.reason_id order by 1"""
        )
        writer.execute(
            """update contact_score set reason_id = f.reason_id, reason_confidence = f.reason_confidence,
            reason_because = f.reason_because, reason_version = f.reason_version,
            other_reason_id = f.other_reason_id, is_other_first = f.is_other_first, gist_seq = f.gist_seq,
            gist_begin = f.gist_begin, gist_end = f.gist_end from fresh f
            where f.interaction_id = contact_score.interaction_id"""
        )
        if moved:
            ids, editions, reasons = (list(column) for column in zip(*moved))
            moment = now()
            before = [
                {"interaction_id": i, "changed_at": moment, "edition": e, "reason_id": r}
                for i, e, r in zip(ids, editions, reasons)
            ]
            writer.insert("reason_before", contracts()["reason_before"].arrow(before))
            writer.view("before", pa.table({"interaction_id": ids}))
            writer.execute(
                """insert into due select stage, interaction_id from before
                cross join (select unnest(['score', 'count']) as stage)"""
            )
            writer.execute(
                """insert into due select distinct 'connect', customer_id from interaction
                where customer_id is not null and interaction_id in (select interaction_id from before)"""
            )
    return len(moved)
