"""Data health sees what is planted: a late source, an hour that fell out, a changed column, a share that left its
history, names nobody knows."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from ingesting import bring

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.drift import column_drift, rate_drift
from qa.adapters.health import gaps, sources, strangers
from qa.adapters.mapping.mapped_table import source_of
from qa.warehouse.store import Store

CONTACT = {
    "id": "id",
    "agent": "agent",
    "queue": "queue",
    "started_at": "at",
    "answered_at": {"column": "answer", "optional": True},
    "customer": {"column": "who", "kind": "phone"},
}
SOURCE = source_of(
    {
        "source": {"id": "x", "programme": "x"},
        "table": [
            {"match": "calls*", "contact": CONTACT | {"channel": {"value": "voice"}, "direction": {"value": "in"}}},
            {"match": "roster*", "agent": {"id": "id"}},
            {"match": "queues*", "queue": {"id": "id", "name": "name"}},
        ],
    },
    "tests",
)
FIRST = datetime(2026, 3, 2)


def _day(number: int) -> str:
    """Six calls an hour from nine to twelve; on day 20 nobody at ten; in the last days most callers are unknown; on day
    21 a column more."""
    day, extra = FIRST + timedelta(days=number), number >= 21
    lines = ["id,agent,queue,at,answer,who" + (",新列" if extra else "")]
    for hour in range(9, 12):
        for place in range(0 if (number, hour) == (20, 10) else 6):
            at = day + timedelta(hours=hour, minutes=place * 7)
            who = "" if number >= 16 and place > 1 else f"138000{hour:02d}{place:03d}"
            cells = [
                f"{number}-{hour}-{place}",
                "a9" if place == 0 else "a1",
                "2501",
                str(at),
                str(at + timedelta(seconds=9)),
                who,
            ]
            lines.append(",".join([*cells, "x"] if extra else cells))
    return "\n".join(lines) + "\n"


def test_what_is_planted_is_found_and_nothing_else(folder):
    store = Store()
    bring(store, "id\na1\n", "roster.csv", SOURCE)
    bring(store, "id,name\n1,别的组\n", "queues.csv", SOURCE)
    for number in range(23):
        bring(store, _day(number), f"calls-{number:02d}.csv", SOURCE)
    pipeline.refresh(store)
    assert [(g["day"].day, g["first_hour"], g["last_hour"], g["usual"]) for g in gaps(Reader(store))] == [
        (22, 10, 10, 6.0)
    ]
    drift = column_drift(Reader(store))
    assert [(d["name"], d["added"], d["removed"]) for d in drift] == [("calls-21.csv", ["新列"], [])]
    assert [(r["rate"], round(r["before"], 2), round(r["now"], 2)) for r in rate_drift(Reader(store))] == [
        ("with_customer", 1.0, 0.33)
    ]
    assert {(s["kind"], s["name"]) for s in strangers(Reader(store))} == {("agent", "a9"), ("queue", "2501")}
    last = datetime(2026, 3, 24, 11, 35, tzinfo=timezone(timedelta(hours=8)))
    one = next(s for s in sources(Reader(store), last + timedelta(hours=20)) if s["files"] == 25)
    assert not one["is_late"] and round(one["usual_hours"]) == 24 and one["read"] == one["accepted"]
    assert next(s for s in sources(Reader(store), last + timedelta(hours=60)) if s["files"] == 25)["is_late"]
    store.close()
