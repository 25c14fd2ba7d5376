-- What an outbound contact is for and which case it belongs to.
alter table interaction_claim add column if not exists purpose varchar;
alter table interaction_claim add column if not exists case_native varchar;
alter table interaction add column if not exists purpose varchar;
alter table interaction add column if not exists case_native varchar;
delete from stage_version where stage = 'cause';
