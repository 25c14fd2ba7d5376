"""The verb: contacts that are due are judged in child processes; a new scorecard version makes every contact of its channels due."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

import pyarrow as pa

from qa.engines.pool import each
from qa.quality.judging import Judgement, judge
from qa.quality.operator import Case, Line
from qa.quality.scorecard import card_for, version
from qa.warehouse.due import take
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

BATCH_CONTACTS = 1500
FACTS = ("channel", "reason_id", "outcome", "transfer_count", "wait_ms", "talk_ms", "segment")
MESSAGES = """
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, epoch_ms(m.said_at) as at_ms, s.sentiment
from message m left join message_score s using (interaction_id, message_seq)
where m.interaction_id in (select unnest(?::varchar[])) order by m.interaction_id, m.message_seq
"""
FINDINGS = (
    "select interaction_id, label, message_seq, span_begin, span_end, because from finding where interaction_id in (select unnest(?::varchar[])) order by all"
)
CONTACTS = """
select i.interaction_id, i.channel, c.reason_id, i.outcome, i.transfer_count, i.wait_ms, i.talk_ms, k.segment
from interaction i left join contact_score c using (interaction_id) left join (select customer_id, any_value(segment) as segment from customer group by 1) k on k.customer_id = i.customer_id
where i.interaction_id in (select unnest(?::varchar[])) order by i.interaction_id
"""


def cases(messages: list[dict], findings: list[dict], contacts: list[dict]) -> dict[str, Case]:
    """{interaction_id: Case} from rows of MESSAGES, FINDINGS and CONTACTS."""
    lines: dict[str, list] = {}
    labels: dict[str, dict] = {}
    moods: dict[str, dict] = {}
    for m in messages:
        lines.setdefault(m["interaction_id"], []).append(Line(m["message_seq"], m["speaker"], m["text"] or "", m["begin_ms"], m["end_ms"], m["at_ms"]))
        if m["sentiment"] is not None:
            moods.setdefault(m["interaction_id"], {})[m["message_seq"]] = m["sentiment"]
    for f in findings:
        labels.setdefault(f["interaction_id"], {}).setdefault(f["label"], []).append((f["message_seq"], f["span_begin"], f["span_end"], f["because"]))
    return {
        c["interaction_id"]: Case(
            tuple(lines.get(c["interaction_id"], ())), labels.get(c["interaction_id"], {}), moods.get(c["interaction_id"], {}), {f: c[f] for f in FACTS}
        )
        for c in contacts
    }


def evaluation_id(interaction_id: str, judgement: Judgement) -> str:
    return blake2b(f"{interaction_id}|{judgement.scorecard_id}|{judgement.version}".encode(), digest_size=8).hexdigest()


def judge_table(packed: pa.Table) -> dict[str, pa.Table]:
    """Arrow in, Arrow out. `packed` has one row with the three tables of a batch as Arrow IPC bytes."""
    three = [pa.ipc.open_stream(packed.column(n)[0].as_buffer()).read_all().to_pylist() for n in ("messages", "findings", "contacts")]
    evaluations, items = [], []
    for interaction_id, case in cases(*three).items():
        card = card_for(str(case.facts["channel"]))
        if card is None or not case.lines:
            continue
        found = judge(card, case)
        key = evaluation_id(interaction_id, found)
        evaluations.append(
            dict(
                evaluation_id=key,
                interaction_id=interaction_id,
                scorecard_id=found.scorecard_id,
                scorecard_version=found.version,
                points=found.points,
                points_possible=found.points_possible,
                score=found.score,
                has_customer_critical="customer" in found.critical,
                has_business_critical="business" in found.critical,
                has_compliance_critical="compliance" in found.critical,
                result_hash=found.result_hash,
            )
        )
        items += [
            dict(
                evaluation_id=key,
                interaction_id=interaction_id,
                item_id=r.item_id,
                verdict=r.verdict,
                points=r.points,
                points_possible=r.points_possible,
                na_reason=r.na_reason or None,
                message_seq=r.seq,
                span_begin=r.begin,
                span_end=r.end,
                because=r.because or None,
            )
            for r in found.items
        ]
    return {"evaluation": contracts()["evaluation"].arrow(evaluations), "evaluation_item": contracts()["evaluation_item"].arrow(items)}


def _pack(store: Store, batch: list[str]) -> pa.Table:
    columns = {}
    for name, sql in (("messages", MESSAGES), ("findings", FINDINGS), ("contacts", CONTACTS)):
        sink, table = pa.BufferOutputStream(), store.read(sql, [batch])
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        columns[name] = pa.array([sink.getvalue().to_pybytes()], pa.large_binary())
    return pa.table(columns)


def score(store: Store, said: Callable[[int, int], None] = lambda *_: None) -> int:
    """Judge every contact that is due; returns how many."""
    _renew(store)
    due = take(store, "score")
    batches = [due[i : i + BATCH_CONTACTS] for i in range(0, len(due), BATCH_CONTACTS)]
    done = 0
    for batch, tables in each(judge_table, ((b, _pack(store, b)) for b in batches), alone=len(batches) <= 1):
        with store.writing() as writer:
            for name, table in tables.items():
                writer.execute(f"delete from {name} where interaction_id in (select unnest(?::varchar[]))", [batch])
                writer.insert(name, table)
            writer.execute("delete from due where stage = 'score, taken' and work_id in (select unnest(?::varchar[]))", [batch])
        done += len(batch)
        said(done, len(due))
    return done


def _renew(store: Store) -> None:
    if store.one("select version from stage_version where stage = 'score'") == version():
        return
    with store.writing() as writer:
        writer.execute("insert into due select 'score', interaction_id from contact_score")
        writer.execute("delete from stage_version where stage = 'score'")
        writer.execute("insert into stage_version values ('score', ?)", [version()])
