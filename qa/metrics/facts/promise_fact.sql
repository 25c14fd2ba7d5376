-- One row a promise that names a time, and what became of it: kept in time, broken, not over yet, or nobody can tell.
-- What was kept early is told when its time is over, too: else the last days would hold the kept ones alone.
-- A call nobody made is broken where the centre's calls are in the data; of a deed only a return of the customer tells, or a step taken too late.
select p.interaction_id, f.programme_id, f.team_id, f.agent_id, f.queue_id, f.channel, f.reason_id, f.segment, f.repeat_cause, f.purpose, f.node, f.tried_service, f.customer_id, f.day, f.hour, f.slot, f.started_at,
    p.message_seq, p.kind, p.said_at, p.due_at, p.done_at, p.back_at,
    case when p.due_at > r.latest_at then 'open' when p.done_at <= p.due_at then 'kept'
        when p.done_at is not null or p.back_at is not null or (p.kind = 'call' and p.is_watched) then 'broken' else 'unknown' end as state
from {promise} p join {contact_fact} f using (interaction_id) left join programme_reach r on r.programme_id = f.programme_id
