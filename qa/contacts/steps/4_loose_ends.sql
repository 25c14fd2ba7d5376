-- What was found in words that are gone goes with them.
create or replace temp table silent as
select interaction_id as work_id from its_score anti join its_message using (interaction_id);
delete from finding where interaction_id in (select work_id from silent);
delete from message_score where interaction_id in (select work_id from silent);
delete from contact_score where interaction_id in (select work_id from silent);
insert into due select stage, work_id from silent cross join (select unnest(['score', 'count']) as stage);

-- What hangs loose: agents a roster should know and does not, words and answers whose contact has not come. Settled by itself when it does.
create or replace temp table stranger as
with named as (
    select source_id, agent_native, row_key from its_claim
    union all select source_id, agent_native, row_key from its_visit_claim
    union all select source_id, agent_native, row_key from queue_event where interaction_id in (select work_id from ids) or agent_native in (select work_id from due_name)
    union all select source_id, agent_native, row_key from state_claim where agent_native in (select work_id from due_name)
)
select n.source_id, n.agent_native, min(n.row_key) as row_key
from named n join source s on s.source_id = n.source_id
where n.agent_native is not null and (s.space, s.programme_id) in (select space, programme_id from known_as where not is_anywhere)
    and not exists (select 1 from known_as k where k.space = s.space and k.programme_id = s.programme_id and k.native_id = n.agent_native)
group by n.source_id, n.agent_native;

create or replace temp table orphan as
with lost as (
    select interaction_id, row_key, 'message' as entity from its_message
    union all select interaction_id, row_key, 'survey' from survey where interaction_id in (select work_id from ids)
    union all select interaction_id, row_key, 'ivr_step' from ivr_step where interaction_id in (select work_id from ids)
)
select interaction_id, min(row_key) as row_key, min(entity) as entity from lost anti join now_is using (interaction_id) group by interaction_id;

insert into quarantine by name
with loose as (
    select md5(concat(source_id, '|UNKNOWN_AGENT|', agent_native)) as quarantine_id, row_key, source_id, 'agent' as entity, 'UNKNOWN_AGENT' as reason_code, agent_native as masked_value, '' as detail from stranger
    union all by name
    select md5(concat('ORPHAN|', interaction_id)) as quarantine_id, row_key, null as source_id, entity, 'ORPHAN' as reason_code, '' as masked_value, interaction_id as detail from orphan
)
select l.quarantine_id, r.file_id, r.row_no, coalesce(l.source_id, r.source_id) as source_id, l.entity, l.reason_code, '' as column_name, l.masked_value, l.detail, 'warning' as severity,
    now() as first_seen_at, now() as last_seen_at, 1 as seen_count
from loose l left join ingest_row r on r.row_key = l.row_key where l.quarantine_id not in (select quarantine_id from quarantine);

update quarantine set resolved_at = now(), resolution = 'arrived' where resolved_at is null and (
    (reason_code = 'ORPHAN' and detail in (select interaction_id from now_is))
    or (reason_code = 'UNKNOWN_AGENT' and exists (select 1 from known_as k join source s on s.space = k.space and s.programme_id = k.programme_id where s.source_id = quarantine.source_id and k.native_id = quarantine.masked_value)));

update quarantine set resolved_at = null, resolution = null where resolution = 'arrived' and reason_code = 'ORPHAN' and detail in (select interaction_id from orphan);
