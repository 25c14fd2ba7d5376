-- Who a name stands for, from when to when; a source's own alias goes before one that holds everywhere.
create or replace temp table known_as as
select distinct s.space, s.programme_id, a.native_id, a.agent_id, a.source_id = '*' as is_anywhere, coalesce(a.valid_from, date '0001-01-01') as since, coalesce(a.valid_to, date '9999-12-31') as until
from agent_alias a join (select distinct space, programme_id from source) s on s.programme_id = a.programme_id and (a.source_id = s.space or a.source_id = '*');

create or replace temp table stint as
select distinct agent_id, team_id, coalesce(valid_from, date '0001-01-01') as since, coalesce(valid_to, date '9999-12-31') as until from team_membership;
