"""Before a person: the way through the voice menu, and what customers tried alone; counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from looking import opened

from qa import pipeline
from qa.access.reading import Reader
from qa.customers.alone import could_alone, services
from qa.metrics.measuring import measure
from qa.scope import Scope
from qa.warehouse.store import Store

MAPPING = """[source]
id = "alone"
programme = "alone"
zone = "Asia/Shanghai"
[[table]]
match = "contacts.csv"
[table.contact]
id = "id"
channel = { value = "voice" }
direction = { value = "in" }
customer = { column = "phone", kind = "phone" }
started_at = "start"
ended_at = "end"
outcome = "outcome"
[[table]]
match = "menu.csv"
ivr_step = { contact = "id", step = "no", node = "node" }
[[table]]
match = "tries.csv"
[table.self_service]
id = "id"
customer = { column = "phone", kind = "phone" }
service = "service"
happened_at = "at"
result = "result"
"""
CONTACTS = """id,phone,start,end,outcome
A,13800000001,2026-03-02 09:00:00,2026-03-02 09:05:00,answered
B,13800000002,2026-03-02 10:00:00,2026-03-02 10:00:30,abandoned_ivr
C,13800000003,2026-03-02 11:00:00,2026-03-02 11:05:00,answered
D,13800000001,2026-03-05 09:00:00,2026-03-05 09:05:00,answered
"""
MENU = """id,no,node
A,1,root
A,2,orders
A,3,root
A,4,parcel
B,1,root
B,2,orders
"""
TRIES = """id,phone,service,at,result
1,13800000001,track,2026-03-01 20:00:00,done
2,13800000003,refund,2026-03-02 10:30:00,failed
3,13800000003,track,2026-03-02 08:00:00,done
4,13800000009,track,2026-03-02 08:00:00,done
"""


@pytest.fixture
def alone(folder, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    place = folder / "alone"
    place.mkdir()
    for name, text in (("source.toml", MAPPING), ("contacts.csv", CONTACTS), ("menu.csv", MENU)):
        (place / name).write_text(text, "utf-8")
    store = Store()
    pipeline.bring_in(store, [place])
    yield store, place
    store.close()


def _later(store, place) -> None:
    """The records of self-service come in after the contacts they came before."""
    later = place.parent / "tries"
    later.mkdir()
    (later / "source.toml").write_text(MAPPING, "utf-8")
    (later / "tries.csv").write_text(TRIES, "utf-8")
    pipeline.bring_in(store, [later])


def test_steps_rounds_and_where_calls_end(alone):
    reader = Reader(alone[0])
    steps, rounds = measure(reader, ["menu_steps"])[0], measure(reader, ["menu_loops"])[0]
    assert (steps.value, steps.n) == (3.0, 2) and (rounds.value, rounds.n) == (0.5, 2)
    by = {v.by["node"]: v.value for v in measure(reader, ["ivr_lost"], by=("node",)) if v.by["node"]}
    assert by == {"parcel": 0.0, "orders": 1.0}


def test_who_tried_alone_and_came_counts_once_records_are_there(alone):
    store, place = alone
    assert measure(Reader(store), ["tried_first"])[0].value is None, "no records, no number"
    _later(store, place)
    found = measure(Reader(store), ["tried_first"])[0]
    assert (found.parts.top, found.n) == (2, 3), "A and C; B tried nothing; D's day has no records"
    failed = measure(Reader(store), ["tried_first"], variant={"tried_first": "failed"})[0]
    assert failed.parts.top == 1
    told = services(Reader(store, Scope("boss", "executive")), date(2026, 3, 1), date(2026, 3, 31))
    assert [(one.name, one.tried, one.finished, one.came, one.came_finished) for one in told] == [
        ("track", 3, 3, 1, 1),
        ("refund", 1, 0, 1, 0),
    ]
    other = Reader(store, Scope("x", "executive", programmes=("other",)))
    assert services(other, date(2026, 3, 1), date(2026, 3, 31)) == []


def test_what_could_be_done_alone_and_hardly_is(tiny):
    """Of sixty returns ten tried first and eight of these failed; sixty complaints cannot be done alone; fifty-five
    invoices nobody tried; days without records say nothing."""
    with tiny.writing() as writer:
        writer.execute("create or replace temp table one as select * from contact_fact limit 1")
        writer.execute("delete from contact_fact")
        for reason, many, tried, failed, knows in (
            ("shop.return_goods", 60, 10, 8, True),
            ("shop.seller_attitude", 60, 30, 0, True),
            ("shop.invoice", 55, 0, 0, True),
            ("shop.invoice", 40, 0, 0, False),
        ):
            writer.execute(
                """insert into contact_fact select one.* replace (? || ? || i as interaction_id, ? as reason_id,
                    'in' as direction, true as is_answered, ? as knows_tries, if(i < ?, '退货', null) as tried_service,
                    case when i < ? then 'failed' when i < ? then 'done' end as tried_result, 2.0 as cost)
                from one, range(?) t(i)""",
                [reason, str(knows), reason, knows, tried, failed, tried, many],
            )
    day = tiny.one("select max(day) from contact_fact")
    found = could_alone(Reader(tiny, Scope("b", "executive")), day, day)
    assert [(one.reason_id, one.contacts, one.tried, one.cost, one.is_on_paper) for one in found] == [
        ("shop.return_goods", 60, 10, 120.0, False),
        ("shop.invoice", 55, 0, 110.0, True),
    ]
    said = [s.value for s in opened("supervisor/12_repeats.py").subheader]
    assert "能自己办的事，还是找人办" in said
