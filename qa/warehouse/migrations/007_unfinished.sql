-- Sessions that nobody ended are marked; every agent's time is worked out anew.
alter table agent_state add column if not exists is_unfinished boolean;
insert into due select distinct 'states', agent_native from state_claim union select distinct 'states', agent_native from queue_event where agent_native is not null;
