"""Which contact came after which: the base of repeat contact and first-contact resolution, with the last days marked unknown, not resolved."""

from __future__ import annotations

from qa.warehouse.store import Store

LINK = """
delete from contact_link;
insert into contact_link by name
with reach as (select max(started_at) as latest from interaction),
inbound as (
    select i.interaction_id, i.customer_id, i.started_at, coalesce(i.ended_at, i.started_at) as ended_at, nullif(s.reason_id, 'unknown') as reason_id
    from interaction i left join contact_score s using (interaction_id) where i.customer_id is not null and i.direction = 'in'
), ordered as (
    select *, lead(interaction_id) over following as next_interaction_id, lead(started_at) over following as next_at, lead(reason_id) over following as next_reason
    from inbound window following as (partition by customer_id order by started_at, interaction_id)
)
select interaction_id, next_interaction_id, case when next_at is not null then greatest(0, epoch_ms(next_at) - epoch_ms(ended_at)) end as gap_ms,
    coalesce(reason_id = next_reason, next_interaction_id is not null) as is_same_reason,
    ended_at + interval 24 hour <= latest as is_known_24h, ended_at + interval 7 day <= latest as is_known_7d
from ordered, reach;
"""


def connect(store: Store) -> None:
    """Link every inbound contact to the customer's next one. A reason that is unknown on either side counts as the same."""
    with store.writing() as writer:
        writer.execute(LINK)
