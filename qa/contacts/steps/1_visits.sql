-- Queue visits of the touched contacts: each ENTERQUEUE of a queue_log opens one; other sources report theirs whole.
-- An end or an answer without an entry of its own call takes the entry it tells of from another call, else one of its own is made from how long it waited.
-- Lines of one second have no order of their own: an end tells how long it waited and talked, so it finds its entry; entries of one second take turns with what ends them.
create or replace temp table call_event as
select e.*, case when event = 'ENTERQUEUE' then 'enter' when event = 'CONNECT' then 'connect' when event in ('RINGNOANSWER', 'RINGCANCELED') then 'ring'
    when event in ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'EXITWITHKEY') then 'leave' else 'complete' end as part
from queue_event e where interaction_id in (select work_id from ids) and native_id not in ('NONE', 'CLI', 'MANAGER', 'REALTIME') and event in ('ENTERQUEUE', 'CONNECT', 'RINGNOANSWER',
    'RINGCANCELED', 'COMPLETEAGENT', 'COMPLETECALLER', 'ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'EXITWITHKEY', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER', 'AGENTDUMP', 'SYSCOMPAT');

create or replace temp table lone as
select e.* from call_event e where part <> 'enter' and not exists (
    select 1 from call_event n where n.part = 'enter' and n.interaction_id = e.interaction_id and n.queue_native is not distinct from e.queue_native);
create or replace temp table rehomed as
select n.row_key, l.interaction_id, l.native_id from call_event n join lone l on l.event = 'CONNECT' and l.source_id = n.source_id and l.queue_native = n.queue_native
    and l.interaction_id <> n.interaction_id and abs(epoch(l.happened_at) - try_cast(l.data1 as bigint) - epoch(n.happened_at)) <= 1
where n.part = 'enter' and not exists (select 1 from call_event o where o.interaction_id = n.interaction_id and o.queue_native = n.queue_native and o.part in ('connect', 'leave'))
qualify row_number() over (partition by n.row_key order by l.happened_at, l.row_key) = 1
union all
select l.row_key, c.interaction_id, c.native_id from lone l join call_event c on c.event = 'CONNECT' and c.source_id = l.source_id and c.queue_native = l.queue_native
    and c.agent_native = l.agent_native and c.interaction_id <> l.interaction_id and abs(epoch(l.happened_at) - try_cast(l.data4 as bigint) - epoch(c.happened_at)) <= 1
where l.event = 'ATTENDEDTRANSFER' qualify row_number() over (partition by l.row_key order by c.happened_at, c.row_key) = 1;
update call_event set interaction_id = r.interaction_id, native_id = r.native_id from rehomed r where r.row_key = call_event.row_key;
insert into call_event by name
with told as (
    select e.*, happened_at - to_seconds(coalesce(case when event = 'CONNECT' then try_cast(data1 as bigint) when event in ('COMPLETEAGENT', 'COMPLETECALLER') then try_cast(data1 as bigint) + try_cast(data2 as bigint)
        when part = 'leave' then try_cast(if(event = 'EXITWITHKEY', data4, data3) as bigint) else try_cast(data3 as bigint) + try_cast(data4 as bigint) end, 0)) as since
    from call_event e where part in ('connect', 'leave', 'complete') and queue_native is not null and not exists (
        select 1 from call_event n where n.part = 'enter' and n.interaction_id = e.interaction_id and n.queue_native = e.queue_native)
)
select * exclude (since, happened_at, event, part, data1, data2, data3, data4, data5), since as happened_at, 'ENTERQUEUE' as event, 'enter' as part
from told qualify coalesce(since - lag(since) over (partition by interaction_id, queue_native order by since, row_key) > interval 2 second, true);

create or replace temp table log_visit as
with entry as (
    select interaction_id, queue_native, happened_at as entered_at, count(*) as entries,
        sum(count(*)) over (partition by interaction_id, queue_native order by happened_at) - count(*) as earlier
    from call_event where part = 'enter' group by interaction_id, queue_native, happened_at
), told as (
    select *, happened_at - to_seconds(case event when 'CONNECT' then try_cast(data1 as bigint) when 'EXITWITHKEY' then try_cast(data4 as bigint)
        when 'COMPLETEAGENT' then try_cast(data1 as bigint) + try_cast(data2 as bigint) when 'COMPLETECALLER' then try_cast(data1 as bigint) + try_cast(data2 as bigint)
        when 'RINGNOANSWER' then null when 'RINGCANCELED' then null else if(part = 'leave', try_cast(data3 as bigint), try_cast(data3 as bigint) + try_cast(data4 as bigint)) end) as since
    from call_event where part <> 'enter'
), placed as (
    select t.*, e.entered_at, e.entries, e.earlier from told t join entry e on e.interaction_id = t.interaction_id and e.queue_native is not distinct from t.queue_native
        and e.entered_at <= t.happened_at
    qualify row_number() over (partition by t.row_key order by least(coalesce(abs(epoch(t.since) - epoch(e.entered_at)), 5), 5), e.entered_at desc) = 1
), turns as (
    select *, row_number() over (partition by interaction_id, queue_native, entered_at, happened_at, part order by row_key) as n,
        count(*) filter (part = 'leave') over (partition by interaction_id, queue_native, entered_at, happened_at) as leaves
    from placed
), numbered as (
    select * exclude (n, leaves, entries, earlier, since, entered_at), (earlier + least(entries, if(happened_at > entered_at or part = 'ring', entries, if(part = 'leave', n, leaves + n))))::bigint as visit_no from turns
    union all by name
    select *, row_number() over (partition by interaction_id, queue_native order by happened_at, row_key) as visit_no from call_event where part = 'enter'
), visit as (
    select interaction_id, queue_native, visit_no, min(source_id) as source_id, min(programme_id) as programme_id, min(native_id) as native_id,
        min(happened_at) filter (part = 'enter') as entered_at, coalesce(max(happened_at) filter (event = 'CONNECT'), max(happened_at - to_seconds(try_cast(if(event in ('COMPLETEAGENT', 'COMPLETECALLER'), data2, data4) as bigint)))
            filter (event in ('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER'))) as connected_at, max(happened_at) as last_at,
        coalesce(max(agent_native) filter (event = 'CONNECT'), max(agent_native) filter (part = 'complete')) as agent_native,
        coalesce(max(try_cast(data1 as bigint)) filter (event = 'CONNECT'), max(try_cast(if(event in ('COMPLETEAGENT', 'COMPLETECALLER'), data1, data3) as bigint))
            filter (event in ('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER'))) * 1000 as hold_ms,
        max(try_cast(data3 as bigint)) filter (event in ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY')) * 1000 as left_ms,
        max(try_cast(data4 as bigint)) filter (event = 'EXITWITHKEY') * 1000 as key_ms,
        max(try_cast(if(event in ('COMPLETEAGENT', 'COMPLETECALLER'), data2, data4) as bigint))
            filter (event in ('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER')) * 1000 as talk_ms,
        bool_or(event in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER')) as is_transferred,
        case when bool_or(event = 'COMPLETEAGENT') then 'agent' when bool_or(event = 'COMPLETECALLER') then 'customer' end as ended_by,
        bool_or(part in ('leave', 'complete')) as is_closed,
        case when bool_or(event = 'CONNECT' or event in ('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER')) then 'answered' when bool_or(event = 'ABANDON') then 'abandoned_queue' when bool_or(event = 'EXITWITHTIMEOUT') then 'timeout'
            when bool_or(event = 'EXITEMPTY') then 'no_agent' when bool_or(event = 'EXITWITHKEY') then 'exit_key' else 'unknown' end as outcome
    from numbered group by interaction_id, queue_native, visit_no
)
select * exclude (visit_no), row_number() over (partition by interaction_id order by entered_at, last_at, queue_native, visit_no) as visit_seq, coalesce(hold_ms, left_ms, key_ms) as wait_ms,
    if(outcome = 'answered', coalesce(connected_at + to_milliseconds(talk_ms), if(is_closed, last_at, null)), null) as ended_at
from visit;

create or replace temp table visit_said as
select interaction_id, visit_seq, source_id, programme_id, queue_native, agent_native, entered_at, coalesce(connected_at, last_at) as left_at, ended_at, wait_ms, talk_ms, outcome, is_transferred from log_visit
union all by name
select interaction_id, row_number() over (partition by interaction_id order by entered_at, visit_seq, row_key) as visit_seq, source_id, programme_id, queue_native, agent_native, entered_at, left_at, wait_ms, outcome, null as is_transferred
from its_visit_claim v where not exists (select 1 from log_visit l where l.interaction_id = v.interaction_id);

delete from queue where programme_id || '/' || native_id in (select programme_id || '/' || queue_native from visit_said) or exists (select 1 from due where stage = 'people');
insert into queue by name
with seen as (
    select distinct programme_id, queue_native as native_id from visit_said where queue_native is not null
    union select distinct programme_id, queue_native from visit_claim where queue_native is not null and exists (select 1 from due where stage = 'people')
    union select distinct programme_id, queue_native from queue_event where event = 'ENTERQUEUE' and queue_native is not null and exists (select 1 from due where stage = 'people')
)
select s.programme_id || '/' || s.native_id as queue_id, s.programme_id, s.native_id, coalesce(max(n.name), s.native_id) as name, max(n.channel) as channel
from seen s left join queue_name n on n.programme_id = s.programme_id and n.native_id = s.native_id group by s.programme_id, s.native_id;

create or replace temp table visit_was as select * from queue_visit where rowid in (select rowid from queue_visit where interaction_id in (select work_id from ids));
insert into due select distinct 'states', agent_id from visit_was where agent_id is not null;
delete from queue_visit where interaction_id in (select work_id from ids);
create or replace temp table visit_is as select * from queue_visit limit 0;
insert into visit_is by name
select v.interaction_id, v.visit_seq, v.source_id, v.programme_id, v.programme_id || '/' || v.queue_native as queue_id,
    coalesce(k.agent_id, v.programme_id || '/' || v.agent_native) as agent_id, coalesce(m.team_id, if(v.agent_native is null, null, v.programme_id || '/')) as team_id, v.entered_at, v.left_at, v.ended_at, v.wait_ms, v.talk_ms, v.outcome,
    coalesce(v.is_transferred, c.transfer_count > 0 and v.outcome = 'answered') as is_transferred
from visit_said v
left join source s on s.source_id = v.source_id
left join known_as k on k.space = s.space and k.programme_id = s.programme_id and k.native_id = v.agent_native and cast(v.entered_at as date) >= k.since and cast(v.entered_at as date) < k.until
left join (select interaction_id, max(transfer_count) as transfer_count from its_claim group by 1) c on c.interaction_id = v.interaction_id
left join stint m on m.agent_id = coalesce(k.agent_id, v.programme_id || '/' || v.agent_native) and cast(v.entered_at as date) >= m.since and cast(v.entered_at as date) < m.until
qualify row_number() over (partition by v.interaction_id, v.visit_seq order by k.is_anywhere, k.since desc, k.agent_id, m.since desc, m.team_id) = 1;
insert into queue_visit by name select * from visit_is;

insert into due select distinct 'states', agent_native from log_visit where agent_native is not null;
