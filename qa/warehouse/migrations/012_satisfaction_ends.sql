-- The interval of a predicted satisfaction has two ends of its own instead of one half width.
alter table contact_score add column if not exists satisfaction_low double;
alter table contact_score add column if not exists satisfaction_high double;
alter table contact_score drop column if exists satisfaction_halfwidth;
update contact_score set scorer_version = '' where satisfaction is not null;
