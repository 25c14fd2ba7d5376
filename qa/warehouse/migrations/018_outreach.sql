-- What an outbound contact is for and which case it belongs to.
alter table interaction_claim add column if not exists purpose varchar;
alter table interaction_claim add column if not exists case_native varchar;
alter table interaction add column if not exists purpose varchar;
alter table interaction add column if not exists case_native varchar;
delete from stage_version where stage = 'cause';
-- When a customer first bought and how often since: what buying again is estimated from.
alter table customer add column if not exists first_order_on date;
alter table customer add column if not exists order_count bigint;
