-- One row a scorecard item of a contact, as it is in force: who had the last word (machine, review, dispute), and where the evidence stands.
select i.interaction_id, f.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, f.day, f.hour, f.slot, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service, f.started_at,
    i.scorecard_id, i.item_id, i.verdict, i.points, i.points_possible, i.critical, i.counts, i.occasion, i.evaluation_id, i.message_seq
from {item_in_force} i join {contact_fact} f using (interaction_id)
