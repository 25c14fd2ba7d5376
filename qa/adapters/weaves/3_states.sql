-- Stretches of agent state from the moments of change; a stretch over 12 h is a missing sign-off and is left out.
create or replace temp table who as select distinct work_id from due where stage = 'states';
create or replace temp table named as
select c.*, coalesce(a.agent_id, c.agent_native) as agent_id
from state_claim c left join source s on s.source_id = c.source_id left join agent_alias a on a.source_id = s.space and a.native_id = c.agent_native;
create or replace temp table people as select distinct agent_id from named where agent_native in (select work_id from who);

delete from agent_state where agent_id in (select agent_id from people);
insert into agent_state by name
with change as (
    select *, lag(state) over moments as before, lag(reason) over moments as reason_before from named
    where agent_id in (select agent_id from people) window moments as (partition by agent_id order by happened_at, line_no)
), stretch as (
    select agent_id, programme_id, state, reason, happened_at as started_at, lead(happened_at) over (partition by agent_id order by happened_at, line_no) as ended_at
    from change where before is null or before <> state or coalesce(reason_before, '') <> coalesce(reason, '')
)
select t.agent_id, m.team_id, t.programme_id, t.state, t.reason, t.started_at, t.ended_at
from stretch t left join team_membership m on m.agent_id = t.agent_id
    and cast(t.started_at as date) >= coalesce(m.valid_from, date '0001-01-01') and cast(t.started_at as date) < coalesce(m.valid_to, date '9999-12-31')
where t.state <> 'offline' and t.ended_at > t.started_at and t.ended_at - t.started_at <= interval 12 hour
qualify row_number() over (partition by t.agent_id, t.started_at, t.state order by m.valid_from desc nulls last) = 1;
delete from due where stage = 'states';
