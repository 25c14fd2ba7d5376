"""What agents promise by a time, and what became of it: the centre called or moved the ticket in time, or the customer
had to come back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyarrow as pa

from qa.clock import local
from qa.warehouse.model import contracts
from qa.warehouse.store import Writer
from qa.warehouse.views import prepare

CALLS = re.compile(
    "回电|回复|联系|答复|打给|打过来|来电|通知|告知|短信|消息|信儿|准话|准信|回音|(?:给|告诉|发).{0,8}(?:说法|结果)"
)
SAID = """
with mine as (
    select interaction_id, customer_id, programme_id, started_at from interaction
    where customer_id in (select customer_id from theirs) and outcome = 'answered'
        and interaction_id not in (select interaction_id from aged)
), heard as (
    (select interaction_id, message_seq from finding where label = 'promise' and rowid in (select rowid from finding
        where interaction_id in (select interaction_id from mine))
    except select interaction_id, message_seq from correction_in_force
        where kind = 'finding' and label = 'promise' and value = 'no')
    union select interaction_id, message_seq from correction_in_force
        where kind = 'finding' and label = 'promise' and value = 'yes'
)
select h.interaction_id, h.message_seq, i.customer_id, i.programme_id, m.text,
    coalesce(m.said_at, i.started_at) as said_at
from heard h join mine i using (interaction_id)
join (select interaction_id, message_seq, text, said_at from message where rowid in (select rowid from message
    where interaction_id in (select interaction_id from heard))) m
    on m.interaction_id = h.interaction_id and m.message_seq = h.message_seq
where length(m.text) > 0 order by h.interaction_id, h.message_seq
"""
OWED = """
create or replace temp table touched as select interaction_id as work_id from interaction where customer_id in (
    select customer_id from promise where customer_id in (select customer_id from theirs))
"""
# Who wrote and whose number nobody knows may have been called: that no call is seen says nothing.
FOLLOWED = """
create or replace temp table followed as
with mine as (
    select p.interaction_id, p.message_seq, p.said_at, p.due_at, p.kind, i.programme_id, p.customer_id, i.case_native,
        nullif(r.reason_id, 'unknown') as reason_id, i.channel in ('voice', 'video') or p.customer_id in
            (select person_id from customer_identity) as has_number
    from promise p join interaction i using (interaction_id)
    left join only_reason_in_force r using (interaction_id)
    where p.customer_id in (select customer_id from theirs)
), met as (
    select i.interaction_id, i.programme_id, i.customer_id, i.direction, i.purpose, i.case_native, i.started_at,
        nullif(r.reason_id, 'unknown') as reason_id
    from interaction i left join only_reason_in_force r using (interaction_id)
    where i.interaction_id in (select work_id from touched)
), called as (
    select m.interaction_id, min(i.started_at) as met_at from mine m join met i on i.customer_id = m.customer_id
        and i.programme_id = m.programme_id and i.direction = 'out' and i.started_at > m.said_at
        and coalesce(i.purpose, 'callback') = 'callback' and i.interaction_id <> m.interaction_id
        and coalesce(i.case_native = m.case_native, true) group by 1
), stepped as (
    select m.interaction_id, min(met_at) as met_at from mine m join ticket t using (interaction_id),
        unnest([t.replied_at, t.solved_at]) as step(met_at) where met_at > m.said_at group by 1
), back as (
    select m.interaction_id, min(i.started_at) as met_at from mine m join met i on i.customer_id = m.customer_id
        and i.programme_id = m.programme_id and i.direction = 'in' and i.started_at > m.due_at
        and i.interaction_id <> m.interaction_id
        and i.started_at < m.due_at + interval 14 day and coalesce(i.reason_id = m.reason_id, true) group by 1
), calling as (
    select programme_id, started_on from interaction where direction = 'out' and programme_id in
        (select programme_id from mine) group by all
)
select m.interaction_id, least(c.met_at, s.met_at) as done_at, b.met_at as back_at,
    m.has_number and exists (select 1 from calling d where d.programme_id = m.programme_id
        and d.started_on between m.said_at::date - 3 and m.due_at::date + 3) as is_watched
from mine m left join called c using (interaction_id) left join stepped s using (interaction_id)
left join back b using (interaction_id)
"""


def keep(writer: Writer, deadline: Callable) -> None:
    """Promises of the customers in `theirs` anew, and what followed; contacts whose promise came out differently are
    due to be counted. `deadline`: (sentence, local time, programme) → the moment it
    names or None."""
    found = _named(writer.table(SAID).to_pylist(), deadline)
    mine = "customer_id in (select customer_id from theirs)"
    writer.execute(f"create or replace temp table promise_was as select * from promise where {mine}")
    writer.execute(f"delete from promise where {mine} and interaction_id not in (select interaction_id from aged)")
    writer.insert("promise", found)
    writer.execute(OWED)
    prepare(writer, "{reason_in_force}")
    writer.execute(FOLLOWED)
    writer.execute(
        """update promise set done_at = f.done_at, back_at = f.back_at, is_watched = f.is_watched from followed f
        where promise.interaction_id = f.interaction_id"""
    )
    writer.execute(
        f"""insert into due select distinct 'count', interaction_id from (
            (from promise where {mine} except from promise_was) union (from promise_was except
                from promise where {mine}))"""
    )


def _named(rows: list[dict], deadline: Callable) -> pa.Table:
    """The last sentence of each contact that names a time still ahead."""
    found: dict[str, dict] = {}
    for row in rows:
        said = local(row["said_at"])
        due = deadline(row["text"], said.replace(tzinfo=None), row["programme_id"])
        if due is not None and due > said.replace(tzinfo=None):
            found[row["interaction_id"]] = dict(
                interaction_id=row["interaction_id"],
                customer_id=row["customer_id"],
                message_seq=row["message_seq"],
                kind="call" if CALLS.search(row["text"]) else "deed",
                said_at=row["said_at"],
                due_at=due.replace(tzinfo=said.tzinfo),
            )
    return contracts()["promise"].arrow(list(found.values()))
