-- One row a contact with everything metrics ask of it and the dimensions they are broken down by.
with acw as (
    select i.interaction_id, arg_min(epoch_ms(a.ended_at) - epoch_ms(a.started_at), a.started_at) as acw_ms
    from {interaction} i join agent_state a on a.agent_id = i.agent_id and a.state = 'acw' and a.started_at between i.ended_at and i.ended_at + interval 10 second
    where i.channel = 'voice' group by 1
), heard as (
    select interaction_id, bool_or(label in ('complaint', 'escalation')) as has_complaint, bool_or(label = 'escalation') as has_escalation,
        bool_or(label = 'thanks') as has_thanks, bool_or(label = 'churn') as has_churn, bool_or(label = 'repeat_mention') as has_repeat_mention,
        bool_or(label = 'wish') as has_wish
    from {finding_in_force} group by 1
), felt as (
    select interaction_id, message_seq, sentiment, row_number() over (partition by interaction_id order by message_seq) as place, count(*) over (partition by interaction_id) as words
    from {mood_in_force}
), mood as (
    select interaction_id, avg(sentiment) filter (place <= greatest(1, words // 3)) as mood_start, avg(sentiment) filter (place > words - greatest(1, words // 3)) as mood_end
    from felt where words >= 2 group by 1
), rate as (
    select programme_id, kind, channel, month_on, max(amount) as amount from cost where kind in ('agent_hour', 'contact') group by all
), priced as (
    select i.interaction_id, coalesce(ch.amount, ca.amount) as hour_rate, coalesce(oh.amount, oa.amount) as contact_rate
    from {interaction} i
    asof left join (select * from rate where kind = 'agent_hour' and channel is not null) ch on ch.programme_id = i.programme_id and ch.channel = i.channel and ch.month_on <= i.started_on
    asof left join (select * from rate where kind = 'agent_hour' and channel is null) ca on ca.programme_id = i.programme_id and ca.month_on <= i.started_on
    asof left join (select * from rate where kind = 'contact' and channel is not null) oh on oh.programme_id = i.programme_id and oh.channel = i.channel and oh.month_on <= i.started_on
    asof left join (select * from rate where kind = 'contact' and channel is null) oa on oa.programme_id = i.programme_id and oa.month_on <= i.started_on
), menu as (
    select interaction_id, arg_max(node, step_no) as node, count(*) as menu_steps, count(*) - count(distinct node) as menu_returns from {ivr_step} group by 1
), alone as (
    select coalesce(c.person_id, e.address_hash) as customer_id, e.programme_id, e.service, e.result, e.happened_at from self_service_event e left join customer_identity c on c.address_hash = e.address_hash
), tried as (
    select i.interaction_id, arg_max(e.service, e.happened_at) as tried_service, arg_max(e.result, e.happened_at) as tried_result
    from {interaction} i join alone e on e.customer_id = i.customer_id and e.programme_id = i.programme_id and e.happened_at between i.started_at - interval 1 day and i.started_at
    where i.direction = 'in' group by 1
), told_of as (
    select distinct programme_id, cast(happened_at as date) as day from self_service_event
), contested as (
    select distinct interaction_id from {dispute}
), valued as (
    select customer_id, min(segment) as segment from customer group by 1
)
select i.interaction_id, i.programme_id, i.team_id, i.agent_id, i.queue_id, i.channel, coalesce(r.reason_id, 'no_words') as reason_id,
    i.started_on as day, i.started_hour as hour,
    4 * i.started_hour + minute(timezone(:zone(z.zone), i.started_at)) // 15 as slot, i.direction, i.customer_id, v.segment, i.started_at, i.ended_at, i.outcome, i.outcome = 'answered' as is_answered,
    case when i.outcome = 'out_of_hours' or (i.outcome = 'blocked' and upper(i.outcome_raw) = 'CLOSED') then 'closed'
        when i.outcome = 'blocked' then if(upper(i.outcome_raw) in ('FULL', 'QUEUINGOVERFLOW'), 'full', 'other') end as turned_away,
    i.ivr_ms, i.wait_ms, i.first_response_ms,
    q2.before_ms + greatest(0, least(epoch_ms(i.started_at) + i.first_response_ms, q2.closes_ms) - q2.opens_ms) - q1.before_ms - greatest(0, least(epoch_ms(i.started_at), q1.closes_ms) - q1.opens_ms) as first_response_open_ms,
    i.reply_count, i.reply_ms, i.reply_soon_count, i.bot_message_count, i.transfer_count, i.is_resolved,
    coalesce(i.talk_ms, if(i.outcome = 'answered', epoch_ms(i.ended_at) - epoch_ms(coalesce(i.answered_at, i.started_at)) - coalesce(i.hold_ms, 0), null)) as talk_ms,
    coalesce(i.hold_ms, 0) as hold_ms, coalesce(i.acw_ms, a.acw_ms, 0) as acw_ms, i.customer_message_count, i.agent_message_count,
    if(i.channel in ('voice', 'video') and i.outcome = 'answered',
        coalesce(u.contact_rate, 0) + u.hour_rate * (coalesce(i.talk_ms, epoch_ms(i.ended_at) - epoch_ms(coalesce(i.answered_at, i.started_at))) + if(i.talk_ms is null, 0, coalesce(i.hold_ms, 0)) + coalesce(i.acw_ms, a.acw_ms, 0)) / 3600000.0,
        if(i.outcome = 'answered', u.contact_rate, null)) as cost,
    s.satisfaction, s.sentiment, m.mood_start, m.mood_end, c.silence_ms, c.interruption_count, c.han_per_minute, c.talk_share, c.is_cut,
    coalesce(h.has_complaint, false) as has_complaint, coalesce(h.has_escalation, false) as has_escalation, coalesce(h.has_thanks, false) as has_thanks,
    coalesce(h.has_churn, false) as has_churn, coalesce(h.has_repeat_mention, false) as has_repeat_mention, coalesce(h.has_wish, false) as has_wish,
    l.next_interaction_id, l.gap_ms as next_gap_ms, if(l.same_gap_ms <= epoch_ms(:same_matter), l.same_gap_ms, null) as next_same_gap_ms,
    l.same_gap_ms as next_same_long_gap_ms, l.next_channel, l.previous_interaction_id, l.previous_gap_ms, l.previous_channel, l.chain_no, e.cause as repeat_cause, l.same_interaction_id, i.purpose,
    w.node, w.menu_steps, w.menu_returns, y.tried_service, y.tried_result, k.day is not null as knows_tries,
    o.interaction_id is not null and o.is_other_agent as is_called_by_another, coalesce(o.is_settled, false) as is_called_when_settled,
    coalesce(l.previous_gap_ms <= epoch_ms(:same_matter), false)::int + coalesce(l.previous_gap_ms <= epoch_ms(:same_matter) and l.previous_channel <> i.channel, false)::int
        + (i.transfer_count > 0)::int + (coalesce(i.hold_ms, 0) >= 60000)::int + coalesce(h.has_repeat_mention, false)::int as effort,
    coalesce(l.interaction_id is not null and coalesce(i.ended_at, i.started_at) + :soon <= p.latest_at, false) as is_known_24h,
    coalesce(l.interaction_id is not null and coalesce(i.ended_at, i.started_at) + :shorter <= p.latest_at, false) as is_known_3d,
    coalesce(l.interaction_id is not null and coalesce(i.ended_at, i.started_at) + :same_matter <= p.latest_at, false) as is_known_7d,
    coalesce(l.interaction_id is not null and coalesce(i.ended_at, i.started_at) + :longest <= p.latest_at, false) as is_known_14d,
    j.scorecard_count is not null as is_evaluated, j.points, j.points_possible, j.points_applicable,
    j.score,
    coalesce(j.is_customer_judged, false) as is_customer_judged,
    coalesce(j.is_business_judged, false) as is_business_judged, coalesce(j.is_compliance_judged, false) as is_compliance_judged,
    coalesce(j.has_customer_critical, false) as has_customer_critical, coalesce(j.has_business_critical, false) as has_business_critical,
    coalesce(j.has_compliance_critical, false) as has_compliance_critical, coalesce(j.is_by_person, false) as is_reviewed,
    i.interaction_id in (select interaction_id from {dispute_open}) as is_disputed, t.interaction_id is not null as was_disputed
from {interaction} i
left join {contact_score} c using (interaction_id)
left join {reason_in_force} r using (interaction_id)
left join {satisfaction_in_force} s using (interaction_id)
left join heard h using (interaction_id)
left join {score_in_force} j using (interaction_id)
left join acw a using (interaction_id)
left join mood m using (interaction_id)
left join priced u using (interaction_id)
left join contested t using (interaction_id)
left join source z on z.source_id = i.source_id
left join {contact_link} l using (interaction_id)
left join {repeat_cause} e using (interaction_id)
left join menu w on w.interaction_id = i.interaction_id
left join tried y on y.interaction_id = i.interaction_id
left join told_of k on k.programme_id = i.programme_id and k.day = i.started_on
left join {outreach} o on o.interaction_id = i.interaction_id
left join programme_reach p on p.programme_id = i.programme_id
left join valued v on v.customer_id = i.customer_id
left join opening q1 on q1.programme_id = i.programme_id and q1.day = cast(timezone(:zone(z.zone), i.started_at) as date)
left join opening q2 on q2.programme_id = i.programme_id and q2.day = cast(timezone(:zone(z.zone), i.started_at + to_milliseconds(i.first_response_ms)) as date)
