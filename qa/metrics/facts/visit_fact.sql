-- One row a queue entered by a contact.
select v.interaction_id, v.programme_id, v.team_id, v.agent_id, v.queue_id, f.channel, f.reason_id, f.customer_id, f.segment,
    cast(v.entered_at as date) as day, hour(v.entered_at) as hour, v.visit_seq, v.entered_at as started_at, v.wait_ms, v.outcome, v.outcome = 'answered' as is_answered,
    v.outcome in ('abandoned_queue', 'abandoned_ring') as is_abandoned, v.is_transferred
from {queue_visit} v left join {contact_fact} f using (interaction_id)
