-- Stretches of agent state. Of changes at one moment the one that lasts comes last: free, wrapping up, away, talking, gone. Systems that report changes: from one change to the next;
-- where none follows within 12 h nobody signed off, and the state lasts to the agent's last sign of life in it, unfinished.
create or replace temp table due_name as select distinct work_id from due where stage = 'states';
create or replace temp table known_name as
select space, programme_id, native_id, agent_id, since, until from known_as qualify row_number() over (partition by space, programme_id, native_id, since order by is_anywhere, agent_id) = 1;
create or replace temp table people as
select k.agent_id from due_name d join known_name k on k.native_id = d.work_id
union select p.programme_id || '/' || d.work_id from due_name d cross join programme p
union select work_id from due_name
union select agent_id from agent_state where exists (select 1 from due where stage = 'people');

create or replace temp table their_name as
select native_id from known_name where agent_id in (select agent_id from people)
union select substr(agent_id, strpos(agent_id, '/') + 1) from people;

create or replace temp table change as
select c.* exclude (agent_native), coalesce(k.agent_id, c.programme_id || '/' || c.agent_native) as agent_id
from state_claim c left join source s on s.source_id = c.source_id
left join known_name k on k.space = s.space and k.programme_id = s.programme_id and k.native_id = c.agent_native and cast(c.happened_at as date) >= k.since and cast(c.happened_at as date) < k.until
where c.agent_native in (select native_id from their_name) and coalesce(k.agent_id, c.programme_id || '/' || c.agent_native) in (select agent_id from people);

create or replace temp table sign as
select agent_id, left_at as at from queue_visit where agent_id in (select agent_id from people) and left_at is not null
union select agent_id, ended_at from queue_visit where agent_id in (select agent_id from people) and ended_at is not null
union select agent_id, ended_at from interaction where agent_id in (select agent_id from people) and ended_at is not null and channel in ('voice', 'video')
union select coalesce(k.agent_id, e.programme_id || '/' || e.agent_native), e.happened_at from queue_event e left join source s on s.source_id = e.source_id
left join known_name k on k.space = s.space and k.programme_id = s.programme_id and k.native_id = e.agent_native and cast(e.happened_at as date) >= k.since and cast(e.happened_at as date) < k.until
where e.agent_native in (select native_id from their_name);

create or replace temp table stretch as
with differing as (
    select *, lag(state) over moments as before, lag(reason) over moments as reason_before from change
    window moments as (partition by agent_id order by happened_at, list_position(['available', 'acw', 'break', 'notready', 'busy', 'offline'], state), reason, row_key)
), standing as (
    select agent_id, programme_id, state, reason, happened_at as started_at, lead(happened_at) over (partition by agent_id order by happened_at, list_position(['available', 'acw', 'break', 'notready', 'busy', 'offline'], state), reason, row_key) as ended_at
    from differing where before is null or before <> state or coalesce(reason_before, '') <> coalesce(reason, '')
)
select *, false as is_unfinished from standing where state <> 'offline' and ended_at > started_at and ended_at - started_at <= interval 12 hour
union all
select n.agent_id, n.programme_id, n.state, n.reason, n.started_at, g.at as ended_at, true as is_unfinished
from (select *, coalesce(ended_at, timestamptz '9999-01-01') as before from standing where state <> 'offline' and (ended_at is null or ended_at - started_at > interval 12 hour)) n
asof join sign g on g.agent_id = n.agent_id and g.at < n.before where g.at > n.started_at;

-- A second that holds both a pause and its end leaves the agent as it found them.
-- queue_log: talk from CONNECT to its end, pauses and log-ins from their own lines; talk goes before a pause, a pause before waiting, and nobody pauses who has left.
create or replace temp table log_event as
select e.row_key, e.programme_id, e.happened_at, e.event, coalesce(e.queue_native, '') as queue_native, coalesce(e.state, 'break') as state, e.data1 as reason, coalesce(k.agent_id, e.programme_id || '/' || e.agent_native) as agent_id
from queue_event e left join source s on s.source_id = e.source_id
left join known_name k on k.space = s.space and k.programme_id = s.programme_id and k.native_id = e.agent_native and cast(e.happened_at as date) >= k.since and cast(e.happened_at as date) < k.until
where e.agent_native in (select native_id from their_name) and coalesce(k.agent_id, e.programme_id || '/' || e.agent_native) in (select agent_id from people);

create or replace temp table span as
with pause_point as (
    select agent_id, happened_at, bool_or(event in ('PAUSE', 'PAUSEALL', 'ADDMEMBER')) as pauses, bool_or(event in ('UNPAUSE', 'UNPAUSEALL')) as resumes,
        coalesce(arg_min(state, coalesce(reason, '')) filter (event in ('PAUSE', 'PAUSEALL')), 'break') as state, min(reason) filter (event in ('PAUSE', 'PAUSEALL')) as reason
    from log_event where event in ('PAUSE', 'PAUSEALL', 'UNPAUSE', 'UNPAUSEALL') or event = 'ADDMEMBER' and reason = 'PAUSED' group by all
), pause as (
    select agent_id, state, reason, happened_at as started_at, lead(happened_at) over (partition by agent_id order by happened_at) as ended_at,
        coalesce(last_value(if(pauses = resumes, null, pauses) ignore nulls) over (partition by agent_id order by happened_at), false) as is_on from pause_point
), wrap as (
    select agent_id, 'acw' as state, null as reason, happened_at as started_at, coalesce(happened_at + to_seconds(try_cast(reason as bigint)),
        least(lead(happened_at) over (partition by agent_id order by happened_at), happened_at + interval 10 minute)) as ended_at, event = 'WRAPUPSTART' as is_on
    from (select distinct agent_id, happened_at, event, reason from log_event) qualify is_on
), login_point as (
    select agent_id, queue_native, happened_at, bool_or(event in ('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN')) as arrives,
        bool_or(event in ('REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF')) as leaves
    from log_event where event in ('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN', 'REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF') group by all
), login as (
    select agent_id, happened_at as started_at, lead(happened_at) over (partition by agent_id, queue_native order by happened_at) as ended_at,
        coalesce(lead(arrives and not leaves) over (partition by agent_id, queue_native order by happened_at), true) as is_open,
        coalesce(last_value(if(arrives = leaves, null, arrives) ignore nulls) over (partition by agent_id, queue_native order by happened_at), false) as is_on from login_point
), session as (
    select agent_id, started_at, ended_at, false as is_unfinished from login where is_on and not is_open
    union all
    select n.agent_id, n.started_at, if(n.ended_at - g.at < interval 4 hour, n.ended_at, g.at) as ended_at, n.ended_at is null or n.ended_at - g.at >= interval 4 hour as is_unfinished
    from (select *, coalesce(ended_at, timestamptz '9999-01-01') as before from login where is_on and is_open) n
    asof join sign g on g.agent_id = n.agent_id and g.at < n.before where g.at >= n.started_at
), day as (
    select agent_id, min(happened_at) as started_at, max(happened_at) as ended_at from log_event
    where agent_id not in (select agent_id from login_point) group by agent_id, cast(happened_at as date)
)
select agent_id, 'pause' as kind, state, reason, started_at, ended_at, false as is_unfinished from pause where is_on and ended_at - started_at <= interval 12 hour
union all by name select n.agent_id, 'pause' as kind, n.state, n.reason, n.started_at, g.at as ended_at, false as is_unfinished
    from (select *, coalesce(ended_at, timestamptz '9999-01-01') as before from pause where is_on and (ended_at is null or ended_at - started_at > interval 12 hour)) n
    asof join sign g on g.agent_id = n.agent_id and g.at < n.before where g.at > n.started_at
union all by name select agent_id, 'pause' as kind, state, reason, started_at, ended_at from wrap where ended_at > started_at
union all by name select agent_id, 'login' as kind, started_at, ended_at, is_unfinished from session where ended_at > started_at
union all by name select agent_id, 'login' as kind, started_at, ended_at from day
union all by name select agent_id, 'talk' as kind, left_at as started_at, ended_at from queue_visit
    where outcome = 'answered' and agent_id in (select agent_id from log_event) and ended_at > left_at and ended_at - left_at <= interval 12 hour;

create or replace temp table swept as
with edge as (
    select agent_id, started_at as happened_at, kind, 1 as step, state, reason, coalesce(is_unfinished, false)::int as open from span
    union all select agent_id, ended_at, kind, -1, null, null, -coalesce(is_unfinished, false)::int from span
), moment as (
    select agent_id, happened_at, sum(step) filter (kind = 'talk') as talk, sum(step) filter (kind = 'pause') as pause, sum(step) filter (kind = 'login') as login,
        sum(open) as open,
        max(state) filter (step = 1) as state, max(reason) filter (step = 1) as reason from edge group by all
), standing as (
    select agent_id, happened_at as started_at, lead(happened_at) over at_agent as ended_at, coalesce(sum(talk) over at_agent, 0) > 0 as in_talk, coalesce(sum(pause) over at_agent, 0) > 0 as in_pause,
        coalesce(sum(login) over at_agent, 0) > 0 as in_login, coalesce(sum(open) over at_agent, 0) > 0 as is_unfinished, last_value(state ignore nulls) over at_agent as state, last_value(if(state is null, null, coalesce(reason, '')) ignore nulls) over at_agent as reason
    from moment window at_agent as (partition by agent_id order by happened_at)
), told as (
    select agent_id, started_at, ended_at, if(in_talk, 'busy', if(in_pause, state, 'available')) as state, if(in_pause and not in_talk, nullif(reason, ''), null) as reason,
        is_unfinished and not in_talk as is_unfinished
    from standing where ended_at is not null and (in_talk or in_login)
), island as (
    select *, sum(is_new) over (partition by agent_id order by started_at) as part from (
        select *, if(lag(ended_at) over w = started_at and lag(state) over w = state and lag(reason) over w is not distinct from reason, 0, 1) as is_new from told window w as (partition by agent_id order by started_at))
)
select agent_id, state, reason, min(started_at) as started_at, max(ended_at) as ended_at, bool_or(is_unfinished) as is_unfinished from island group by agent_id, part, state, reason;

insert into stretch by name
select w.agent_id, p.programme_id, w.state, w.reason, w.started_at, w.ended_at, w.is_unfinished from swept w join (select agent_id, min(programme_id) as programme_id from log_event group by 1) p using (agent_id);

create or replace temp table state_was as select * from agent_state where agent_id in (select agent_id from people);
delete from agent_state where agent_id in (select agent_id from people);
insert into agent_state by name
select t.agent_id, coalesce(m.team_id, t.programme_id || '/') as team_id, t.programme_id, t.state, t.reason, t.started_at, t.ended_at, t.is_unfinished
from stretch t left join stint m on m.agent_id = t.agent_id and cast(t.started_at as date) >= m.since and cast(t.started_at as date) < m.until
qualify row_number() over (partition by t.agent_id, t.started_at, t.state order by m.since desc, m.team_id) = 1;

create or replace temp table state_moved as
select * from (select * from agent_state where agent_id in (select agent_id from people) except select * from state_was)
union select * from (select * from state_was except select * from agent_state where agent_id in (select agent_id from people));
insert into due select distinct 'count states', agent_id from state_moved;
insert into due select distinct 'count', i.interaction_id from interaction i join state_moved a on a.agent_id = i.agent_id and a.state = 'acw'
    and a.started_at between i.ended_at and i.ended_at + interval 10 second where i.channel = 'voice';

-- What was planned for them, under the same names.
create or replace temp table planned as
select coalesce(k.agent_id, c.programme_id || '/' || c.agent_native) as agent_id, c.programme_id, c.activity, c.starts_at as started_at, c.ends_at as ended_at
from schedule c left join source s on s.source_id = c.source_id
left join known_name k on k.space = coalesce(s.space, c.source_id) and k.programme_id = c.programme_id and k.native_id = c.agent_native and cast(c.starts_at as date) >= k.since and cast(c.starts_at as date) < k.until
where coalesce(k.agent_id, c.programme_id || '/' || c.agent_native) in (select agent_id from people);
create or replace temp table shift_was as select * from agent_shift where agent_id in (select agent_id from people);
delete from agent_shift where agent_id in (select agent_id from people);
insert into agent_shift by name
select distinct p.agent_id, coalesce(m.team_id, p.programme_id || '/') as team_id, p.programme_id, p.activity, p.started_at, p.ended_at
from planned p left join stint m on m.agent_id = p.agent_id and cast(p.started_at as date) >= m.since and cast(p.started_at as date) < m.until
qualify row_number() over (partition by p.agent_id, p.started_at, p.ended_at, p.activity order by m.since desc, m.team_id) = 1;
insert into due
select distinct 'count states', agent_id from (select * from agent_shift where agent_id in (select agent_id from people) except select * from shift_was)
union select distinct 'count states', agent_id from (select * from shift_was except select * from agent_shift);
delete from due where stage in ('states', 'people');
