-- What each item's rule was known by is kept with its scorecard version: evidence follows the rule, not today's code.
alter table scorecard_version add column if not exists rules varchar;
