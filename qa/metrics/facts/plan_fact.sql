-- One row an agent, hour and planned activity: how much was planned, how much of it was kept, what was paid and what nobody came for; in the zone of the programme.
-- Kept: at work while work is planned, away while a break or a meal is, not ready or at work while training or a meeting is. Whoever shows no sign in a whole shift of work was absent.
with zoned as (
    select s.*, z.zone, row_number() over (order by agent_id, started_at, ended_at, activity) as shift_no
    from agent_shift s left join (select programme_id, if(count(distinct zone) = 1, min(zone), null) as zone from source group by 1) z using (programme_id)
    where agent_id in (select work_id from touched) and activity <> 'leave'
), state as (
    select * from agent_state where agent_id in (select work_id from touched)
), seen as (
    select shift_no, bool_or(a.state is not null) as has_come
    from zoned s left join state a on a.agent_id = s.agent_id and a.started_at < s.ended_at and a.ended_at > s.started_at group by 1
), piece as (
    select *, greatest(started_at, hour_at) as begins_at, least(ended_at, hour_at + interval 1 hour) as ends_at
    from (select *, unnest(generate_series(date_trunc('hour', started_at), ended_at - interval 1 microsecond, interval 1 hour)) as hour_at from zoned)
), met as (
    select p.shift_no, p.hour_at,
        coalesce(sum(epoch_ms(least(a.ended_at, p.ends_at)) - epoch_ms(greatest(a.started_at, p.begins_at))) filter (a.state in ('available', 'busy', 'acw')), 0) as working_ms,
        coalesce(sum(epoch_ms(least(a.ended_at, p.ends_at)) - epoch_ms(greatest(a.started_at, p.begins_at))) filter (a.state = 'notready'), 0) as notready_ms
    from piece p left join state a on a.agent_id = p.agent_id and a.started_at < p.ends_at and a.ended_at > p.begins_at group by 1, 2
)
select cast(null as varchar) as interaction_id, p.programme_id, p.team_id, p.agent_id, cast(null as varchar) as queue_id, cast(null as varchar) as channel, cast(null as varchar) as reason_id,
    cast(null as varchar) as segment, cast(null as varchar) as repeat_cause, cast(null as varchar) as purpose, cast(null as varchar) as node, cast(null as varchar) as tried_service, cast(timezone(:zone(p.zone), p.hour_at) as date) as day, hour(timezone(:zone(p.zone), p.hour_at)) as hour, cast(null as bigint) as slot, p.activity,
    sum(epoch_ms(p.ends_at) - epoch_ms(p.begins_at))::bigint as planned_ms,
    sum(if(p.activity = 'meal', 0, epoch_ms(p.ends_at) - epoch_ms(p.begins_at)))::bigint as paid_ms,
    sum(least(epoch_ms(p.ends_at) - epoch_ms(p.begins_at), m.working_ms))::bigint as working_ms,
    sum(case when p.activity = 'work' then least(epoch_ms(p.ends_at) - epoch_ms(p.begins_at), m.working_ms)
        when not s.has_come then 0
        when p.activity in ('break', 'meal') then greatest(0, epoch_ms(p.ends_at) - epoch_ms(p.begins_at) - m.working_ms - m.notready_ms)
        else least(epoch_ms(p.ends_at) - epoch_ms(p.begins_at), m.working_ms + m.notready_ms) end)::bigint as kept_ms,
    sum(if(p.activity = 'work' and not s.has_come, epoch_ms(p.ends_at) - epoch_ms(p.begins_at), 0))::bigint as absent_ms
from piece p join met m using (shift_no, hour_at) join seen s using (shift_no) group by all
