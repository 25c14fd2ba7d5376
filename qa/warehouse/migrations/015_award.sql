-- Badges stand on standards; everybody is looked at anew.
drop table if exists award;
insert into due select distinct 'award', agent_id from interaction where agent_id is not null;
