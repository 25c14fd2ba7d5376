-- One row an offer, with the contact it was made in.
select o.interaction_id, f.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service, f.customer_id, f.day, f.hour, f.slot, f.started_at,
    o.product, o.is_permitted, o.result, o.amount, f.direction, f.satisfaction, f.has_complaint
from {offer} o join {contact_fact} f using (interaction_id)
