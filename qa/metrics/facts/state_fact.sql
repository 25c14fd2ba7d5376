-- One row an agent, hour, state and reason: how long it lasted; in the zone of the programme, where its sources agree on one.
with hours as (
    select *, unnest(generate_series(date_trunc('hour', started_at), ended_at - interval 1 microsecond, interval 1 hour)) as hour_at
    from agent_state left join (select programme_id, if(count(distinct zone) = 1, min(zone), null) as zone from source group by 1) using (programme_id) where agent_id in (select work_id from touched)
)
select cast(null as varchar) as interaction_id, programme_id, team_id, agent_id, cast(null as varchar) as queue_id, cast(null as varchar) as channel,
    cast(null as varchar) as reason_id, cast(null as varchar) as segment, cast(null as varchar) as repeat_cause, cast(null as varchar) as purpose, cast(null as varchar) as node, cast(null as varchar) as tried_service, cast(timezone(:zone(zone), hour_at) as date) as day, hour(timezone(:zone(zone), hour_at)) as hour,
    cast(null as bigint) as slot, state, reason,
    sum(epoch_ms(least(ended_at, hour_at + interval 1 hour)) - epoch_ms(greatest(started_at, hour_at)))::bigint as spent_ms
from hours group by all
