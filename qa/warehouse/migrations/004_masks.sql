-- Every mask carries its rule; words in another spelling have a straight twin.
alter table message add column if not exists masked_because varchar;
alter table message add column if not exists straight varchar;
