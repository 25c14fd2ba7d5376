"""Clocks of strangers' files: never set, doubled, of another zone, missing."""

from __future__ import annotations

import pytest
from ingesting import accounted, bring
from test_strangers_files import CALLS, _said

from qa.adapters.source import Source
from qa.contacts.building import build
from qa.warehouse.store import Store


@pytest.mark.parametrize("start", ["1970-01-01 08:00:00", "2000-01-01 00:00:10"])
def test_a_clock_that_was_never_set_is_refused(folder, start):
    text = (
        CALLS.format(seat="坐席")
        + f"1,呼入,13900002201,8001,售后,{start},{start},0,0,接通\n2,呼入,13900002201,8001,售后,2025-11-26"
        " 10:00:00,,12,1735689600,接通\n"
    )
    receipt = bring(Store(), text, "calls.csv")
    assert receipt.quarantined == 2 and accounted(receipt), "nor does a call last 55 years"


LONDON = Source(
    "l",
    "l",
    zone="Europe/London",
    tables=(
        {
            "match": "*",
            "contact": {"id": "id", "started_at": "s", "ended_at": "e", "talk": {"column": "t", "unit": "s"}},
        },
    ),
)


def test_an_hour_that_comes_twice_is_settled_by_order_and_length(folder):
    store = Store()
    text = (
        "id,s,e,t\n1,2025-10-26 01:50:00,2025-10-26 01:10:00,1200\n2,2025-10-26 01:30:00,2025-10-26"
        " 01:40:00,4200\n3,2025-03-30 01:30:00,2025-03-30 01:40:00,600\n"
    )
    receipt = bring(store, text, "calls.csv", LONDON)
    build(store)
    spans = {
        r["native_id"]: r["s"]
        for r in store.rows("select native_id, epoch(ended_at - started_at)::int as s from interaction")
    }
    assert spans == {"1": 1200, "2": 4200} and receipt.quarantined == 1, "half past one in spring does not exist"


def test_days_and_hours_are_those_of_the_source(folder):
    store = Store()
    bring(
        store,
        "1761436800|a.1|desk|NONE|ENTERQUEUE||07900000|1\n1761440400|a.2|desk|NONE|ENTERQUEUE||07900002|1\n",
        "queue_log",
        Source("d", "d", zone="Europe/London"),
    )
    bring(store, "1761436800|b.1|desk|NONE|ENTERQUEUE||07900000|1\n", "queue_log", Source("u", "u", zone="UTC"))
    build(store)
    assert {
        r["native_id"]: r["started_hour"] for r in store.rows("select native_id, started_hour from interaction")
    } == {"a.1": 1, "a.2": 1, "b.1": 8}


@pytest.mark.parametrize("hole", ["null", "NaN"])
def test_a_segment_without_a_time_loses_nothing(folder, hole):
    segments = (
        f'{{"start": 0.0, "end": 2.5, "text": "您好"}}, {{"text": "七四七"}}, {{"start": 6.0, "end": {hole}, "text":'
        ' "买了多久"}, {"start": 8.2, "end": 9.0, "text": "三年"}'
    )
    store = Store()
    assert bring(store, f'{{"segments": [{segments}], "language": "zh"}}', "call_9.json").new == 4
    assert [r["text"] for r in _said(store)] == ["您好", "七四七", "买了多久", "三年"]
