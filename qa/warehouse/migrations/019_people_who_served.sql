-- How many people served a contact: the machine judges nobody by what somebody else may have said.
alter table interaction add column if not exists people_count bigint;
insert into due select distinct 'build', interaction_id from interaction_claim;
update interaction set people_count = (outcome = 'answered' and agent_id is not null)::bigint;
