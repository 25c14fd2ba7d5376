-- Who a name stands for, from when to when; a source's own alias goes before one that holds everywhere.
create or replace temp table known_as as
select distinct s.space, s.programme_id, a.native_id, a.agent_id, a.source_id = '*' as is_anywhere, coalesce(a.valid_from, date '0001-01-01') as since, coalesce(a.valid_to, date '9999-12-31') as until
from agent_alias a join (select distinct space, programme_id from source) s on s.programme_id = a.programme_id and (a.source_id = s.space or a.source_id = '*');

-- A name that one person of the programme alone bears stands for them where no login is called so.
insert into known_as
with bearer as (
    select s.space, s.programme_id, a.display_name as native_id, any_value(a.agent_id) as agent_id
    from agent a join (select distinct programme_id, agent_id from agent_alias) l on l.agent_id = a.agent_id
    join (select distinct space, programme_id from source) s on s.programme_id = l.programme_id
    where a.display_name is not null group by 1, 2, 3 having count(distinct a.agent_id) = 1
)
select b.space, b.programme_id, b.native_id, b.agent_id, true, date '0001-01-01', date '9999-12-31'
from bearer b anti join known_as k on k.space = b.space and k.programme_id = b.programme_id and k.native_id = b.native_id;

create or replace temp table stint as
select distinct agent_id, team_id, coalesce(valid_from, date '0001-01-01') as since, coalesce(valid_to, date '9999-12-31') as until from team_membership;
