"""A large centre written straight into the warehouse's tables, in SQL: no words worth hearing, but every table at its
true size. For the benches."""

from __future__ import annotations

from qa.metrics.counting import everything, renew
from qa.warehouse.due import is_waiting
from qa.warehouse.store import Store

DAYS, AGENTS, TEAMS, QUEUES, REASONS = 90, 400, 40, 20, 24
MESSAGES, PART = 4, 1_000_000
ITEMS = (
    "greeting",
    "identity",
    "empathy",
    "courtesy",
    "ownership",
    "no_overpromise",
    "privacy",
    "deadline",
    "confirm",
    "closing",
)
PEOPLE = f"""
insert into source by name select 's' as source_id, 'p' as programme_id, 'P' as programme_name, 's' as space,
'Asia/Shanghai' as zone, now() as first_seen_at;
insert into programme by name select 'p' as programme_id, 'P' as name, null as taxonomy;
insert into team by name select 'p/T' || t as team_id, 'p' as programme_id, 'T' || t as name, t as row_key
from range({TEAMS}) r(t);
insert into queue by name select 'p/Q' || q as queue_id, 'p' as programme_id, 'Q' || q as native_id, 'Q' || q as name,
'voice' as channel from range({QUEUES}) r(q);
insert into agent by name select 'p/A' || a as agent_id, 'A' || a as display_name, 'A' || a as employee_no, a as row_key
from range({AGENTS}) r(a);
insert into agent_alias by name select 's' as source_id, 'p' as programme_id, 'A' || a as native_id,
'p/A' || a as agent_id, a as row_key from range({AGENTS}) r(a);
insert into team_membership by name select 'p/A' || a as agent_id, 'p/T' || a % {TEAMS} as team_id, a as row_key
from range({AGENTS}) r(a)
"""
DRAWN = """
create or replace temp table drawn as
select i, md5('c' || i)[:16] as interaction_id, 'N' || i as native_id, hash(i, 1) % {agents} as agent, hash(i,
2) % {queues} as queue, hash(i, 3) % {reasons} as reason,
    md5('k' || hash(i, 4) % greatest(1, {total} * 2 // 5))[:16] as customer_id, if(hash(i, 5) % 3 = 0, 'webchat',
    'voice') as channel,
    timestamptz '2026-01-01 08:00:00+08' + to_days((i * {days} // {total})::int) + to_seconds((hash(i,
    6) % 43200)::double) as started_at,
    hash(i, 7) % 60000 as wait_ms, 60000 + hash(i, 8) % 600000 as talk_ms, hash(i, 9) % 12 = 0 as is_gone
from range({first}, {stop}) r(i) order by i
"""
FILLED = """
insert into interaction_claim by name
select i + 1000 as row_key, interaction_id, 's' as source_id, 'p' as programme_id, native_id, 20 as claim_rank, channel,
'in' as direction, 'Q' || queue as queue_native,
    if(is_gone, null, 'A' || agent) as agent_native, customer_id as address_hash, '138****0000' as masked_address,
    started_at, started_at as queued_at,
    if(is_gone, null, started_at + to_milliseconds(wait_ms)) as answered_at,
    started_at + to_milliseconds(wait_ms + if(is_gone, 0, talk_ms)) as ended_at,
    wait_ms, if(is_gone, null, talk_ms) as talk_ms, if(is_gone, 'abandoned_queue', 'answered') as outcome,
    0 as transfer_count, 'second' as time_precision from drawn;
insert into interaction by name
select interaction_id, 'p' as programme_id, 's' as source_id, native_id, channel, 'in' as direction,
'p/Q' || queue as queue_id, if(is_gone, null, 'p/A' || agent) as agent_id,
    if(is_gone, null, 'p/T' || agent % {teams}) as team_id, customer_id, '138****0000' as masked_address, started_at,
    started_at as queued_at,
    if(is_gone, null, started_at + to_milliseconds(wait_ms)) as answered_at,
    started_at + to_milliseconds(wait_ms + if(is_gone, 0, talk_ms)) as ended_at,
    cast(started_at as date) as started_on, hour(started_at) as started_hour, wait_ms, if(is_gone, null,
    talk_ms) as talk_ms, if(is_gone, 'abandoned_queue', 'answered') as outcome,
    0 as transfer_count, if(is_gone, 0, 2) as customer_message_count, if(is_gone, 0, 2) as agent_message_count,
    'second' as time_precision,
    if(channel = 'webchat' and not is_gone, wait_ms, null) as first_response_ms from drawn;
insert into queue_visit by name
select interaction_id, 1 as visit_seq, 's' as source_id, 'p' as programme_id, 'p/Q' || queue as queue_id, if(is_gone,
null, 'p/A' || agent) as agent_id,
    if(is_gone, null, 'p/T' || agent % {teams}) as team_id, started_at as entered_at,
    started_at + to_milliseconds(wait_ms) as left_at, wait_ms, talk_ms,
    if(is_gone, 'abandoned_queue', 'answered') as outcome, false as is_transferred from drawn;
insert into visit_claim by name
select i + 1000 as row_key, interaction_id, 1 as visit_seq, 's' as source_id, 'p' as programme_id,
'Q' || queue as queue_native, if(is_gone, null, 'A' || agent) as agent_native,
    started_at as entered_at, started_at + to_milliseconds(wait_ms) as left_at, wait_ms, if(is_gone, 'abandoned_queue',
    'answered') as outcome from drawn;
insert into contact_score by name
select interaction_id, round(sin(hash(i, 11) % 628 / 100.0), 3) as satisfaction,
satisfaction - 0.3 as satisfaction_low, satisfaction + 0.3 as satisfaction_high,
round(sin(hash(i, 12) % 628 / 100.0) / 2, 3) as sentiment,
    'p.r' || reason as reason_id, 0.8 as reason_confidence, '' as reason_because, '' as satisfaction_because,
    false as is_cut, 'x' as annotator_version, '{scorer}' as scorer_version
from drawn where not is_gone;
insert into message by name
select (i + 1) * 8 + n + 100000000 as row_key, 1 as part_no, interaction_id, 'p' as programme_id, n as message_seq,
n as order_no, if(n % 2 = 1, 'agent', 'customer') as speaker,
    'mapping' as role_source, 1000 * n as begin_ms, 1000 * n + 900 as end_ms, started_at + to_seconds(n) as said_at,
    'speech' as kind,
    '这是第' || hash(i, n) % 9999 || '条为了占位而写的话，和真的差不多长短' as text, false as is_redacted
from drawn cross join (select unnest(range(1, {messages} + 1)) as n) where not is_gone and i % {worded} = 0;
insert into message_score by name
select interaction_id, n as message_seq, round(sin(hash(i, n) % 628 / 100.0), 3) as sentiment from drawn cross
join (select unnest([2, 4]) as n) where not is_gone and i % {worded} = 0;
insert into finding by name
select interaction_id, n as message_seq, ['greeting', 'thanks', 'complaint', 'promise', 'empathy',
'closing'][1 + (hash(i, n, 3) % 6)::int] as label, 0 as span_begin, 2 as span_end,
    1.0 as score, '这是' as because, 'x' as annotator_version from drawn cross join (select unnest([1, 2]) as n)
    where not is_gone and (n = 1 or hash(i, 13) % 4 = 0);
insert into evaluation by name
select md5(interaction_id)[:16] as evaluation_id, interaction_id, if(channel = 'voice', 'voice',
'text') as scorecard_id, 'v1' as scorecard_version, 'machine' as occasion,
    'machine' as evaluator, 1 as number, false as is_withdrawn, 80.0 as points, 100.0 as points_possible, 80.0 as score,
    '' as result_hash
from drawn where not is_gone and i % {judged} = 0;
insert into evaluation_item by name
select md5(interaction_id)[:16] as evaluation_id, interaction_id, if(channel = 'voice', 'voice',
'text') as scorecard_id, t.item_id,
    ['met', 'met', 'met', 'met', 'not_met', 'na'][1 + v] as verdict, if(v < 4, 10.0, 0.0) as points, if(v < 5, 10.0,
    0.0) as points_possible,
    if(t.item_id = 'identity', 'compliance', '') as critical, 2 as message_seq, 0 as span_begin, 2 as span_end,
    '这是' as because
from (select d.*, unnest({items}) as item_id from drawn d where not is_gone and i % {judged} = 0) t,
lateral (select (hash(t.i, t.item_id) % 6)::int as v);
insert into survey by name
select i + 1000 as row_key, interaction_id, 'p' as programme_id, 'csat' as instrument, 'answered' as status,
1.0 + hash(i, 14) % 5 as score, started_at as answered_at
from drawn where not is_gone and i % 7 = 0;
insert into ingest_row by name
select 's' as source_id, 'contact' as entity, i + 1000 as row_key, hash(i) as content_hash, 20 as said_count,
false as is_deleted, 'f' || i // 20000 as file_id, i % 20000 as row_no
from drawn
union all by name
select 's' as source_id, 'message' as entity, (i + 1) * 8 + n + 100000000 as row_key, hash(i, n) as content_hash,
8 as said_count, false as is_deleted, 'm' || i // 20000 as file_id,
    i % 20000 as row_no
from drawn cross join (select unnest(range(1, {messages} + 1)) as n) where not is_gone and i % {worded} = 0
"""
SHIFTS = f"""
insert into agent_state by name
select 'p/A' || a as agent_id, 'p/T' || a % {TEAMS} as team_id, 'p' as programme_id, ['available', 'busy', 'acw',
'break'][1 + (hash(a, d, h) % 4)::int] as state, null as reason,
    timestamptz '2026-01-01 08:00:00+08' + to_days(d::int) + to_minutes(h * 15) as started_at,
    timestamptz '2026-01-01 08:15:00+08' + to_days(d::int) + to_minutes(h * 15) as ended_at
from range({AGENTS}) r(a), range({DAYS}) s(d), range(48) q(h)
"""


def fill(
    store: Store,
    contacts: int,
    worded: int = 1,
    judged: int = 1,
    scorer: str = "",
    stages: dict[str, str] | None = None,
    cards: dict[str, str] | None = None,
) -> None:
    """`contacts` over 90 days with visits, findings, evaluations, surveys; every `worded`-th has messages, every
    `judged`-th is judged. Everything is due to be counted.

    `scorer`, `stages` (stage → version) and `cards` (scorecard → version): what the rows pretend to be made with, so
    that nothing is due to be heard or judged anew.
    """
    sizes = dict(
        scorer=scorer,
        agents=AGENTS,
        queues=QUEUES,
        reasons=REASONS,
        days=DAYS,
        total=contacts,
        teams=TEAMS,
        messages=MESSAGES,
        worded=worded,
        judged=judged,
        items=list(ITEMS),
    )
    with store.writing() as writer:
        for step in [*PEOPLE.split(";\n"), SHIFTS]:
            writer.execute(step)
        for stage, version in (stages or {}).items():
            writer.execute("insert into stage_version values (?, ?)", [stage, version])
    for first in range(0, contacts, PART):
        with store.writing() as writer:
            writer.execute(DRAWN.format(**sizes, first=first, stop=min(contacts, first + PART)))
            for step in FILLED.split(";\n"):
                writer.execute(step.format(**sizes))
    with store.writing() as writer:
        for card, version in (cards or {}).items():
            writer.execute("update evaluation set scorecard_version = ? where scorecard_id = ?", [version, card])
    renew(store)
    if not is_waiting(store):
        with store.writing() as writer:
            everything(writer)
