-- A programme has names of its own.
alter table source add column if not exists own_brands varchar;
alter table programme add column if not exists own_brands varchar;
