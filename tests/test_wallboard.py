"""The wallboard: who waits at the last moment of the data, today's numbers, states of teams large enough; no person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.metrics.wallboard import wall
from qa.scope import Scope

BOSS = Scope("boss", "executive")


@pytest.fixture
def busy(tiny):
    """Three wait in 热线, one of high value, one since three hours; six people of a team and two of another are at
    work."""
    at = tiny.one("select max(started_at) from contact_fact")
    with tiny.writing() as writer:
        writer.execute("create or replace temp table one as select * from visit_fact limit 1")
        for minutes, segment in ((1, "high"), (2, "low"), (180, "low"), (3, None)):
            writer.execute(
                """insert into visit_fact select * replace (?::timestamptz as started_at, ?::date as day, ? as segment,
                'tiny/热线' as queue_id, 'unknown' as outcome, null as wait_ms, false as is_answered,
                false as is_abandoned, 'w' || ? as interaction_id) from one""",
                [at - timedelta(minutes=minutes), at.date(), segment, minutes],
            )
        writer.execute("delete from agent_state")
        for number in range(8):
            writer.execute(
                "insert into agent_state values (?, ?, 'tiny', ?, null, ?, ?, false)",
                [
                    f"tiny/A{number}",
                    "tiny/一组" if number < 6 else "tiny/二组",
                    "busy" if number % 2 else "available",
                    at - timedelta(minutes=9),
                    at + timedelta(minutes=9),
                ],
            )
        writer.execute(
            "insert into agent_state values ('tiny/A9', 'tiny/一组', 'tiny', 'break', null, ?, ?, false)",
            [at - timedelta(hours=2), at - timedelta(hours=1)],
        )
    return tiny, at


def test_who_waits_and_who_works(busy):
    tiny, at = busy
    found = wall(Reader(tiny, BOSS))
    line = next(one for one in found.lines if one.queue_id == "tiny/热线")
    assert (found.as_of, found.waiting, found.high) == (at, 3, 1)
    assert (line.waiting, line.high, line.since) == (3, 1, at - timedelta(minutes=3))
    assert [(t.team_id, t.people, t.states) for t in found.teams] == [
        ("tiny/一组", 6, {"available": 3, "busy": 3}),
        ("tiny/二组", 2, None),
    ]
    assert {one.waiting for one in found.lines if one.queue_id != "tiny/热线"} == {None}, "their source never tells"
    today = Question(at.date(), at.date())
    assert found.whole["offered"].value == measure(Reader(tiny, BOSS), ["offered"], today)[0].value
    assert wall(Reader(tiny, BOSS), "tiny").waiting == 3 and wall(Reader(tiny, BOSS), "none").waiting is None


def test_the_page_names_nobody_and_says_how_old_it_is(busy):
    said = html(opened("supervisor/11_wallboard.py"))
    assert "正在排队</span><b>3</b>" in said and "高价值客户 1 位" in said and "没有新的" in said
    assert "人少，不分开说" in said and "空闲 3" in said
    assert not [row for row in busy[0].rows("select display_name from agent") if row["display_name"] in said]


def test_a_wrong_clock_does_not_blank_the_floor(busy):
    tiny, at = busy
    with tiny.writing() as writer:
        writer.execute(
            "insert into contact_fact select * replace ('future' as interaction_id, now() + interval 20 hour as"
            " started_at, current_date + 1 as day) from contact_fact limit 1"
        )
    found = wall(Reader(tiny, BOSS))
    assert (found.as_of, found.waiting) == (at, 3)
