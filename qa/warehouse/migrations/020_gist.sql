-- The sentence of a contact that carries its matter; heard anew for all by the way of reading, which changed with it.
alter table contact_score add column if not exists gist_seq bigint;
alter table contact_score add column if not exists gist_begin integer;
alter table contact_score add column if not exists gist_end integer;
