-- One row a survey invitation with its answer.
select s.interaction_id, s.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, f.customer_id, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service,
    coalesce(f.day, cast(s.answered_at as date)) as day, coalesce(f.hour, hour(s.answered_at)) as hour, f.slot, f.started_at, s.instrument, s.status, s.score
from {survey} s left join {contact_fact} f using (interaction_id)
