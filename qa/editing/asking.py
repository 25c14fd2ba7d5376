"""Some items of a card asked of many contacts, in child processes: only what their conditions can see is read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from qa.editing.segments import Segment
from qa.engines.pool import each
from qa.quality.cases import cases, pack_tables, unpack
from qa.quality.judging import judge_item
from qa.quality.operators.model import question_key
from qa.quality.scorecard import Item
from qa.quality.scorecard_file import parse_scorecard
from qa.quality.scorecards import is_for
from qa.quality.scoring import item_row
from qa.warehouse.model import contracts
from qa.warehouse.store import Writer

# Contacts a child process is handed at once.
BATCH = 4000
MESSAGES = """select m.interaction_id, m.message_seq, m.speaker, coalesce(m.straight, m.text) as text, m.begin_ms,
m.end_ms, epoch_ms(m.said_at) as at_ms, {mood} as sentiment from message m {moods}
where m.interaction_id in (select work_id from looked_at) order by m.interaction_id, m.message_seq"""
MOODS = "left join mood_in_force s on s.interaction_id = m.interaction_id and s.message_seq = m.message_seq"
FINDINGS = """select interaction_id, label, message_seq, span_begin, span_end, because, score from heard_in_force
where interaction_id in (select work_id from looked_at) and label in (select label from labels) order by all"""
CONTACTS = """select i.interaction_id, i.channel, i.direction, i.programme_id, r.reason_id, i.outcome,
i.transfer_count, i.wait_ms, i.talk_ms, f.segment, i.started_hour as hour, i.started_on as day,
i.agent_message_count as agent_messages, i.customer_message_count as customer_messages, i.people_count as people
from interaction i left join reason_in_force r using (interaction_id)
left join {db}.main.contact_fact f using (interaction_id)
where i.interaction_id in (select work_id from looked_at) order by i.interaction_id"""


def ask(writer: Writer, db: str, part: Segment, items: list[Item]) -> Iterator[pa.Table]:
    """Rows of evaluation_item of these items, of the contacts in `looked_at` that the card is for."""
    if not items:
        return
    cards = () if part.is_same_scope else (part.becomes, *part.rivals)
    conditions = [c for told in (*cards, *items) for c in told.conditions.values()]
    labels = sorted({label for c in conditions for label in labels_of(c)})
    writer.ids("labels", labels, "label")
    has_moods = any(c["op"] == "sentiment" for c in conditions)
    how = dict(mood="s.sentiment", moods=MOODS) if has_moods else dict(mood="null::double", moods="")
    tables = [writer.table(sql) for sql in (MESSAGES.format(**how), FINDINGS, CONTACTS.format(db=db))]
    rivals = tuple(card.content for card in part.rivals)
    work = partial(asked, part.becomes.content, tuple(i.item_id for i in items), part.is_same_scope, rivals)
    batches = _batches(*tables)
    for _first, table in each(work, batches, alone=tables[2].num_rows <= BATCH):
        yield table


def labels_of(condition: dict) -> list[str]:
    """What a condition hears in words, by the labels of heard_in_force."""
    if condition["op"] == "model":
        return [f"model:{question_key(condition)}:{answer}" for answer in ("yes", "no", "unsure")]
    return condition["label"].split("|") if condition["op"] == "finding" else []


def asked(content: str, item_ids: tuple[str, ...], is_for_all: bool, rivals: tuple[str, ...], packed: pa.Table):
    """Arrow in, Arrow out: a batch to rows of evaluation_item. `is_for_all`: nobody has to ask whether the card is for
    a contact."""
    card, others = parse_scorecard(content), [parse_scorecard(one) for one in rivals]
    items = [card.item(item_id) for item_id in item_ids]
    rows = []
    for interaction_id, case in cases(*unpack(packed)).items():
        if case.lines and (is_for_all or is_for(card, case) and not any(is_for(o, case) for o in others)):
            rows += [item_row(interaction_id, card, item, judge_item(item, case)) for item in items]
    return contracts()["evaluation_item"].arrow(rows)


def _batches(messages: pa.Table, findings: pa.Table, contacts: pa.Table) -> Iterator[tuple[int, pa.Table]]:
    """Slices of the three, cut at contacts, each as one row of Arrow bytes."""
    for first in range(0, contacts.num_rows, BATCH):
        some = contacts.slice(first, BATCH)
        low, high = some["interaction_id"][0], some["interaction_id"][-1]
        yield first, pack_tables([_between(messages, low, high), _between(findings, low, high), some])


def _between(table: pa.Table, low: pa.Scalar, high: pa.Scalar) -> pa.Table:
    ids = table["interaction_id"]
    return table.filter(pc.and_(pc.greater_equal(ids, low), pc.less_equal(ids, high)))
