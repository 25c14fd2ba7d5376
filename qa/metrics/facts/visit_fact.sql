-- One row a queue entered by a contact, on the day of its source's zone; UTC is nobody's zone, there the house's counts.
-- `next_queue_id`: where the contact went from here; `is_back`: it had been in this queue, and elsewhere since.
-- `is_first_answer`: the first that anybody took; `is_passed_on`: a person of the queue before passed it on.
-- Who was in one queue only spoke there all the time there was.
select v.interaction_id, v.programme_id, v.team_id, v.agent_id, v.queue_id, f.channel, f.reason_id, f.customer_id, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service,
    cast(timezone(:zone(s.zone), v.entered_at) as date) as day, hour(timezone(:zone(s.zone), v.entered_at)) as hour,
    4 * hour(timezone(:zone(s.zone), v.entered_at)) + minute(timezone(:zone(s.zone), v.entered_at)) // 15 as slot, v.visit_seq, v.entered_at as started_at, v.wait_ms,
    coalesce(v.talk_ms, if(count(*) over (partition by v.interaction_id) = 1, f.talk_ms, null)) as talk_ms, v.outcome, v.outcome = 'answered' as is_answered,
    v.outcome in ('abandoned_queue', 'abandoned_ring') as is_abandoned, v.is_transferred,
    row_number() over (partition by v.interaction_id, v.outcome = 'answered' order by v.visit_seq) = 1 and v.outcome = 'answered' as is_first_answer,
    coalesce(lag(v.is_transferred) over way, false) as is_passed_on,
    lead(v.queue_id) over way as next_queue_id,
    row_number() over (partition by v.interaction_id, v.queue_id order by v.visit_seq) > 1 and lag(v.queue_id) over way <> v.queue_id as is_back
from {queue_visit} v left join {contact_fact} f using (interaction_id) left join source s on s.source_id = v.source_id
window way as (partition by v.interaction_id order by v.visit_seq)
