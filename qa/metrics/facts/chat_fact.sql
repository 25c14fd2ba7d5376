-- One row a text session an agent served, from being taken to its end: how long it was open, and how much of that no earlier session of the agent's was.
-- Made anew by agent and day; a session that runs past midnights is seen on each day it is open, too.
with touched_day as (
    select split_part(work_id, '|', 1) as agent_id, split_part(work_id, '|', 2)::date as day from touched
), session as (
    select *, epoch_ms(started_at) + coalesce(wait_ms, 0) as begins, epoch_ms(ended_at) as ends from contact_fact
    where is_answered and channel in ('webchat', 'app', 'wechat') and agent_id in (select agent_id from touched_day)
        and day <= (select max(day) from touched_day) and ended_at >= (select min(day) - 1 from touched_day)
), ordered as (
    select *, max(ends) over (partition by agent_id order by begins, interaction_id rows between unbounded preceding and 1 preceding) as busy_until
    from session where ends > begins
)
select interaction_id, programme_id, team_id, agent_id, queue_id, channel, reason_id, segment, repeat_cause, purpose, node, tried_service, customer_id, day, hour, slot, started_at,
    ends - begins as open_ms, greatest(0, ends - greatest(begins, coalesce(busy_until, begins))) as fresh_ms
from ordered where (agent_id, day) in (select agent_id, day from touched_day)
