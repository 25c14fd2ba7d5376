"""Matters of one customer that took several contacts, on whatever channels, with their tickets."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.customers.customer import Customer
from qa.windows import LONGEST

MOST = 20
MATTERS = f"""
with mine as (
    select interaction_id, started_at, coalesce(ended_at, started_at) as ended_at, channel, reason_id, direction,
        nullif(i.case_native, '') as case_native
    from {{contact_fact}} f join (select interaction_id, case_native from {{interaction}}) i using (interaction_id)
    where customer_id = ? and programme_id = ?
), parted as (
    select *, coalesce(case_native, reason_id) as matter,
        coalesce(started_at > lag(ended_at) over told + {LONGEST}, true)
        and case_native is null or lag(started_at) over told is null as is_other
    from mine window told as (partition by coalesce(case_native, reason_id) order by started_at, interaction_id)
), numbered as (
    select *, sum(is_other::int) over (partition by matter order by started_at, interaction_id) as number from parted
), ticketed as (
    select interaction_id, count(*) as tickets, bool_or(solve_ms is not null) as is_solved from {{ticket_fact}}
    where interaction_id in (select interaction_id from mine) group by 1
)
select any_value(reason_id) as reason_id, any_value(case_native) as case_native, min(started_at) as first_at,
    max(started_at) as last_at, count(*) filter (direction = 'in') as came,
    count(*) filter (direction = 'out') as called,
    list_sort(list(distinct channel)) as channels, coalesce(sum(tickets), 0)::bigint as tickets,
    coalesce(bool_or(is_solved), false) as is_solved, arg_min(interaction_id, started_at) as interaction_id
from numbered left join ticketed using (interaction_id) group by matter, number
having count(*) > 1 or sum(tickets) > 0 order by last_at desc limit {MOST}
"""


def matters(reader: Reader, whose: Customer) -> list[dict]:
    """Matters that took several contacts or a ticket, the newest first: contacts of one case number, else of one reason
    with no more than fourteen days between them. `interaction_id`: the first contact."""
    return reader.rows(MATTERS, [whose.customer_id, whose.programme_id])
