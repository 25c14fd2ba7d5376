-- How a contact came to be judged, and how long it took.
alter table evaluation add column if not exists drawn varchar;
alter table evaluation add column if not exists seconds bigint;
