-- Contacts built from all claims about them: for every column the claim of the lowest rank that states it; of one rank the earliest says how it began,
-- the latest that a person answered how it ended, else the latest. Of several legs the wait is from the first leg a person could have answered to the answer.
create or replace temp table said as
with log_claim as (
    select interaction_id, 10 as claim_rank, min(source_id) as source_id, min(programme_id) as programme_id, min(native_id) as native_id, 'voice' as channel, 'in' as direction,
        arg_min(queue_native, visit_seq) as queue_native, arg_max(agent_native, visit_seq) as agent_native, min(entered_at) as queued_at, min(connected_at) as answered_at,
        max(coalesce(ended_at, last_at)) as ended_at, min(entered_at) as started_at, sum(wait_ms)::bigint as wait_ms, sum(talk_ms)::bigint as talk_ms,
        if(bool_or(outcome = 'answered'), 'answered', arg_max(outcome, visit_seq)) as outcome, arg_max(ended_by, visit_seq) as ended_by,
        count(*) filter (is_transferred) as transfer_count, 'second' as time_precision
    from log_visit group by interaction_id
), turned_away as (
    select interaction_id, 11 as claim_rank, min(source_id) as source_id, min(programme_id) as programme_id, min(native_id) as native_id, 'voice' as channel, 'in' as direction,
        min(queue_native) as queue_native, min(happened_at) as started_at, 'blocked' as outcome, arg_max(event, happened_at) as outcome_raw, 'second' as time_precision
    from queue_event where interaction_id in (select work_id from ids) and (event in ('JOINEMPTY', 'FULL', 'CLOSED') or event like 'DIVERT_%')
        and interaction_id not in (select interaction_id from log_visit) and native_id not in ('NONE', 'CLI', 'MANAGER', 'REALTIME') group by 1
)
select * from its_claim
union all by name select * from log_claim
union all by name select * from turned_away;

create or replace temp table claim as
select *, row_number() over (partition by interaction_id order by claim_rank, started_at nulls last, row_key) as early,
    row_number() over (partition by interaction_id order by claim_rank, outcome is not distinct from 'answered' desc, started_at desc nulls last, row_key desc) as late,
    count(*) filter (started_at is not null and outcome is not null) over (partition by interaction_id, claim_rank) as legs,
    min(coalesce(queued_at, started_at)) filter (outcome not in ('self_service', 'voicemail', 'abandoned_ivr')) over (partition by interaction_id, claim_rank) as waited_from,
    min(answered_at) filter (outcome = 'answered') over (partition by interaction_id, claim_rank) as first_answer,
    max(ended_at) filter (outcome not in ('self_service', 'voicemail', 'abandoned_ivr')) over (partition by interaction_id, claim_rank) as last_end
from said;

create or replace temp table built as
select interaction_id,
        arg_min(channel, early) as channel,
        arg_min(direction, early) as direction,
        arg_min(queue_native, early) as queue_native,
        arg_min(agent_native, late) as agent_native,
        arg_min(address_hash, early) as address_hash,
        arg_min(masked_address, early) as masked_address,
        arg_min(started_at, early) as started_at,
        arg_min(queued_at, early) as queued_at,
        arg_min(answered_at, early) as answered_at,
        arg_min(ended_at, late) as ended_at,
        arg_min(ivr_ms, early) as ivr_ms,
        coalesce(arg_min(if(legs > 1 and wait_ms is not null, epoch_ms(coalesce(first_answer, last_end)) - epoch_ms(waited_from), null), early), arg_min(wait_ms, early)) as wait_ms,
        arg_min(talk_ms, early) as talk_ms,
        arg_min(hold_ms, early) as hold_ms,
        arg_min(acw_ms, early) as acw_ms,
        arg_min(outcome, late) as outcome,
        arg_min(outcome_raw, late) as outcome_raw,
        arg_min(ended_by, late) as ended_by,
        arg_min(transfer_count, early) as transfer_count,
        arg_min(reason_label, late) as reason_label,
        arg_min(is_resolved, late) as is_resolved,
        arg_min(purpose, early) as purpose,
        arg_min(case_native, early) as case_native,
        arg_min(time_precision, early) as time_precision,
        arg_min(source_id, early) as source_id,
        arg_min(programme_id, early) as programme_id,
        arg_min(native_id, early) as native_id
from claim group by interaction_id;

-- A leg that another leg names as its own is no contact; of two that name each other the earlier leads.
create or replace temp table inner_leg as
with named as (
    select * from leg_of where interaction_id in (select work_id from ids)
), began as (
    select interaction_id, min(started_at) as started_at from interaction_claim
    where interaction_id in (select interaction_id from named union all select of_interaction_id from named) group by 1
)
select l.interaction_id from named l join began a on a.interaction_id = l.of_interaction_id left join began b on b.interaction_id = l.interaction_id
where (not exists (select 1 from leg_of m where m.interaction_id = l.of_interaction_id and m.of_interaction_id = l.interaction_id)
    or (a.started_at, a.interaction_id) < (b.started_at, b.interaction_id));

create or replace temp table its_message as
select interaction_id, row_key, speaker, speaker_label, said_at, message_seq, kind from message where rowid in (select rowid from message where interaction_id in (select work_id from ids));
-- Nobody reads and answers within a second: what comes so soon is an automatic greeting, and no first reply.
create or replace temp table spoken as
with said as (
    select interaction_id, speaker, said_at, message_seq, min(said_at) filter (speaker = 'customer') over (partition by interaction_id) as asked_at
    from its_message where kind <> 'event'
), pause as (
    select w.interaction_id, to_milliseconds(coalesce(s.auto_reply_ms, 1000)) as automatic from built w left join source s using (source_id)
)
select interaction_id, count(*) filter (speaker = 'customer') as customer_message_count, count(*) filter (speaker = 'agent') as agent_message_count, count(*) filter (speaker = 'bot') as bot_message_count,
    datediff('millisecond', min(asked_at), min(said_at) filter (speaker = 'agent' and said_at > asked_at + coalesce(automatic, interval 1 second))) as first_response_ms
from said left join pause using (interaction_id) group by interaction_id;

-- A reply: the first words of a person after the customer's, counted from the first word still unanswered (turn by turn, as the chat platforms do). Automatic greetings are none.
create or replace temp table replied as
with said as (
    select m.interaction_id, m.speaker, m.said_at, m.message_seq, min(m.said_at) filter (m.speaker = 'customer') over (partition by m.interaction_id) as first_at,
        to_milliseconds(coalesce(s.auto_reply_ms, 1000)) as automatic
    from its_message m join built w on w.interaction_id = m.interaction_id and w.channel not in ('voice', 'video') left join source s on s.source_id = w.source_id
    where m.kind <> 'event' and m.speaker in ('customer', 'agent')
), turned as (
    select *, lag(speaker) over (partition by interaction_id order by message_seq) as before from said
    where speaker = 'customer' or first_at is null or said_at not between first_at and first_at + automatic
), asked as (
    select interaction_id, speaker, before, said_at, last_value(if(speaker = 'customer' and before is distinct from 'customer', said_at, null) ignore nulls) over (partition by interaction_id order by message_seq) as asked_at
    from turned
), taken as (
    select interaction_id, datediff('millisecond', asked_at, said_at) as reply_ms from asked where speaker = 'agent' and before = 'customer'
)
select interaction_id, count(*) as reply_count, sum(reply_ms)::bigint as reply_ms, count(*) filter (reply_ms <= 30000) as reply_soon_count
from taken where reply_ms >= 0 group by interaction_id;

-- Who served it, as far as its visits, its legs or the names beside its words tell people apart. A row told again of the same leg is the same leg.
create or replace temp table served as
with leg as (
    select interaction_id, source_id, claim_rank, agent_native from claim where outcome = 'answered'
    qualify row_number() over (partition by interaction_id, source_id, claim_rank, started_at order by row_key desc) = 1
), told as (
    select interaction_id, count(distinct agent_id) as people from visit_is where outcome = 'answered' group by 1
    union all select interaction_id, count(distinct agent_native) from leg group by interaction_id, source_id, claim_rank
    union all select m.interaction_id, count(distinct m.speaker_label) from its_message m join built w on w.interaction_id = m.interaction_id and w.channel not in ('voice', 'video')
        where m.speaker = 'agent' and m.kind <> 'event' group by 1
)
select interaction_id, max(people) as people_count from told group by 1;

create or replace temp table was as select * from interaction where rowid in (select rowid from interaction where interaction_id in (select work_id from ids));
delete from interaction where interaction_id in (select work_id from ids);
create or replace temp table now_is as select * from interaction limit 0;
insert into now_is by name
select w.interaction_id, w.programme_id, w.source_id, w.native_id, coalesce(w.channel, 'other') as channel, coalesce(w.direction, 'in') as direction,
    w.programme_id || '/' || w.queue_native as queue_id, coalesce(k.agent_id, w.programme_id || '/' || w.agent_native) as agent_id, coalesce(m.team_id, if(w.agent_native is null, null, w.programme_id || '/')) as team_id,
    coalesce(c.person_id, w.address_hash) as customer_id, w.masked_address, w.started_at, w.queued_at, w.answered_at, w.ended_at,
    cast(timezone(if(coalesce(s.zone, 'UTC') in ('UTC', 'Etc/UTC'), current_setting('TimeZone'), s.zone), w.started_at) as date) as started_on, hour(timezone(if(coalesce(s.zone, 'UTC') in ('UTC', 'Etc/UTC'), current_setting('TimeZone'), s.zone), w.started_at)) as started_hour, w.ivr_ms, w.wait_ms, w.talk_ms, w.hold_ms, w.acw_ms,
    if(coalesce(w.outcome, 'unknown') = 'unknown' and p.agent_message_count > 0 and w.channel not in ('voice', 'video'), 'answered', coalesce(w.outcome, 'unknown')) as outcome, w.outcome_raw, w.ended_by, coalesce(w.transfer_count, 0) as transfer_count, w.reason_label, w.is_resolved, w.purpose, w.case_native, coalesce(d.people_count, 0) as people_count,
    if(w.channel in ('voice', 'video'), null, p.first_response_ms) as first_response_ms, coalesce(p.customer_message_count, 0) as customer_message_count,
    coalesce(p.agent_message_count, 0) as agent_message_count, coalesce(p.bot_message_count, 0) as bot_message_count,
    coalesce(y.reply_count, 0) as reply_count, y.reply_ms, coalesce(y.reply_soon_count, 0) as reply_soon_count, w.time_precision
from built w
left join spoken p on p.interaction_id = w.interaction_id
left join replied y on y.interaction_id = w.interaction_id
left join served d on d.interaction_id = w.interaction_id
left join source s on s.source_id = w.source_id
left join known_as k on k.space = s.space and k.programme_id = s.programme_id and k.native_id = w.agent_native and cast(w.started_at as date) >= k.since and cast(w.started_at as date) < k.until
left join customer_identity c on c.address_hash = w.address_hash
left join stint m on m.agent_id = coalesce(k.agent_id, w.programme_id || '/' || w.agent_native) and cast(w.started_at as date) >= m.since and cast(w.started_at as date) < m.until
where w.started_at is not null and w.interaction_id not in (select interaction_id from inner_leg)
qualify row_number() over (partition by w.interaction_id order by k.is_anywhere, k.since desc, k.agent_id, m.since desc, m.team_id) = 1;
insert into interaction by name select * from now_is;

-- Only what came out differently is passed on to the stages that read it.
create or replace temp table moved as
select interaction_id, customer_id from (select * from now_is except select * from was)
union select interaction_id, customer_id from (select * from was except select * from now_is);

insert into due select 'annotate', n.interaction_id from now_is n left join was w using (interaction_id)
where (w.interaction_id is null or w.talk_ms is distinct from n.talk_ms or w.programme_id <> n.programme_id) and n.interaction_id in (select interaction_id from its_message);
create or replace temp table its_score as select interaction_id from contact_score where interaction_id in (select work_id from ids);
insert into due select distinct 'score', interaction_id from moved where interaction_id in (select interaction_id from its_score);
insert into due select distinct 'connect', customer_id from moved where customer_id is not null;
insert into due select distinct 'count', interaction_id from moved
union select 'count', interaction_id from (select * from visit_is except select * from visit_was)
union select 'count', interaction_id from (select * from visit_was except select * from visit_is);
delete from due where stage = 'build';
