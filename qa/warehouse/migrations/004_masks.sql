-- Every mask carries its rule.
alter table message add column if not exists masked_because varchar;
