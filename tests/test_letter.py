"""The agent's letter, by hand: what was done well is quoted, a hard day is told from a usual one, and what a step does
is said with its doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pytest
from test_fair_comparison import contact, put

from qa.access.reading import Reader
from qa.motivation.letter import comeback, hard_day, well_done
from qa.scope import Scope

DAY = date(2026, 3, 2)
ME = Scope("me", "agent", agent="tiny/B0")


def _days(mix_of_today, usual=(("lost_parcel", 3, -0.4), ("invoice", 7, 0.2))):
    """Four weeks of the usual mix and one day of another: (reason, how many a day, mood)."""
    rows, number = [], 0
    for back in range(28, -1, -1):
        for reason, many, mood in mix_of_today if not back else usual:
            for _again in range(many):
                number += 1
                one = contact("tiny/B0", number, 80, reason) | dict(day=DAY - timedelta(days=back))
                rows.append(one | dict(satisfaction=mood, customer_message_count=3))
    return rows


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ((("lost_parcel", 6, -0.4), ("invoice", 4, 0.2)), "lost_parcel"),
        ((("lost_parcel", 3, -0.4), ("invoice", 7, 0.2)), None),
        ((("lost_parcel", 0, -0.4), ("invoice", 10, 0.2)), None),
        ((("lost_parcel", 4, -0.4), ("invoice", 3, 0.2)), None),
        ((("unknown", 9, -0.6), ("invoice", 4, 0.2)), None),
    ],
    ids=["twice the lost parcels", "a day like others", "an easy day", "too few", "nobody knows what they were"],
)
def test_a_hard_day_is_one_that_brought_more_of_what_is_hard(tiny, today, reason):
    put(tiny, _days(today))
    found = hard_day(Reader(tiny, ME), DAY)
    assert (found.reason_id if found else None) == reason
    if found:
        assert (found.now, found.usual, found.n) == pytest.approx((0.6, 0.3, 10))


def _judged(store, met_back, missed_back, n=100):
    """`n` contacts with the item met and `n` without, of which so many customers came back."""
    facts, items = [], []
    for number in range(2 * n):
        is_met, place = number < n, number % n
        back = place < (met_back if is_met else missed_back)
        one = contact("tiny/B0", number, 80) | dict(is_known_7d=True, next_gap_ms=3_600_000 if back else None)
        facts.append(one)
        item = {name: one[name] for name in ("interaction_id", "agent_id", "programme_id", "channel", "day")}
        items.append(item | dict(item_id="closing", verdict="met" if is_met else "not_met", counts=True))
    put(store, facts)
    with store.writing() as writer:
        writer.execute("delete from item_fact")
        writer.insert("item_fact", pa.Table.from_pylist(items))


def test_what_a_step_does_is_said_with_its_doubt(tiny):
    _judged(tiny, 31, 37)
    found = comeback(Reader(tiny, ME), "closing", DAY)
    assert (found.met, found.missed, found.met_n, found.missed_n) == pytest.approx((0.31, 0.37, 100, 100))
    assert not found.is_clear
    _judged(tiny, 10, 60)
    assert comeback(Reader(tiny, ME), "closing", DAY).is_clear
    _judged(tiny, 2, 3, 20)
    assert comeback(Reader(tiny, ME), "closing", DAY) is None, "too few say nothing"
    assert comeback(Reader(tiny, Scope("x", "agent", agent="tiny/B1")), "closing", DAY) is None


def test_something_done_well_is_quoted_from_an_own_thanked_contact(tiny):
    day = Reader(tiny).last_day()
    deeds = {
        agent: well_done(Reader(tiny, Scope("a", "agent", agent=agent)), day - timedelta(days=30), day)
        for agent in ("tiny/A1", "tiny/A2", "tiny/A3")
    }
    found = {agent: deed for agent, deed in deeds.items() if deed}
    assert found, "V1 and C2 were thanked"
    for agent, deed in found.items():
        assert deed.said and deed.answer
        told = tiny.rows("select agent_id from interaction where interaction_id = ?", [deed.interaction_id])
        assert told == [{"agent_id": agent}]
        asked = "select speaker from message where interaction_id = ? and text = ?"
        said = tiny.rows(asked, [deed.interaction_id, deed.said])
        assert {row["speaker"] for row in said} == {"agent"}
    assert well_done(Reader(tiny, ME), day - timedelta(days=30), day) is None
