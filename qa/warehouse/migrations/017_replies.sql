-- Every reply of a text contact, the robot's words, and what came before a contact.
alter table interaction add column if not exists bot_message_count bigint;
alter table interaction add column if not exists reply_count bigint;
alter table interaction add column if not exists reply_ms bigint;
alter table interaction add column if not exists reply_soon_count bigint;
alter table contact_link add column if not exists same_interaction_id varchar;
alter table contact_link add column if not exists next_channel varchar;
alter table contact_link add column if not exists previous_interaction_id varchar;
alter table contact_link add column if not exists previous_gap_ms bigint;
alter table contact_link add column if not exists previous_channel varchar;
alter table contact_link add column if not exists chain_no bigint;
insert into due select distinct 'build', interaction_id from interaction_claim;
update ticket set interaction_id = ticket_id where interaction_id is null;
insert into due select distinct 'states', agent_native from schedule;
insert into due select distinct 'connect', customer_id from interaction where customer_id is not null;
