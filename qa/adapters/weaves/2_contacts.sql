-- Messages of one contact that came in several files are numbered anew, in the order they were said.
create or replace temp table renumbered as
select m.* replace (row_number() over (partition by interaction_id order by said_at nulls last, begin_ms nulls last, message_seq, row_key) as message_seq)
from message m where interaction_id in (
    select interaction_id from message where interaction_id in (select work_id from ids) group by 1 having count(distinct message_seq) <> count(*) or max(message_seq) <> count(*)
);
delete from message where interaction_id in (select interaction_id from renumbered);
insert into message by name select * from renumbered;

-- Contacts woven from all claims about them: for every column the claim of the lowest rank that states it.
create or replace temp table woven as
with log_claim as (
    select interaction_id, 10 as claim_rank, any_value(source_id) as source_id, any_value(programme_id) as programme_id, any_value(native_id) as native_id, 'voice' as channel, 'in' as direction,
        arg_min(queue_native, visit_seq) as queue_native, arg_max(agent_native, visit_seq) as agent_native, min(entered_at) as queued_at, min(connected_at) as answered_at, max(last_at) as ended_at,
        min(entered_at) as started_at, sum(wait_ms)::bigint as wait_ms, sum(talk_ms)::bigint as talk_ms,
        if(bool_or(outcome = 'answered'), 'answered', arg_max(outcome, visit_seq)) as outcome, arg_max(ended_by, visit_seq) as ended_by,
        count(*) filter (is_transferred) as transfer_count, 'second' as time_precision
    from log_visit group by interaction_id
), claim as (
    select * exclude (row_key) from interaction_claim where interaction_id in (select work_id from ids)
    union all by name select * from log_claim
)
select interaction_id,
        arg_min(channel, claim_rank) as channel,
        arg_min(direction, claim_rank) as direction,
        arg_min(queue_native, claim_rank) as queue_native,
        arg_min(agent_native, claim_rank) as agent_native,
        arg_min(address_hash, claim_rank) as address_hash,
        arg_min(masked_address, claim_rank) as masked_address,
        arg_min(started_at, claim_rank) as started_at,
        arg_min(queued_at, claim_rank) as queued_at,
        arg_min(answered_at, claim_rank) as answered_at,
        arg_min(ended_at, claim_rank) as ended_at,
        arg_min(ivr_ms, claim_rank) as ivr_ms,
        arg_min(wait_ms, claim_rank) as wait_ms,
        arg_min(talk_ms, claim_rank) as talk_ms,
        arg_min(hold_ms, claim_rank) as hold_ms,
        arg_min(acw_ms, claim_rank) as acw_ms,
        arg_min(outcome, claim_rank) as outcome,
        arg_min(outcome_raw, claim_rank) as outcome_raw,
        arg_min(ended_by, claim_rank) as ended_by,
        arg_min(transfer_count, claim_rank) as transfer_count,
        arg_min(reason_label, claim_rank) as reason_label,
        arg_min(is_resolved, claim_rank) as is_resolved,
        arg_min(time_precision, claim_rank) as time_precision,
        arg_min(source_id, claim_rank) as source_id,
        arg_min(programme_id, claim_rank) as programme_id,
        arg_min(native_id, claim_rank) as native_id
from claim group by interaction_id;

create or replace temp table spoken as
with said as (
    select interaction_id, speaker, said_at, message_seq, min(said_at) filter (speaker = 'customer') over (partition by interaction_id) as asked_at
    from message where interaction_id in (select work_id from ids) and kind <> 'event'
)
select interaction_id, count(*) filter (speaker = 'customer') as customer_message_count, count(*) filter (speaker = 'agent') as agent_message_count,
    datediff('millisecond', any_value(asked_at), min(said_at) filter (speaker = 'agent' and said_at >= asked_at)) as first_response_ms
from said group by interaction_id;

delete from interaction where interaction_id in (select work_id from ids);
insert into interaction by name
select w.interaction_id, w.programme_id, w.source_id, w.native_id, coalesce(w.channel, 'other') as channel, coalesce(w.direction, 'in') as direction,
    w.programme_id || '/' || w.queue_native as queue_id, coalesce(a.agent_id, w.agent_native) as agent_id, m.team_id,
    coalesce(c.customer_id, w.address_hash) as customer_id, w.masked_address, w.started_at, w.queued_at, w.answered_at, w.ended_at,
    cast(w.started_at as date) as started_on, hour(w.started_at) as started_hour, w.ivr_ms, w.wait_ms, w.talk_ms, w.hold_ms, w.acw_ms,
    coalesce(w.outcome, 'unknown') as outcome, w.outcome_raw, w.ended_by, coalesce(w.transfer_count, 0) as transfer_count, w.reason_label, w.is_resolved,
    if(w.channel in ('voice', 'video'), null, p.first_response_ms) as first_response_ms, coalesce(p.customer_message_count, 0) as customer_message_count,
    coalesce(p.agent_message_count, 0) as agent_message_count, w.time_precision
from woven w
left join spoken p on p.interaction_id = w.interaction_id
left join source s on s.source_id = w.source_id
left join agent_alias a on a.source_id = s.space and a.native_id = w.agent_native
left join customer_alias c on c.address_hash = w.address_hash
left join team_membership m on m.agent_id = coalesce(a.agent_id, w.agent_native)
    and cast(w.started_at as date) >= coalesce(m.valid_from, date '0001-01-01') and cast(w.started_at as date) < coalesce(m.valid_to, date '9999-12-31')
where w.started_at is not null
qualify row_number() over (partition by w.interaction_id order by m.valid_from desc nulls last) = 1;

insert into due select 'annotate', work_id from ids where work_id in (select interaction_id from message);
delete from due where stage = 'weave';
