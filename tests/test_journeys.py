"""What came after what: the same problem later counts, another brand's customer does not, and the newest days are
unknown a brand."""

from __future__ import annotations

from datetime import date

from ingesting import bring

from qa.access.reading import Reader
from qa.adapters.source import Source
from qa.contacts.building import build
from qa.customers import journeys
from qa.customers.journeys import connect
from qa.language.annotating import annotate
from qa.metrics.counting import count
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.warehouse.due import take
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

COLUMNS = "id,at,end,phone\n"
TABLE = {
    "match": "*.csv",
    "contact": {
        "id": "id",
        "channel": {"value": "voice"},
        "direction": {"value": "in"},
        "agent": {"value": "a"},
        "customer": {"column": "phone", "kind": "phone"},
        "started_at": "at",
        "ended_at": "end",
    },
}


def _calls(store, programme, *rows):
    text = COLUMNS + "".join(
        f"{programme}{n},2026-03-{day:02d} {hour:02d}:00:00,2026-03-{day:02d} {hour:02d}:05:00,{phone}\n"
        for n, (day, hour, phone) in enumerate(rows)
    )
    bring(store, text, f"{programme}.csv", Source(programme, programme, tables=(TABLE,)))


def test_brands_are_kept_apart_and_the_same_problem_is_seen_later(folder, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    store, phone = Store(), "13800000001"
    _calls(store, "p", (1, 9, phone), (2, 9, phone), (3, 9, phone), (4, 9, "13800000002"), (15, 9, "13800000003"))
    _calls(store, "q", (1, 10, phone), (28, 9, "13800000004"))
    build(store)
    reasons = {"p0": "refund", "p1": "invoice", "p2": "refund"}
    rows = [dict(interaction_id=Source("p", "p").contact(k), reason_id=v) for k, v in reasons.items()]
    with store.writing() as writer:
        writer.insert("contact_score", contracts()["contact_score"].arrow(rows))
    with store.writing() as writer:
        journeys.everything(writer)
    connect(store)
    count(store)
    value = {
        (v.key, v.by["programme"]): v for v in measure(Reader(store), ["fcr", "repeat_24h"], Question(), ("programme",))
    }
    assert (value[("fcr", "p")].n, value[("fcr", "p")].value) == (4, 3 / 4)
    assert value[("repeat_24h", "q")].value == 0 and value[("fcr", "q")].n == 1
    store.close()


def test_what_becomes_due_meanwhile_is_not_forgotten(folder):
    store = Store()
    with store.writing() as writer:
        writer.execute("insert into due values ('annotate', 'x')")
    assert take(store, "annotate") == ["x"]
    with store.writing() as writer:
        writer.execute("insert into due values ('annotate', 'y')")
        writer.execute("delete from due where stage = 'annotate, taken' and work_id = 'x'")
    assert take(store, "annotate") == ["y"]
    assert annotate(store) >= 0
    store.close()


def test_a_day_is_soon_and_a_week_is_the_same_matter(folder, monkeypatch):
    """Back after 23 hours 55 minutes, after 30 hours, after six days and after eight: two of them soon would be one too
    many."""
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    store = Store()
    pairs = [((1, 9), (2, 9)), ((1, 9), (2, 15)), ((1, 9), (7, 9)), ((1, 9), (9, 9))]
    _calls(
        store,
        "p",
        *((day, hour, f"1380000000{n}") for n, pair in enumerate(pairs) for day, hour in pair),
        (28, 9, "13800000009"),
    )
    build(store)
    connect(store)
    count(store)
    first = Question(until=date(2026, 3, 1))
    told = {
        v.key: (round(v.value * v.n), v.n) for v in measure(Reader(store), ["repeat_24h", "repeat_7d", "fcr"], first)
    }
    assert told == {"repeat_24h": (1, 4), "repeat_7d": (3, 4), "fcr": (1, 4)}
    store.close()
