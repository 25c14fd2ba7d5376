-- What is said of one call stands now and then under another's id: after an attended transfer the answer comes under the first call's id while the entry stands under
-- the consultation's, and the transfer itself under the consultation's id. Calls that belong together so are built together.
create or replace temp table entered as
select interaction_id, source_id, queue_native, happened_at, epoch(happened_at) as since from queue_event
where interaction_id in (select work_id from ids) and event = 'ENTERQUEUE';
create or replace temp table taken as
select interaction_id, source_id, queue_native, agent_native, epoch(happened_at) as since from queue_event where interaction_id in (select work_id from ids) and event = 'CONNECT';
create or replace temp table lost as
select e.interaction_id, e.source_id, e.queue_native, e.agent_native, e.event, epoch(e.happened_at) - try_cast(if(e.event = 'CONNECT', e.data1, e.data4) as bigint) as since
from queue_event e where e.interaction_id in (select work_id from ids) and e.event in ('CONNECT', 'ATTENDEDTRANSFER')
    and not exists (select 1 from entered n where n.interaction_id = e.interaction_id and n.queue_native is not distinct from e.queue_native);
insert into ids
with found as (
    select q.interaction_id from queue_event q join lost l on l.source_id = q.source_id and l.queue_native = q.queue_native and q.interaction_id <> l.interaction_id
    where q.event = if(l.event = 'CONNECT', 'ENTERQUEUE', 'CONNECT') and abs(epoch(q.happened_at) - l.since) <= 1
    union
    select q.interaction_id from queue_event q join entered n on n.source_id = q.source_id and n.queue_native = q.queue_native and q.interaction_id <> n.interaction_id
    where q.event = 'CONNECT' and abs(epoch(q.happened_at) - try_cast(q.data1 as bigint) - n.since) <= 1
    union
    select q.interaction_id from queue_event q join taken t on t.source_id = q.source_id and t.queue_native = q.queue_native and t.agent_native = q.agent_native
        and q.interaction_id <> t.interaction_id
    where q.event = 'ATTENDEDTRANSFER' and abs(epoch(q.happened_at) - try_cast(q.data4 as bigint) - t.since) <= 1
)
select interaction_id from found where interaction_id not in (select work_id from ids);
create or replace temp table its_claim as select * from interaction_claim where rowid in (select rowid from interaction_claim where interaction_id in (select work_id from ids));
create or replace temp table its_visit_claim as select * from visit_claim where rowid in (select rowid from visit_claim where interaction_id in (select work_id from ids));
