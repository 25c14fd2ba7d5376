-- One row a contact with everything metrics ask of it and the dimensions they are broken down by.
create or replace table contact_fact as
with acw as (
    select i.interaction_id, any_value(epoch_ms(a.ended_at) - epoch_ms(a.started_at)) as acw_ms
    from interaction i join agent_state a on a.agent_id = i.agent_id and a.state = 'acw' and a.started_at between i.ended_at and i.ended_at + interval 10 second
    where i.channel = 'voice' group by 1
), corrected as (
    select * from correction qualify row_number() over (partition by interaction_id, message_seq, kind, label order by correction_id desc) = 1
), heard as (
    select interaction_id, bool_or(label in ('complaint', 'escalation')) as has_complaint, bool_or(label = 'escalation') as has_escalation, bool_or(label = 'thanks') as has_thanks,
        bool_or(label = 'churn') as has_churn, bool_or(label = 'repeat_mention') as has_repeat_mention, bool_or(label = 'wish') as has_wish
    from finding f where not exists (select 1 from corrected k where k.kind = 'finding' and k.value = 'no' and k.interaction_id = f.interaction_id
        and k.message_seq = f.message_seq and k.label = f.label) group by 1
)
select i.interaction_id, i.programme_id, i.team_id, i.agent_id, i.queue_id, i.channel, coalesce(r.value, s.reason_id, 'no_words') as reason_id, i.started_on as day, i.started_hour as hour,
    i.direction, i.customer_id, c.segment, i.started_at, i.ended_at, i.outcome, i.outcome = 'answered' as is_answered, i.wait_ms, i.first_response_ms, i.transfer_count, i.is_resolved,
    coalesce(i.talk_ms, if(i.outcome = 'answered', epoch_ms(i.ended_at) - epoch_ms(coalesce(i.answered_at, i.started_at)) - coalesce(i.hold_ms, 0), null)) as talk_ms, coalesce(i.hold_ms, 0) as hold_ms,
    coalesce(i.acw_ms, a.acw_ms, 0) as acw_ms, i.customer_message_count, i.agent_message_count, s.satisfaction, s.sentiment, s.silence_ms, s.interruption_count, s.talk_share, s.is_cut,
    coalesce(h.has_complaint, false) as has_complaint, coalesce(h.has_escalation, false) as has_escalation, coalesce(h.has_thanks, false) as has_thanks, coalesce(h.has_churn, false) as has_churn,
    coalesce(h.has_repeat_mention, false) as has_repeat_mention, coalesce(h.has_wish, false) as has_wish,
    l.next_interaction_id, l.gap_ms as next_gap_ms, l.same_gap_ms as next_same_gap_ms, coalesce(l.is_known_24h, false) as is_known_24h, coalesce(l.is_known_7d, false) as is_known_7d
from interaction i
left join contact_score s using (interaction_id)
left join (select interaction_id, value from corrected where kind = 'reason' and value <> 'machine') r using (interaction_id)
left join acw a using (interaction_id)
left join heard h using (interaction_id)
left join contact_link l using (interaction_id)
left join (select customer_id, any_value(segment) as segment from customer group by 1) c on c.customer_id = i.customer_id
order by i.started_on, i.interaction_id;
