"""What encourages, by hand: badges on the day they are earned, the next step that
pays most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qa.access.reading import Reader
from qa.motivation.awarding import award_now
from qa.motivation.growth import next_step, team_steps
from qa.scope import Scope

DAY = date(2026, 3, 2)


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
