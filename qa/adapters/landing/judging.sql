-- Every row of a file beside what is known of it. Versions stand in one order that no order of files can change:
-- the newer clock, then the source taking it back, then the one that says more, then the hash.
create or replace temp table staged as
select * exclude (occurrence), if(repeats and occurrence > 1, md5_number_lower(concat(base_key, '#', occurrence)), base_key) as row_key, occurrence > 1 and repeats as is_repeat
from (select *, row_number() over (partition by base_key, repeats order by row_no) as occurrence from ledger);

create or replace temp table judged as
with version as (
    select *, coalesce(source_updated_at, timestamptz '-infinity') as clock from staged where status = ''
), ranked as (
    select *, row_number() over best as position, first_value(content_hash) over best as best_hash, first_value(clock) over best as best_clock, first_value(is_deleted) over best as best_deleted
    from version window best as (partition by row_key order by clock desc, is_deleted desc, said_count desc, content_hash, row_no rows between unbounded preceding and unbounded following)
), known as (
    select * replace (coalesce(source_updated_at, timestamptz '-infinity') as source_updated_at) from ingest_row where row_key in (select row_key from staged where status = '')
), beside as (
    select r.*, k.row_key is not null as is_known, k.content_hash as known_hash, k.source_updated_at as known_clock, k.is_deleted as known_deleted, k.said_count as known_count,
        k.file_id = '$file_id' and k.row_no = r.row_no as is_read_again
    from ranked r left join known k on k.row_key = r.row_key
), verdict as (
    select *, case
        when position > 1 and content_hash = best_hash and is_deleted = best_deleted then 'unchanged'
        when position > 1 and (clock < best_clock or best_deleted) then 'stale'
        when position > 1 then 'conflict'
        when not is_known then 'new'
        when content_hash = known_hash and is_deleted = known_deleted then 'unchanged'
        when is_read_again or clock > known_clock then 'updated'
        when clock < known_clock then 'stale'
        when is_deleted or $last_wins then 'updated'
        when known_deleted then 'stale'
        else 'conflict' end as verdict
    from beside
)
select row_no, row_key, entity, content_hash, said_count, is_deleted, source_updated_at, verdict, is_known, is_repeat,
    verdict in ('new', 'updated') or (verdict = 'conflict' and position = 1 and (said_count, -content_hash::hugeint) > (known_count, -known_hash::hugeint)) as is_taken,
    verdict = 'unchanged' and position = 1 and clock > known_clock as is_fresher
from verdict
