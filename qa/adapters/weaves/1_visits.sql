-- Queue visits of the touched contacts: each ENTERQUEUE of a queue_log opens one; other sources report theirs whole.
create or replace temp table log_visit as
with ordered as (
    select e.*, count(*) filter (event = 'ENTERQUEUE') over (partition by interaction_id order by happened_at, line_no rows between unbounded preceding and current row) as visit_seq
    from queue_event e where interaction_id in (select work_id from ids) and native_id not in ('NONE', 'CLI', 'MANAGER', 'REALTIME')
), visit as (
    select interaction_id, visit_seq, any_value(source_id) as source_id, any_value(programme_id) as programme_id, any_value(native_id) as native_id,
        any_value(queue_native) filter (event = 'ENTERQUEUE') as queue_native,
        min(happened_at) filter (event = 'ENTERQUEUE') as entered_at, max(happened_at) filter (event = 'CONNECT') as connected_at, max(happened_at) as last_at,
        arg_max(agent_native, line_no) filter (event = 'CONNECT') as agent_native,
        max(try_cast(data1 as bigint)) filter (event = 'CONNECT') * 1000 as hold_ms,
        max(try_cast(data3 as bigint)) filter (event in ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY')) * 1000 as left_ms,
        max(try_cast(data4 as bigint)) filter (event = 'EXITWITHKEY') * 1000 as key_ms,
        max(try_cast(if(event in ('COMPLETEAGENT', 'COMPLETECALLER'), data2, data4) as bigint))
            filter (event in ('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER')) * 1000 as talk_ms,
        bool_or(event in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER')) as is_transferred,
        case when bool_or(event = 'COMPLETEAGENT') then 'agent' when bool_or(event = 'COMPLETECALLER') then 'customer' end as ended_by,
        case when bool_or(event = 'CONNECT') then 'answered' when bool_or(event = 'ABANDON') then 'abandoned_queue' when bool_or(event = 'EXITWITHTIMEOUT') then 'timeout'
            when bool_or(event = 'EXITEMPTY') then 'no_agent' when bool_or(event = 'EXITWITHKEY') then 'exit_key' else 'unknown' end as outcome
    from ordered where visit_seq > 0 group by interaction_id, visit_seq
)
select *, coalesce(hold_ms, left_ms, key_ms) as wait_ms from visit;

create or replace temp table visit_said as
select interaction_id, visit_seq, source_id, programme_id, queue_native, agent_native, entered_at, coalesce(connected_at, last_at) as left_at, wait_ms, outcome, is_transferred from log_visit
union all by name
select interaction_id, visit_seq, source_id, programme_id, queue_native, agent_native, entered_at, left_at, wait_ms, outcome, null as is_transferred
from visit_claim v where interaction_id in (select work_id from ids) and not exists (select 1 from log_visit l where l.interaction_id = v.interaction_id);

insert into queue by name
select distinct programme_id || '/' || queue_native as queue_id, programme_id, queue_native as native_id, queue_native as name, cast(null as varchar) as channel, cast(0 as ubigint) as row_key
from visit_said where queue_native is not null and programme_id || '/' || queue_native not in (select queue_id from queue);

delete from queue_visit where interaction_id in (select work_id from ids);
insert into queue_visit by name
select v.interaction_id, v.visit_seq, v.source_id, v.programme_id, v.programme_id || '/' || v.queue_native as queue_id,
    coalesce(a.agent_id, v.agent_native) as agent_id, m.team_id, v.entered_at, v.left_at, v.wait_ms, v.outcome,
    coalesce(v.is_transferred, c.transfer_count > 0 and v.outcome = 'answered') as is_transferred
from visit_said v
left join source s on s.source_id = v.source_id
left join agent_alias a on a.source_id = s.space and a.native_id = v.agent_native
left join (select interaction_id, max(transfer_count) as transfer_count from interaction_claim where interaction_id in (select work_id from ids) group by 1) c on c.interaction_id = v.interaction_id
left join team_membership m on m.agent_id = coalesce(a.agent_id, v.agent_native)
    and cast(v.entered_at as date) >= coalesce(m.valid_from, date '0001-01-01') and cast(v.entered_at as date) < coalesce(m.valid_to, date '9999-12-31')
qualify row_number() over (partition by v.interaction_id, v.visit_seq order by m.valid_from desc nulls last) = 1;
