"""Why customers come back, booked on the contact before: agent, knowledge, process, product, partner, a broken promise,
or nobody knows; with the sentence that says so."""

from __future__ import annotations

import pyarrow as pa

from qa.clock import local
from qa.warehouse.model import contracts
from qa.warehouse.store import Store
from qa.windows import SAME_MATTER_MS

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
KEPT = """select interaction_id from promise where done_at <= due_at
    and customer_id in (select unnest(?::varchar[]))"""


def tell(store: Store, customers: list[str], ears) -> pa.Table:
    """Rows of repeat_cause of some customers; `ears` as qa/customers/following.py says."""
    sql = PAIRS.replace("$last", str(ears.last)).replace("$first", str(ears.first))
    kept = {row["interaction_id"] for row in store.rows(KEPT, [customers])}
    return _told(store.read(sql, [customers]).to_pylist(), ears, kept)


def _told(rows: list[dict], ears, kept: set[str]) -> pa.Table:
    """Rows of messages, ordered by pair, as rows of causes."""
    pairs: dict[str, tuple[dict, list]] = {}
    for row in rows:
        spoken = pairs.setdefault(row["interaction_id"], (row, []))[1]
        if row["text"]:
            contact = row["same_interaction_id"] if row["side"] else row["interaction_id"]
            voice = 2 * row["side"] + (row["speaker"] == "customer")
            at = local(row["at"]).replace(tzinfo=None) if row["at"] else None
            spoken.append(ears.said(voice, row["text"], (contact, row["message_seq"]), at))
    met = frozenset(place for place, contact in enumerate(pairs) if contact in kept)
    heard = ears.why([spoken for _row, spoken in pairs.values()], met)
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
