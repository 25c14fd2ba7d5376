-- Contacts of agents whom no roster puts into a team are somebody's to look after: they are put together once more.
insert into due select distinct 'build', interaction_id from interaction where agent_id is not null and team_id is null;
insert into due select distinct 'states', agent_native from state_claim;
