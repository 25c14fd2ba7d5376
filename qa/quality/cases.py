"""Contacts as a rule sees them, read from what is in force, and packed for a child process."""

from __future__ import annotations

import pyarrow as pa

from qa.contact_reasons import facts_of
from qa.quality.operator import Case, Line
from qa.warehouse.store import Store
from qa.warehouse.views import narrowed

FACTS = (
    *(
        "channel",
        "direction",
        "programme_id",
        "reason_id",
        "outcome",
        "transfer_count",
        "wait_ms",
        "talk_ms",
        "segment",
        "hour",
        "day",
    ),
    *("agent_messages", "customer_messages", "people"),
)
TOUCHED = "with touched as (select unnest(?::varchar[]) as work_id) "
MESSAGES = TOUCHED + narrowed(
    """select m.interaction_id, m.message_seq, m.speaker, coalesce(m.straight, m.text) as text, m.begin_ms, m.end_ms,
        epoch_ms(m.said_at) as at_ms, s.sentiment
from {message} m left join {mood_in_force} s using (interaction_id, message_seq) order by m.interaction_id,
    m.message_seq"""
)
FINDINGS = TOUCHED + narrowed(
    """select interaction_id, label, message_seq, span_begin, span_end, because, score from {heard_in_force}
    order by all"""
)
CONTACTS = TOUCHED + narrowed(
    """select i.interaction_id, i.channel, i.direction, i.programme_id, r.reason_id, i.outcome, i.transfer_count,
        i.wait_ms, i.talk_ms, k.segment,
    i.started_hour as hour, i.started_on as day, i.agent_message_count as agent_messages,
    i.customer_message_count as customer_messages, i.people_count as people
from {interaction} i left join {reason_in_force} r using (interaction_id)
left join (select customer_id, min(segment) as segment from customer group by 1) k on k.customer_id = i.customer_id
    order by i.interaction_id"""
)


def cases(messages: list[dict], findings: list[dict], contacts: list[dict]) -> dict[str, Case]:
    """{interaction_id: Case} from rows of MESSAGES, FINDINGS and CONTACTS."""
    lines: dict[str, list] = {}
    labels: dict[str, dict] = {}
    moods: dict[str, dict] = {}
    chances: dict[str, dict] = {}
    for m in messages:
        lines.setdefault(m["interaction_id"], []).append(
            Line(m["message_seq"], m["speaker"], m["text"] or "", m["begin_ms"], m["end_ms"], m["at_ms"])
        )
        if m["sentiment"] is not None:
            moods.setdefault(m["interaction_id"], {})[m["message_seq"]] = m["sentiment"]
    for f in findings:
        labels.setdefault(f["interaction_id"], {}).setdefault(f["label"], []).append(
            (f["message_seq"], f["span_begin"], f["span_end"], f["because"])
        )
        chances.setdefault(f["interaction_id"], {})[f["label"], f["message_seq"]] = f["score"]
    return {
        c["interaction_id"]: Case(
            tuple(lines.get(c["interaction_id"], ())),
            labels.get(c["interaction_id"], {}),
            moods.get(c["interaction_id"], {}),
            {f: c[f] for f in FACTS} | facts_of(c["reason_id"]),
            chances.get(c["interaction_id"], {}),
        )
        for c in contacts
    }


def cases_of(store: Store, interaction_ids: list[str]) -> dict[str, Case]:
    """{interaction_id: case} of these contacts, as they stand in the warehouse."""
    return cases(*(store.read(sql, [interaction_ids]).to_pylist() for sql in (MESSAGES, FINDINGS, CONTACTS)))


def pack(store: Store, interaction_ids: list[str]) -> pa.Table:
    """One row that holds the messages, findings and contacts of a batch as Arrow IPC bytes."""
    return pack_tables([store.read(sql, [interaction_ids]) for sql in (MESSAGES, FINDINGS, CONTACTS)])


def pack_tables(tables: list[pa.Table]) -> pa.Table:
    """One row that holds rows of MESSAGES, FINDINGS and CONTACTS as Arrow IPC bytes."""
    columns = {}
    for name, table in zip(("messages", "findings", "contacts"), tables, strict=True):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        columns[name] = pa.array([sink.getvalue().to_pybytes()], pa.large_binary())
    return pa.table(columns)


def unpack(packed: pa.Table) -> list[list[dict]]:
    """[messages, findings, contacts] of a table that crossed processes."""
    return [
        pa.ipc.open_stream(packed.column(n)[0].as_buffer()).read_all().to_pylist()
        for n in ("messages", "findings", "contacts")
    ]
