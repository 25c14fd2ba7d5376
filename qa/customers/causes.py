"""Why customers come back, booked on the contact before: agent, knowledge, process, product, partner, a broken promise,
or nobody knows; with the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pyarrow as pa

from qa.clock import local
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer
from qa.windows import SAME_MATTER_MS

PAIRS = f"""
select l.interaction_id, l.customer_id, l.same_interaction_id
from contact_link l join interaction i using (interaction_id)
where l.customer_id in (select unnest(?::varchar[])) and l.same_gap_ms <= {SAME_MATTER_MS}
    and l.same_interaction_id is not null and i.outcome = 'answered' order by 1
"""
# The end of one side and the beginning of the other.
SPOKEN = """
with asked as (select unnest(?::varchar[]) as interaction_id), spoken as (
    select m.interaction_id, message_seq, speaker, text, coalesce(said_at, i.started_at) as spoken_at,
        row_number() over (partition by m.interaction_id order by message_seq) as first,
        row_number() over (partition by m.interaction_id order by message_seq desc) as last
    from (select * from message where rowid in (select rowid from message semi join asked using (interaction_id))) m
    left join interaction i using (interaction_id)
    where speaker in ('agent', 'customer') and length(text) > 0
)
select interaction_id, message_seq, speaker, text, spoken_at, first <= $first as is_first, last <= $last as is_last
from spoken where first <= $first or last <= $last order by 1, 2
"""
KEPT = """select interaction_id from promise where done_at <= due_at
    and customer_id in (select unnest(?::varchar[]))"""


class Hearing(Protocol):
    """What hears causes and deadlines: `why` takes pairs of `said` messages (voice, text, key, local time) from the
    `last` messages of the contact before and the `first` of the one after, and which pairs' promise was kept;
    `deadline` a sentence, when and for which programme it was said."""

    why: Callable
    said: type
    last: int
    first: int
    version: Callable[[], str]
    deadline: Callable


def tell(store: Store, customers: list[str], ears: Hearing) -> pa.Table:
    """Rows of repeat_cause of some customers."""
    pairs = store.rows(PAIRS, [customers])
    if not pairs:
        return contracts()["repeat_cause"].arrow([])
    kept = {row["interaction_id"] for row in store.rows(KEPT, [customers])}
    spoken = _spoken(store, pairs, ears)
    begun = [spoken.get(pair["interaction_id"], []) for pair in pairs]
    gone_on = [spoken.get(pair["same_interaction_id"], []) for pair in pairs]
    met = frozenset(place for place, pair in enumerate(pairs) if pair["interaction_id"] in kept)
    heard = ears.why(
        [
            [_said(row, 0, ears) for row in before if row["is_last"]]
            + [_said(row, 2, ears) for row in after if row["is_first"]]
            for before, after in zip(begun, gone_on)
        ],
        met,
    )
    return contracts()["repeat_cause"].arrow(
        [
            dict(
                interaction_id=pair["interaction_id"],
                customer_id=pair["customer_id"],
                next_interaction_id=pair["same_interaction_id"],
                cause=one.cause,
                chance=one.chance,
                said_in=one.key[0] if one.key else None,
                message_seq=one.key[1] if one.key else None,
            )
            for pair, one in zip(pairs, heard)
        ]
    )


def book(writer: Writer, told: pa.Table) -> None:
    """Causes of the customers in `theirs` anew; contacts whose cause changed are due to be counted."""
    mine = "customer_id in (select customer_id from theirs)"
    writer.execute(f"create or replace temp table cause_was as select * from repeat_cause where {mine}")
    writer.execute(f"delete from repeat_cause where {mine}")
    writer.insert("repeat_cause", told)
    writer.execute(
        f"""insert into due select distinct 'count', interaction_id from (
            (select interaction_id, cause from repeat_cause where {mine} except
                select interaction_id, cause from cause_was)
            union (select interaction_id, cause from cause_was except
                select interaction_id, cause from repeat_cause where {mine}))"""
    )


def _spoken(store: Store, pairs: list[dict], ears: Hearing) -> dict[str, list[dict]]:
    """{contact: what was said at its ends}."""
    ids = sorted({pair[side] for pair in pairs for side in ("interaction_id", "same_interaction_id")})
    sql = SPOKEN.replace("$last", str(ears.last)).replace("$first", str(ears.first))
    found: dict[str, list[dict]] = {}
    for row in store.read(sql, [ids]).to_pylist():
        found.setdefault(row["interaction_id"], []).append(row)
    return found


def _said(row: dict, side: int, ears: Hearing):
    spoken_at = local(row["spoken_at"]).replace(tzinfo=None) if row["spoken_at"] else None
    key = (row["interaction_id"], row["message_seq"])
    return ears.said(side + (row["speaker"] == "customer"), row["text"], key, spoken_at)
