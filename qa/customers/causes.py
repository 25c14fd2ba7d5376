"""Why customers come back, booked on the contact before: agent, knowledge, process, product, partner, a broken promise,
or nobody knows; with the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pyarrow as pa

from qa.clock import local
from qa.warehouse.due import finish, take
from qa.warehouse.model import contracts
from qa.warehouse.store import Store
from qa.windows import SAME_MATTER_MS

AT_ONCE = 2000  # customers
PAIRS = f"""
with pair as (
    select l.interaction_id, l.customer_id, l.same_interaction_id from contact_link l
    join interaction i using (interaction_id)
    where l.customer_id in (select unnest(?::varchar[])) and l.same_gap_ms <= {SAME_MATTER_MS}
        and l.same_interaction_id is not null and i.outcome = 'answered'
), spoken as (
    select m.interaction_id, message_seq, speaker, text, coalesce(said_at, i.started_at) as at,
        row_number() over (partition by m.interaction_id order by message_seq) as first,
        row_number() over (partition by m.interaction_id order by message_seq desc) as last
    from message m left join interaction i using (interaction_id)
    where m.rowid in (select rowid from message where interaction_id in
            (select interaction_id from pair union select same_interaction_id from pair))
        and speaker in ('agent', 'customer') and length(text) > 0
)
select p.interaction_id, p.customer_id, p.same_interaction_id, 0 as side, m.message_seq, m.speaker, m.text, m.at
from pair p left join spoken m on m.interaction_id = p.interaction_id and m.last <= $last
union all
select p.interaction_id, p.customer_id, p.same_interaction_id, 1 as side, m.message_seq, m.speaker, m.text, m.at
from pair p join spoken m on m.interaction_id = p.same_interaction_id and m.first <= $first
order by 1, 4, 5
"""


class Hearing(Protocol):
    """What hears a cause: `why` takes pairs of `said` messages (voice, text, key, local time) from the `last` messages
    of the contact before and the `first` of the one after."""

    why: Callable
    said: type
    last: int
    first: int
    version: Callable[[], str]


def attribute(store: Store, ears: Hearing) -> int:
    """Tell the cause of every repeat of the customers that are due, of all when the ears are others; how many
    customers. Contacts whose cause changed are due to be counted."""
    _renew(store, ears.version())
    customers = take(store, "cause")
    sql = PAIRS.replace("$last", str(ears.last)).replace("$first", str(ears.first))
    for begin in range(0, len(customers), AT_ONCE):
        part = customers[begin : begin + AT_ONCE]
        rows = store.read(sql, [part]).to_pylist()
        found = _told(rows, ears)
        with store.writing() as writer:
            writer.ids("theirs", part, "customer_id")
            mine = "customer_id in (select customer_id from theirs)"
            writer.execute(f"create or replace temp table cause_was as select * from repeat_cause where {mine}")
            writer.execute(f"delete from repeat_cause where {mine}")
            writer.insert("repeat_cause", found)
            writer.execute(
                f"""insert into due select distinct 'count', interaction_id from (
                    (select interaction_id, cause from repeat_cause where {mine} except
                        select interaction_id, cause from cause_was)
                    union (select interaction_id, cause from cause_was except
                        select interaction_id, cause from repeat_cause where {mine}))"""
            )
            finish(writer, "cause", part)
    return len(customers)


def _renew(store: Store, version: str) -> None:
    if store.one("select version from stage_version where stage = 'cause'") == version:
        return
    with store.writing() as writer:
        writer.execute("delete from stage_version where stage = 'cause'")
        writer.execute("insert into stage_version values ('cause', ?)", [version])
        writer.execute("insert into due select distinct 'cause', customer_id from contact_link")


def _told(rows: list[dict], ears: Hearing) -> pa.Table:
    """Rows of messages, ordered by pair, as rows of causes."""
    pairs: dict[str, tuple[dict, list]] = {}
    for row in rows:
        spoken = pairs.setdefault(row["interaction_id"], (row, []))[1]
        if row["text"]:
            contact = row["same_interaction_id"] if row["side"] else row["interaction_id"]
            voice = 2 * row["side"] + (row["speaker"] == "customer")
            at = local(row["at"]).replace(tzinfo=None) if row["at"] else None
            spoken.append(ears.said(voice, row["text"], (contact, row["message_seq"]), at))
    heard = ears.why([spoken for _row, spoken in pairs.values()])
    return contracts()["repeat_cause"].arrow(
        [
            dict(
                interaction_id=row["interaction_id"],
                customer_id=row["customer_id"],
                next_interaction_id=row["same_interaction_id"],
                cause=one.cause,
                chance=one.chance,
                said_in=one.key[0] if one.key else None,
                message_seq=one.key[1] if one.key else None,
            )
            for (row, _spoken), one in zip(pairs.values(), heard)
        ]
    )
