"""Erlang C and A against numbers that others worked out (queues and staffing: Erlang's tables, Mandelbaum and Zeltyn),
and against a queue that is played through; the average day against counting by hand."""

from __future__ import annotations

import heapq
from datetime import date
from random import Random

import pytest

from qa.access.reading import Reader
from qa.metrics.question import Question
from qa.metrics.queueing import erlang_a, erlang_c, late_share
from qa.metrics.staffing import average_day, expected
from qa.scope import Scope

DAY = Question(date(2026, 3, 2), date(2026, 3, 2))


@pytest.mark.parametrize(
    "agents,waits,level,wait", [(13, 0.2853, 0.7956, 17.12), (14, 0.1741, 0.8884, 7.836), (15, 0.1020, 0.9415, 3.673)]
)
def test_erlang_c_of_a_hundred_calls_in_half_an_hour(agents, waits, level, wait):
    floor = erlang_c(100, 1800, 180, agents, 20)
    assert (round(floor.waits_at_all, 4), round(floor.service_level, 4)) == (waits, level)
    assert floor.wait == pytest.approx(wait, rel=1e-3)
    assert agents != 14 or round(floor.occupancy, 4) == 0.7143


def test_fifty_agents_near_their_limit_by_c_and_a():
    endless, patient = erlang_c(48, 60, 60, 50, 20), erlang_a(48, 60, 60, 50, 120, 20)
    assert (round(endless.wait, 2), round(endless.occupancy, 2)) == (20.83, 0.96)
    assert round(late_share(48, 60, 60, 50, 0.1), 1) == 58.1
    assert (round(patient.abandoned, 4), round(patient.wait, 2)) == (0.0309, 3.71)
    assert (round(patient.occupancy, 3), round(patient.waits_at_all, 3)) == (0.930, 0.468)


def test_fourteen_agents_and_five_minutes_of_patience():
    floor = erlang_a(100, 1800, 180, 14, 300, 20)
    assert (round(floor.waits_at_all, 5), round(floor.abandoned, 6)) == (0.14526, 0.013984)
    assert (round(floor.occupancy, 6), round(floor.wait / 60, 6)) == (0.704297, 0.069919)


def test_more_load_than_people_never_settles_by_c_and_settles_by_a():
    assert erlang_c(100, 1800, 180, 9, 20).wait is None and erlang_c(1, 60, 60, 0, 20).wait is None
    floor = erlang_a(100, 1800, 180, 8, 60, 20)
    assert 0.15 < floor.abandoned < 0.35 and floor.occupancy < 1


def test_the_service_level_of_a_is_that_of_a_queue_played_through():
    draw, agents, patience, within = Random(7), 5, 90.0, 20.0
    come, handling, now, met, count = 1 / 30, 160.0, 0.0, 0, 0
    free = [0.0] * agents
    for _call in range(60_000):
        now += draw.expovariate(come)
        begins, gives_up = max(now, free[0]), now + draw.expovariate(1 / patience)
        count += 1
        if begins <= gives_up:
            heapq.heapreplace(free, begins + draw.expovariate(1 / handling))
            met += begins - now <= within
    assert erlang_a(come * 3600, 3600, handling, agents, patience, within).service_level == pytest.approx(
        met / count, abs=0.012
    )


def test_the_average_day_counts_calls_people_and_patience(tiny, monkeypatch):
    monkeypatch.setattr("qa.metrics.staffing.LEAST_CALLS", 1)
    monkeypatch.setattr("qa.metrics.staffing.LEAST_ABANDONS", 1)
    day = average_day(Reader(tiny), DAY)
    ten = next(hour for hour in day.hours if hour.hour == 10)
    assert (ten.calls, ten.met, ten.left, ten.handling) == (4, 0, 3 / 4, 250)
    assert ten.staffed == pytest.approx(0.5)  # half an hour of talk and wrap-up, the break is out
    assert day.patience == pytest.approx((10 + 20 + 30 + 3 + 15 + 40 + 5) / 3)
    assert expected(day, ten, 2)[1].abandoned < expected(day, ten, 1)[1].abandoned


def test_a_supervisors_hour_knows_no_call_of_another_brand(tiny, monkeypatch):
    monkeypatch.setattr("qa.metrics.staffing.LEAST_CALLS", 1)
    mine = Reader(tiny, Scope("s", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",)))
    before = average_day(mine, DAY)
    with tiny.writing() as writer:
        for fact in ("visit_fact", "contact_fact", "state_fact"):
            writer.execute(
                f"create or replace temp table foreign_row as select * from {fact} where agent_id = 'tiny/A1'"
            )
            writer.execute("update foreign_row set programme_id = 'other', team_id = 'other/x', agent_id = 'other/B1'")
            if fact != "state_fact":
                writer.execute("update foreign_row set queue_id = 'other/热线', interaction_id = 'x' || interaction_id")
            writer.execute(f"insert into {fact} select * from foreign_row")
    assert average_day(mine, DAY) == before
    assert average_day(Reader(tiny), DAY) != before
