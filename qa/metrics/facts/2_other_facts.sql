-- Queue visits, agent time by hour, surveys and evaluations, each with the same dimension columns.
create or replace table visit_fact as
select v.interaction_id, v.programme_id, v.team_id, v.agent_id, v.queue_id, f.channel, f.reason_id, f.customer_id, f.segment, cast(v.entered_at as date) as day, hour(v.entered_at) as hour,
    v.entered_at as started_at, v.wait_ms, v.outcome, v.outcome = 'answered' as is_answered, v.outcome in ('abandoned_queue', 'abandoned_ring') as is_abandoned, v.is_transferred
from queue_visit v left join contact_fact f using (interaction_id)
order by day, v.interaction_id;

create or replace table state_fact as
with hours as (
    select *, unnest(generate_series(date_trunc('hour', started_at), ended_at - interval 1 microsecond, interval 1 hour)) as hour_at from agent_state
)
select cast(null as varchar) as interaction_id, programme_id, team_id, agent_id, cast(null as varchar) as queue_id, cast(null as varchar) as channel, cast(null as varchar) as reason_id,
    cast(hour_at as date) as day, hour(hour_at) as hour, state, reason,
    sum(epoch_ms(least(ended_at, hour_at + interval 1 hour)) - epoch_ms(greatest(started_at, hour_at)))::bigint as spent_ms
from hours group by all;

create or replace table survey_fact as
select s.interaction_id, s.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, coalesce(f.day, cast(s.answered_at as date)) as day, coalesce(f.hour, hour(s.answered_at)) as hour,
    f.customer_id, f.segment, f.started_at, s.instrument, s.status, s.score
from survey s left join contact_fact f using (interaction_id);

create or replace table evaluation_fact as
select e.interaction_id, f.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, f.day, f.hour, f.customer_id, f.segment, f.started_at,
    e.scorecard_id, e.points, e.points_possible, e.score, e.has_customer_critical, e.has_business_critical, e.has_compliance_critical
from evaluation e join contact_fact f using (interaction_id);
