"""What encourages, by hand: shrunk standings and their bands, badges on the day they are earned, the next step that
pays most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qa.access.reading import Reader
from qa.motivation.awarding import award_now
from qa.motivation.comparison import compared
from qa.motivation.growth import next_step, team_steps
from qa.scope import Scope

GAPS = (0.10, 0.05, 0.0, 0.0, -0.05, -0.10)
DAY = date(2026, 3, 2)


def _rows(n, usual=0.5, spread=0.25, gaps=GAPS):
    return [
        {"agent_id": f"a{at}", "n": n, "raw": usual + gap, "usual": usual, "spread": spread}
        for at, gap in enumerate(gaps)
    ]


def test_a_gap_is_drawn_towards_none_by_how_little_is_known():
    """n = 100, one contact varies by .25: noise .0025; the gaps vary by .025 / 6, so .0016667 lies between agents and
    four tenths of a gap are believed."""
    found = compared(_rows(100), "up", 100)
    assert (
        found["a0"].value == pytest.approx(54.0)
        and found["a0"].raw == pytest.approx(60.0)
        and found["a0"].usual == pytest.approx(50.0)
    )
    assert (found["a0"].low, found["a0"].high) == pytest.approx((54 - 6.198, 54 + 6.198), abs=0.001)
    assert {s.band for s in found.values()} == {"within"}


def test_bands_follow_the_interval_and_what_is_better():
    """n = 10,000: noise .000025, .994 of a gap is believed, half an interval is .00977."""
    up, down = compared(_rows(10_000), "up"), compared(_rows(10_000), "down")
    assert up["a0"].value == pytest.approx(0.5 + 0.1 * 0.994, abs=1e-4) and up["a0"].low == pytest.approx(
        0.5994 - 0.00977, abs=1e-4
    )
    assert [up[f"a{n}"].band for n in range(6)] == ["above", "above", "within", "within", "room", "room"]
    assert [down[f"a{n}"].band for n in range(6)] == ["room", "room", "within", "within", "above", "above"]


def test_few_contacts_are_thin_and_few_agents_are_not_shrunk():
    assert {s.band for s in compared(_rows(29), "up").values()} == {"thin"} and {
        s.band for s in compared(_rows(30), "up").values()
    } == {"within"}
    four = compared(_rows(100, gaps=GAPS[:4]), "up")
    assert four["a0"].value == pytest.approx(0.6) and four["a0"].high - four["a0"].value == pytest.approx(1.96 * 0.05)
    same = compared(_rows(100, gaps=(0.01,) * 6), "up")
    assert same["a0"].value == pytest.approx(0.5 + 0.01 / 11), (
        "gaps that vary less than noise alone count a tenth of it"
    )
    assert compared([], "up") == {}


def _facts(store, table, rows):
    """These rows instead of what the tiny centre has."""
    names = list(rows[0])
    with store.writing() as writer:
        writer.execute(f"delete from {table}")
        for row in rows:
            writer.execute(
                f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})", list(row.values())
            )


def _badges(store):
    return {
        (r["agent_id"], r["badge"]): r["earned_on"]
        for r in store.rows("select agent_id, badge, earned_on from award where agent_id in ('a', 'b', 'c')")
    }


def test_own_best_is_two_points_above_ones_own_four_weeks(tiny):
    rows = []
    for agent, later in (("a", 82.0), ("b", 81.9)):
        scores = [80.0] * 28 + [later] * 14
        rows += [
            dict(interaction_id=f"{agent}{n}.{k}", agent_id=agent, day=DAY + timedelta(n), score=s)
            for n, s in enumerate(scores)
            for k in range(3)
        ]
    _facts(tiny, "contact_fact", rows)
    award_now(tiny, ["a", "b"])
    assert _badges(tiny) == {("a", "own_best"): DAY + timedelta(41)}, (
        "the fourteenth better day; a tenth of a point less is not two"
    )


def test_heard_is_four_of_five_of_at_least_twenty(tiny):
    rows = []
    for agent, n, met in (("a", 20, 16), ("b", 20, 15), ("c", 19, 19)):
        rows += [
            dict(
                interaction_id=f"{agent}{k}",
                agent_id=agent,
                day=DAY,
                item_id="empathy",
                verdict="met" if k < met else "not_met",
                counts=True,
            )
            for k in range(n)
        ]
    _facts(tiny, "item_fact", rows)
    award_now(tiny, ["a", "b", "c"])
    assert _badges(tiny) == {("a", "heard"): DAY}


def test_the_next_step_is_where_most_points_are_left(tiny):
    """closing: 10 of 10 missed; identity: 4 of 10 missed. Whatever their points, a lone miss of ten never outweighs."""
    told = (
        [("closing", n, "not_met") for n in range(9)]
        + [("closing", 9, "met")]
        + [("ownership", n, "met" if n else "not_met") for n in range(10)]
    )
    told += [("identity", n, "not_met") for n in range(7)]
    contact = tiny.one("select interaction_id from interaction where native_id = 'V1'")
    agent = tiny.one("select agent_id from interaction where native_id = 'V1'")
    rows = [
        dict(
            interaction_id=contact,
            agent_id=agent,
            day=DAY,
            scorecard_id="voice",
            item_id=i,
            verdict=v,
            counts=True,
            message_seq=1,
            started_at="2026-03-02",
        )
        for i, _n, v in told
    ]
    _facts(tiny, "item_fact", rows)
    step = next_step(Reader(tiny, Scope("x", "agent", agent=agent)), DAY, DAY)
    assert (step.item.item_id, step.n, step.share) == ("closing", 10, pytest.approx(0.1)), (
        "seven misses of identity are too few to speak of"
    )
    assert step.missed["interaction_id"] == contact and step.best["message_seq"] == 1
    assert {a: i.item_id for a, (_card, i) in team_steps(Reader(tiny), DAY, DAY).items()} == {agent: "closing"}
