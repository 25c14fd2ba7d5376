"""What the client's customer list is worth: who cannot be reached, who stands on it twice, whom nobody has spoken to,
what it leaves open, and how old it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader

OLD_DAYS = 365
STATE = """
with reached as (select customer_id, min(i.person_id) as person_id from {customer_alias} a
    left join {customer_identity} i using (address_hash) where a.address_hash is not null group by 1),
seen as (select customer_id as person_id, max(day) as last_on from {contact_fact} where customer_id is not null
    group by 1),
listed as (
    select c.programme_id, c.customer_id, c.segment, c.margin_year, c.last_order_on, r.customer_id is null as is_mute,
        coalesce(r.person_id, c.customer_id) as person_id, s.last_on,
        count(*) over (partition by c.programme_id, coalesce(r.person_id, c.customer_id)) > 1 as is_double
    from {customer} c left join reached r using (customer_id)
    left join seen s on s.person_id = coalesce(r.person_id, c.customer_id)
)
select programme_id, count(*) as customers, count(*) filter (is_mute) as mute, count(*) filter (is_double) as doubles,
    count(*) filter (last_on is null) as unseen, count(*) filter (last_on < ?::date - ?) as old,
    count(*) filter (segment is null) as no_segment, count(*) filter (margin_year is null) as no_margin,
    count(*) filter (last_order_on is null) as no_order, max(last_order_on) as newest_order_on
from listed group by 1 order by customers desc, programme_id
"""


@dataclass(frozen=True)
class ListState:
    """One programme's list: how many customers; of these `mute`: without any phone, account or address; `doubles`:
    share an address with another entry; `unseen`: in no contact there is; `old`: last contact over a year ago; without
    segment, margin, last order. `newest_order_on`: the latest order it knows, its age."""

    programme_id: str
    customers: int
    mute: int
    doubles: int
    unseen: int
    old: int
    no_segment: int
    no_margin: int
    no_order: int
    newest_order_on: date | None


def list_states(reader: Reader) -> list[ListState]:
    """The largest list first; empty where no list came in."""
    if reader.last_day() is None:
        return []
    return [ListState(**row) for row in reader.rows(STATE, [reader.last_day(), OLD_DAYS])]
