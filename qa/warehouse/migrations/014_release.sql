-- An evaluation may wait until it is released.
alter table evaluation add column if not exists is_held boolean;
