-- One row a ticket, put together from the rows that tell of it: when it was opened, first answered and solved, how often it came back.
with told as (
    select interaction_id, programme_id, regexp_replace(native_id, '^ticket:', '') as native_id, min(opened_at) as opened_at, min(replied_at) as replied_at, max(solved_at) as solved_at, max(reopen_count) as reopen_count,
        arg_max(status, coalesce(solved_at, opened_at)) as status, min(category) as category, min(source_id) as source_id, min(agent_native) as agent_native
    from {ticket} group by all
), named as (
    select programme_id, native_id, min(agent_id) as agent_id from agent_alias group by 1, 2
)
select t.interaction_id, t.programme_id, f.team_id, coalesce(f.agent_id, n.agent_id) as agent_id, f.queue_id, f.channel, f.reason_id, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service, f.customer_id,
    coalesce(cast(timezone(:zone(s.zone), t.opened_at) as date), f.day) as day, coalesce(hour(timezone(:zone(s.zone), t.opened_at)), f.hour) as hour,
    4 * hour(timezone(:zone(s.zone), t.opened_at)) + minute(timezone(:zone(s.zone), t.opened_at)) // 15 as slot, t.opened_at as started_at, t.native_id, t.status, t.category, t.solved_at,
    if(t.replied_at >= t.opened_at, epoch_ms(t.replied_at) - epoch_ms(t.opened_at), null) as reply_ms, if(t.solved_at >= t.opened_at, epoch_ms(t.solved_at) - epoch_ms(t.opened_at), null) as solve_ms, coalesce(t.reopen_count, 0) as reopen_count,
    if(t.replied_at >= t.opened_at, q2.before_ms + greatest(0, least(epoch_ms(t.replied_at), q2.closes_ms) - q2.opens_ms) - q1.before_ms - greatest(0, least(epoch_ms(t.opened_at), q1.closes_ms) - q1.opens_ms), null) as reply_open_ms,
    if(t.solved_at >= t.opened_at, q3.before_ms + greatest(0, least(epoch_ms(t.solved_at), q3.closes_ms) - q3.opens_ms) - q1.before_ms - greatest(0, least(epoch_ms(t.opened_at), q1.closes_ms) - q1.opens_ms), null) as solve_open_ms
from told t left join {contact_fact} f using (interaction_id) left join named n on n.programme_id = t.programme_id and n.native_id = t.agent_native left join source s on s.source_id = t.source_id
left join opening q1 on q1.programme_id = t.programme_id and q1.day = cast(timezone(:zone(s.zone), t.opened_at) as date)
left join opening q2 on q2.programme_id = t.programme_id and q2.day = cast(timezone(:zone(s.zone), t.replied_at) as date)
left join opening q3 on q3.programme_id = t.programme_id and q3.day = cast(timezone(:zone(s.zone), t.solved_at) as date)
