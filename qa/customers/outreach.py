"""Several people calling one customer about one matter, and calls after the matter was settled."""

from __future__ import annotations

from qa.warehouse.store import Writer
from qa.warehouse.views import prepare

WITHIN, OWED = "interval 3 day", "interval 7 day"
# A matter is the case where both sides name one, else what both were about; unknown is taken for the same. Who called
# and reached nobody has not bothered anybody, once the customer has come again a call answers that, and whom several
# people promised to call may hear from each of them.
PHONED = """
create or replace temp table touched as select interaction_id as work_id from interaction where customer_id in (
    select customer_id from interaction where direction = 'out' and customer_id in (select customer_id from theirs))
"""
LINK = f"""
create or replace temp table called as
with met as (
    select i.interaction_id, i.programme_id, i.customer_id, i.agent_id, i.direction, i.outcome, i.purpose,
        i.case_native, i.started_at, coalesce(i.ended_at, i.started_at) as left_at,
        nullif(r.reason_id, 'unknown') as reason_id
    from interaction i left join only_reason_in_force r using (interaction_id)
    where i.interaction_id in (select work_id from touched)
), reached as (
    select * from met where direction = 'out' and outcome = 'answered' and coalesce(purpose, 'callback') = 'callback'
), settled as (
    select programme_id, regexp_replace(native_id, '^ticket:', '') as case_native, max(solved_at) as solved_at
    from ticket where solved_at is not null group by all
), again as (
    select e.interaction_id, l.started_at as came_at from contact_link n join met e using (interaction_id)
    join met l on l.interaction_id = n.same_interaction_id and l.reason_id = e.reason_id
), owed as (
    select o.interaction_id, count(distinct w.interaction_id) as owed, count(distinct c.interaction_id) as made
    from reached o join promise w on w.customer_id = o.customer_id and w.said_at < o.started_at
        and w.said_at >= o.started_at - {OWED}
    join met i on i.interaction_id = w.interaction_id and i.direction = 'in'
    anti join again a on a.interaction_id = w.interaction_id and a.came_at < o.started_at
    join reached c on c.customer_id = o.customer_id and c.programme_id = o.programme_id
        and c.started_at between w.said_at and o.started_at
    group by 1
), before as (
    select o.interaction_id, arg_max(p.interaction_id, p.started_at) as previous_interaction_id,
        max(p.left_at) as left_at, arg_max(p.agent_id, p.started_at) as agent_id
    from reached o join reached p on p.programme_id = o.programme_id and p.customer_id = o.customer_id
        and p.started_at < o.started_at and p.left_at >= o.started_at - {WITHIN}
        and if((p.case_native is null) = (o.case_native is null), coalesce(p.case_native = o.case_native,
            p.reason_id = o.reason_id, true), coalesce(p.reason_id = o.reason_id, false))
    left join owed w on w.interaction_id = o.interaction_id
    where (coalesce(p.case_native = o.case_native, false) or not coalesce(w.owed > 1 and w.made <= w.owed, false))
        and not exists (select 1 from met c where c.direction = 'in' and c.customer_id = o.customer_id
        and c.programme_id = o.programme_id and c.started_at between p.started_at and o.started_at)
    group by 1
)
select o.interaction_id, o.customer_id, b.previous_interaction_id,
    if(b.left_at is null, null, greatest(0, epoch_ms(o.started_at) - epoch_ms(b.left_at))) as gap_ms,
    b.agent_id is distinct from o.agent_id and b.agent_id is not null as is_other_agent,
    coalesce(s.solved_at < o.started_at, false) as is_settled
from reached o left join before b using (interaction_id)
left join settled s on s.programme_id = o.programme_id and s.case_native = o.case_native
where b.interaction_id is not null or s.solved_at < o.started_at
"""


def link(writer: Writer) -> None:
    """Calls of the centre to the customers in `theirs` anew; those that came out differently are due to be counted."""
    mine = "customer_id in (select customer_id from theirs)"
    writer.execute(PHONED)
    prepare(writer, "{reason_in_force}")
    writer.execute(LINK)
    writer.execute(f"create or replace temp table called_was as select * from outreach where {mine}")
    writer.execute(f"delete from outreach where {mine}")
    writer.execute("insert into outreach by name select * from called")
    writer.execute(
        """insert into due select distinct 'count', interaction_id from ((from called except from called_was)
            union (from called_was except from called))"""
    )
