"""Which contact came after which: the base of repeat contact and first-contact resolution, with the last days marked unknown, not resolved."""

from __future__ import annotations

from qa.warehouse.store import Store

LINK = """
delete from contact_link;
insert into contact_link by name
with reach as (select programme_id, least(max(started_at), now()) as latest from interaction group by 1),
inbound as (
    select i.interaction_id, i.programme_id, i.customer_id, i.started_at, coalesce(i.ended_at, i.started_at) as ended_at, nullif(s.reason_id, 'unknown') as reason_id
    from interaction i left join contact_score s using (interaction_id) where i.customer_id is not null and i.direction = 'in'
), same as (
    select a.interaction_id, min(greatest(0, epoch_ms(b.started_at) - epoch_ms(a.ended_at))) as same_gap_ms
    from inbound a join inbound b on b.programme_id = a.programme_id and b.customer_id = a.customer_id and b.started_at > a.started_at and b.started_at <= a.ended_at + interval 7 day
    where coalesce(a.reason_id = b.reason_id, true) group by 1
), ordered as (
    select *, lead(interaction_id) over following as next_interaction_id, lead(started_at) over following as next_at
    from inbound window following as (partition by programme_id, customer_id order by started_at, interaction_id)
)
select o.interaction_id, o.next_interaction_id, case when o.next_at is not null then greatest(0, epoch_ms(o.next_at) - epoch_ms(o.ended_at)) end as gap_ms, s.same_gap_ms,
    o.ended_at + interval 24 hour <= r.latest as is_known_24h, o.ended_at + interval 7 day <= r.latest as is_known_7d
from ordered o join reach r using (programme_id) left join same s using (interaction_id);
"""


def connect(store: Store) -> None:
    """Link every inbound contact to the customer's next one. A reason that is unknown on either side counts as the same."""
    with store.writing() as writer:
        writer.execute(LINK)
