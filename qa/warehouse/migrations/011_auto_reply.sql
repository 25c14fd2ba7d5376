-- Replies within a second are automatic greetings: first responses of text contacts are taken anew.
alter table source add column if not exists auto_reply_ms bigint;
insert into due select distinct 'build', interaction_id from interaction where first_response_ms is not null and first_response_ms <= 1000;
