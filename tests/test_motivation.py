"""The next step is the one that pays most, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from qa.access.reading import Reader
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
