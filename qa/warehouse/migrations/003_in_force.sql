-- Judgements get a grain of their own; what people wrote is pulled anew from the records, what the machine judged is judged again.
drop table if exists review;
drop table if exists evaluation;
drop table if exists evaluation_item;
drop table if exists contact_link;
drop table if exists award;
drop table if exists contact_fact;
drop table if exists visit_fact;
drop table if exists state_fact;
drop table if exists survey_fact;
drop table if exists evaluation_fact;
delete from stage_version where stage in ('score', 'facts');

-- An agent is a login of a programme: two brands with a login 1001 are two people.
alter table agent_alias add column if not exists programme_id varchar;
update agent_alias set programme_id = s.programme_id, agent_id = s.programme_id || '/' || agent_id
    from ingest_row r join source s on s.source_id = r.source_id where r.row_key = agent_alias.row_key;
update team_membership set agent_id = s.programme_id || '/' || agent_id
    from ingest_row r join source s on s.source_id = r.source_id where r.row_key = team_membership.row_key;
update agent set agent_id = s.programme_id || '/' || agent_id
    from ingest_row r join source s on s.source_id = r.source_id where r.row_key = agent.row_key;
delete from agent_state;
insert into due select 'build', interaction_id from interaction;
insert into due select 'people', '';
insert into due select distinct 'states', agent_native from state_claim union select distinct 'states', agent_native from queue_event where agent_native is not null;
