"""What a shift asked, by hand; for the person alone, of a team only as a whole."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from math import log

import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation.load import own_load, team_load
from qa.scope import Scope

DAY = date(2026, 3, 4)
TEAM = Scope("s", "supervisor", programmes=("tiny",), teams=("tiny/T",), queues=())


def shift(agent: str, day: date, minutes: list[tuple[int, int, str]], hostile: int = 0) -> list[dict]:
    """Contacts from minute to minute of a day, each about a reason; the first so many hostile."""
    start = datetime.combine(day, datetime.min.time(), timezone.utc)
    return [
        dict(
            interaction_id=f"{agent}.{day}.{k}",
            programme_id="tiny",
            team_id="tiny/T",
            agent_id=agent,
            day=day,
            is_answered=True,
            reason_id=reason,
            started_at=start + timedelta(minutes=begin),
            ended_at=start + timedelta(minutes=end),
            is_hostile=k < hostile,
        )
        for k, (begin, end, reason) in enumerate(minutes)
    ]


def put(store, rows: list[dict]) -> None:
    with store.writing() as writer:
        writer.execute("delete from contact_fact")
        facts = [{n: v for n, v in row.items() if n != "is_hostile"} for row in rows]
        writer.insert("contact_fact", pa.table({n: [row[n] for row in facts] for n in facts[0]}))
        loud = [row["interaction_id"] for row in rows if row["is_hostile"]] or ["none"]
        told = {"interaction_id": loud, "label": ["furious"] * len(loud), "message_seq": [1] * len(loud)}
        writer.insert("finding", pa.table(told))


def mine(store, agent="tiny/A1"):
    return Reader(store, Scope("a", "agent", programmes=("tiny",), agent=agent))


def test_a_shift_by_hand(tiny):
    """Twelve minutes without a contact are a break, nine are none; two reasons of two each: entropy ln 2 of ln 4."""
    put(tiny, shift("tiny/A1", DAY, [(0, 10, "a"), (19, 30, "a"), (42, 50, "b"), (55, 60, "b")], hostile=3))
    load = own_load(mine(tiny), DAY)
    assert (load.contacts, load.hostile, load.longest) == (4, 3, 30.0)
    assert load.variety == pytest.approx(log(2) / log(4)) and load.usual is None and not load.is_heavy


def test_a_heavy_shift_is_measured_against_ones_own(tiny):
    usual = [row for n in range(1, 11) for row in shift("tiny/A1", DAY - timedelta(n), [(0, 9, "a"), (30, 40, "b")], 2)]
    many = [(20 * k, 20 * k + 15, "abcd"[k % 4]) for k in range(8)]
    put(tiny, usual + shift("tiny/A1", DAY, many, hostile=6))
    load = own_load(mine(tiny), DAY)
    assert load.usual == 2.0 and load.is_heavy and "rest" in load.advice
    assert load.longest == 155.0 and "pause" in load.advice and "change" not in load.advice


def test_a_little_more_than_usual_is_not_heavy(tiny):
    day = [(9 * k, 9 * k + 5, "a") for k in range(6)]
    usual = [row for n in range(1, 11) for row in shift("tiny/A1", DAY - timedelta(n), day, 4)]
    put(tiny, usual + shift("tiny/A1", DAY, [(20 * k, 20 * k + 5, "ab"[k % 2]) for k in range(8)], hostile=5))
    load = own_load(mine(tiny), DAY)
    assert (load.usual, load.hostile, load.is_heavy) == (4.0, 5, False)


def test_a_day_of_one_kind_without_a_stop_says_so(tiny):
    put(tiny, shift("tiny/A1", DAY, [(9 * k, 9 * k + 8, "a") for k in range(15)]))
    assert own_load(mine(tiny), DAY).advice == ("pause", "change")
    assert own_load(mine(tiny), DAY + timedelta(30)) is None


@pytest.mark.parametrize("role", ["supervisor", "lead", "executive", "reviewer", "admin", "client", "auditor"])
def test_nobody_else_reads_a_persons_load(tiny, role):
    with pytest.raises(QAError):
        own_load(Reader(tiny, Scope("x", role)), DAY)


def test_a_team_is_told_as_a_whole_from_five_people(tiny):
    def people(count):
        return [row for n in range(count) for row in shift(f"tiny/A{n}", DAY, [(0, 30, "a"), (31, 60, "b")], n % 2)]

    put(tiny, people(4))
    assert team_load(Reader(tiny, TEAM), DAY) == {}
    put(tiny, people(6))
    found = team_load(Reader(tiny, TEAM), DAY)
    assert found == {"tiny/T": {"hostile": 0.5, "longest": 60.0, "variety": 1.0}}
    with pytest.raises(QAError):
        team_load(mine(tiny), DAY)
